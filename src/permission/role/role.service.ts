/**
 * Project roles: the same names in every project, with people of its own in each. Administrators make and change
 * them; a role that schemes or comments need is only deleted when another takes its place.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { administersAnything } from '../permission.service.ts';
import * as errors from './role.errors.ts';
import * as store from './role.store.ts';
import { type Role, roleNameProblem } from './role.ts';

type FindCtx = Pick<Ctx, 'db'>;

/** Every role, by name. Asks nothing about permissions. */
export const listRoles = (ctx: FindCtx): Promise<Role[]> => store.listRoles(ctx.db);

/** @returns null: there is none. Asks nothing about permissions. */
export const findRole = (ctx: FindCtx, id: number): Promise<Role | null> => store.findRole(ctx.db, id);

/** The role that an address names. @throws AppError 404 */
export async function requireRole(ctx: FindCtx, id: string): Promise<Role> {
  const role = /^\d{1,15}$/.test(id) ? await findRole(ctx, Number(id)) : null;
  if (!role) throw errors.noSuchRole();
  return role;
}

/** Who chooses roles for something, anywhere, may read their names. @throws AppError 403 */
export async function requireMayReadRoles(ctx: Ctx): Promise<void> {
  if (!ctx.actor.may('ADMINISTER') && !(await administersAnything(ctx)))
    throw errors.rolesAreForAdministrators();
}

export interface RoleDetails {
  name: string;
  description: string;
}

/** @throws AppError 400 by field, 409 where the name is taken */
export async function createRole(ctx: Ctx, { name: typedName, description }: RoleDetails): Promise<Role> {
  const name = checkName(typedName);
  return transact(ctx, async (tx) => {
    const role = await named(
      () => store.insertRole(tx.db, { name, description }),
      () => errors.roleNameTaken(name),
    );
    await recordRole(tx, role, 'project-role-created', 'Project role created');
    return role;
  });
}

/** @throws AppError 400 where nothing is given, or a name that is malformed or another role's */
export async function changeRole(ctx: Ctx, found: Role, changes: Partial<RoleDetails>): Promise<Role> {
  if (changes.name === undefined && changes.description === undefined) throw errors.nothingToChange();
  return transact(ctx, async (tx) => {
    await store.lockRole(tx.db, found.id);
    const role = await requireRole(tx, String(found.id));
    const changed: Role = {
      ...role,
      name: changes.name === undefined ? role.name : checkName(changes.name),
      description: changes.description ?? role.description,
    };
    await named(
      () => store.updateRole(tx.db, changed),
      () => errors.roleNameTakenByAnother(changed.name),
    );
    await recordRole(tx, changed, 'project-role-changed', 'Project role changed', role);
    return changed;
  });
}

/**
 * Deletes a role with its actors in all projects.
 * @param swap the role that gets what schemes grant to this one, and reads what only this one could; null: none
 * @throws AppError 400 where a workflow names it, 409 where the role is in use and none takes its place
 */
export async function deleteRole(ctx: Ctx, role: Role, swap: Role | null): Promise<void> {
  if (swap?.id === role.id) throw errors.swapRoleIsSame();
  await transact(ctx, async (tx) => {
    const mentions = await store.listMentions(tx.db, role.id);
    if (mentions.length > 0) throw errors.roleIsNamed(role.name, mentions);
    if (swap) {
      await store.moveGrants(tx.db, role.id, swap.id);
      await store.moveRestricted(tx.db, role.id, swap.id);
    } else {
      const uses = await usesOf(tx, role);
      if (uses.length > 0) throw errors.roleInUse(role.name, uses);
    }
    await removeOrExplain(tx, role);
    await recordRole(tx, role, 'project-role-deleted', 'Project role deleted');
  });
}

/** The role that `?swap=` names. @throws AppError 400 */
export async function requireSwapRole(ctx: FindCtx, id: string | undefined): Promise<Role | null> {
  if (id === undefined || id === '') return null;
  const role = /^\d{1,15}$/.test(id) ? await findRole(ctx, Number(id)) : null;
  if (!role) throw errors.noSwapRole();
  return role;
}

async function usesOf(tx: Ctx, role: Role): Promise<string[]> {
  const schemes = await store.listSchemesOfRole(tx.db, role.id);
  const comments = await store.countRestricted(tx.db, 'comment', role.id);
  const worklogs = await store.countRestricted(tx.db, 'worklog', role.id);
  return [
    ...schemes.map((name) => `the permission scheme '${name}'`),
    ...(comments > 0 ? [`the visibility of ${comments} comments`] : []),
    ...(worklogs > 0 ? [`the visibility of ${worklogs} work logs`] : []),
  ];
}

async function removeOrExplain(tx: Ctx, role: Role): Promise<void> {
  try {
    await store.removeRole(tx.db, role.id);
  } catch (error) {
    // Somebody wrote a comment, or logged work, for this role since its uses were counted.
    throw isReferenced(error)
      ? errors.roleInUse(role.name, ['the visibility of comments or work logs'])
      : error;
  }
}

function checkName(typed: string): string {
  const name = typed.trim();
  const problem = roleNameProblem(name);
  if (problem) throw errors.badRoleName(problem);
  return name;
}

async function named<T>(write: () => Promise<T>, taken: () => Error): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? taken() : error;
  }
}

const recordRole = (tx: Ctx, role: Role, action: string, summary: string, before?: Role) =>
  record(tx, {
    category: 'permissions',
    action,
    summary,
    object: { type: 'project role', id: String(role.id), name: role.name },
    ...(before && {
      changed: (['name', 'description'] as const)
        .filter((field) => before[field] !== role[field])
        .map((field) => ({ fieldName: field, changedFrom: before[field], changedTo: role[field] })),
    }),
  });
