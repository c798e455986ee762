/** What integrations keep on an issue type: JSON by key. Whoever may know of the type reads it; administrators write it. */
import { record } from '../../../audit/audit.service.ts';
import { type Ctx, transact } from '../../../context.ts';
import {
  noSuchProperty,
  propertyJson,
  readProperty,
  readPropertyKey,
} from '../../../kernel/entity-property.ts';
import { requireVisibleIssueType } from '../issue-type.service.ts';
import type { IssueType } from '../issue-type.ts';
import * as store from './property.store.ts';

/** @throws AppError 404 for a type that is missing or hidden */
export async function listPropertyKeys(ctx: Ctx, id: string): Promise<{ type: IssueType; keys: string[] }> {
  const type = await requireVisibleIssueType(ctx, id);
  return { type, keys: await store.listKeys(ctx.db, type.id) };
}

/** @returns the value, parsed @throws AppError 404 */
export async function getProperty(ctx: Ctx, id: string, key: string): Promise<unknown> {
  const type = await requireVisibleIssueType(ctx, id);
  return readProperty(key, await store.findValue(ctx.db, type.id, readPropertyKey(key)));
}

/** @returns whether the property is new @throws AppError 400, 404 */
export const setProperty = (ctx: Ctx, id: string, key: string, value: unknown): Promise<boolean> =>
  transact(ctx, async (tx) => {
    const type = await requireVisibleIssueType(tx, id);
    const isNew = await store.putValue(tx.db, type.id, readPropertyKey(key), propertyJson(value));
    await tell(tx, type, key, 'set');
    return isNew;
  });

/** @throws AppError 404 where there is none */
export const removeProperty = (ctx: Ctx, id: string, key: string): Promise<void> =>
  transact(ctx, async (tx) => {
    const type = await requireVisibleIssueType(tx, id);
    if (!(await store.removeValue(tx.db, type.id, readPropertyKey(key)))) throw noSuchProperty(key);
    await tell(tx, type, key, 'removed');
  });

/** The value may be anything, a secret too: the log has the key alone. */
const tell = (tx: Ctx, { id, name }: IssueType, key: string, what: 'set' | 'removed') =>
  record(tx, {
    category: 'workflows',
    action: `issue-type-property-${what}`,
    summary: `Property of an issue type ${what}`,
    object: { type: 'issue type', id: String(id), name },
    changed: [{ fieldName: 'Property', changedTo: key }],
  });
