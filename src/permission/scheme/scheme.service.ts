/**
 * Permission schemes: what projects wear. Administrators make and change them; a project wears exactly one, and one
 * that is worn cannot be deleted.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readNewGrants, replaceGrants } from './grant.service.ts';
import type { GrantInput } from './grant.ts';
import * as errors from './scheme.errors.ts';
import * as store from './scheme.store.ts';
import { defaultSchemeId, type Scheme, schemeNameProblem } from './scheme.ts';

type FindCtx = Pick<Ctx, 'db'>;

/** Every scheme, by name. */
export const listSchemes = (ctx: FindCtx): Promise<Scheme[]> => store.listSchemes(ctx.db);

/** @returns null: there is none. Asks nothing about permissions. */
export const findScheme = (ctx: FindCtx, id: number): Promise<Scheme | null> => store.findScheme(ctx.db, id);

/** The scheme that an address or a body names. @throws AppError 404 */
export async function requireScheme(ctx: FindCtx, id: string | number): Promise<Scheme> {
  const text = String(id);
  const scheme = /^\d{1,15}$/.test(text) ? await findScheme(ctx, Number(text)) : null;
  if (!scheme) throw errors.noSuchScheme(text);
  return scheme;
}

export interface SchemeInput {
  name?: string | undefined;
  description?: string | null | undefined;
  /** undefined: as they are. */
  permissions?: readonly GrantInput[] | undefined;
}

/** @throws AppError 400 by field */
export async function createScheme(ctx: Ctx, input: SchemeInput & { name: string }): Promise<Scheme> {
  const name = checkName(input.name);
  const grants = await readNewGrants(ctx, input.permissions ?? []);
  return transact(ctx, async (tx) => {
    const scheme = await named(name, () =>
      store.insertScheme(tx.db, { name, description: input.description ?? '' }),
    );
    await replaceGrants(tx, scheme, grants);
    await recordScheme(tx, scheme, 'permission-scheme-created', 'Permission scheme created');
    return scheme;
  });
}

/** What is absent stays as it is; a list of permissions replaces the one there was (Jira). @throws AppError 400 */
export async function changeScheme(ctx: Ctx, found: Scheme, input: SchemeInput): Promise<Scheme> {
  const name = input.name === undefined ? undefined : checkName(input.name);
  const grants = input.permissions && (await readNewGrants(ctx, input.permissions));
  return transact(ctx, async (tx) => {
    await store.lockScheme(tx.db, found.id);
    const scheme = await requireScheme(tx, found.id);
    const changed: Scheme = {
      ...scheme,
      name: name ?? scheme.name,
      description: input.description ?? scheme.description,
    };
    await named(changed.name, () => store.updateScheme(tx.db, changed));
    if (grants) await replaceGrants(tx, scheme, grants);
    await recordScheme(tx, changed, 'permission-scheme-changed', 'Permission scheme changed', {
      before: scheme,
      grantsReplaced: grants !== undefined,
    });
    return changed;
  });
}

// Enough to find them by.
const PROJECTS_NAMED = 10;

/** @throws AppError 400 where it is the default one, or a project wears it */
export async function deleteScheme(ctx: Ctx, scheme: Scheme): Promise<void> {
  if (scheme.id === defaultSchemeId) throw errors.schemeIsDefault(scheme.name);
  const projects = await store.listProjectsOfScheme(ctx.db, scheme.id, PROJECTS_NAMED);
  if (projects.length > 0) throw errors.schemeInUse(scheme.name, projects);
  await transact(ctx, async (tx) => {
    await removeOrExplain(tx, scheme);
    await recordScheme(tx, scheme, 'permission-scheme-deleted', 'Permission scheme deleted');
  });
}

async function removeOrExplain(tx: Ctx, scheme: Scheme): Promise<void> {
  try {
    await store.removeScheme(tx.db, scheme.id);
  } catch (error) {
    // A project was given it since they were counted.
    throw isReferenced(error) ? errors.schemeInUse(scheme.name, ['another project']) : error;
  }
}

function checkName(typed: string): string {
  const name = typed.trim();
  const problem = schemeNameProblem(name);
  if (problem) throw errors.badSchemeName(problem);
  return name;
}

async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.schemeNameTaken(name) : error;
  }
}

const recordScheme = (
  tx: Ctx,
  scheme: Scheme,
  action: string,
  summary: string,
  change?: { before: Scheme; grantsReplaced: boolean },
) =>
  record(tx, {
    category: 'permissions',
    action,
    summary: change?.grantsReplaced ? `${summary}, with all that it grants` : summary,
    object: { type: 'permission scheme', id: String(scheme.id), name: scheme.name },
    ...(change && {
      changed: (['name', 'description'] as const)
        .filter((field) => change.before[field] !== scheme[field])
        .map((field) => ({
          fieldName: field,
          changedFrom: change.before[field],
          changedTo: scheme[field],
        })),
    }),
  });
