/** Attributes of permission schemes. Administrators read and set them; nothing here goes by them yet. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import * as store from './attribute.store.ts';
import { type Attribute, keyProblem, valueProblem } from './attribute.ts';
import * as errors from './scheme.errors.ts';
import { requireScheme } from './scheme.service.ts';

/** @throws AppError 404 where the scheme or the attribute is missing */
export async function readAttribute(ctx: Ctx, schemeId: string, key: string): Promise<Attribute> {
  const scheme = await requireScheme(ctx, schemeId);
  const value = await store.findValue(ctx.db, scheme.id, key);
  if (value === null) throw errors.noSuchAttribute(key);
  return { key, value };
}

/** @throws AppError 404 without the scheme, 400 for a key or a value that is none */
export async function setAttribute(ctx: Ctx, schemeId: string, { key, value }: Attribute): Promise<void> {
  const scheme = await requireScheme(ctx, schemeId);
  const problem = keyProblem(key);
  if (problem) throw errors.badAttribute('key', problem);
  const trouble = valueProblem(value);
  if (trouble) throw errors.badAttribute('value', trouble);
  await transact(ctx, async (tx) => {
    const before = await store.findValue(tx.db, scheme.id, key);
    await store.putValue(tx.db, scheme.id, key, value);
    await record(tx, {
      category: 'permissions',
      action: 'permission-scheme-changed',
      summary: 'Attribute of a permission scheme set',
      object: { type: 'permission scheme', id: String(scheme.id), name: scheme.name },
      changed: [{ fieldName: key, changedFrom: before ?? '', changedTo: value }],
    });
  });
}
