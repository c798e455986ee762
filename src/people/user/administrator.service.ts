/**
 * What keeps administrators from becoming more than they are, and an installation from losing its last one:
 * - An administrator who is no system administrator does not touch one: by his password, his e-mail address or his
 *   groups he would become one.
 * - The last active system administrator stays.
 */
import type { Ctx } from '../../context.ts';
import * as store from './administrator.store.ts';
import { actForOthersDenied, lastSystemAdministrator, systemAdministratorsOnly } from './user.errors.ts';
import { mayActFor } from './user.policy.ts';
import type { User } from './user.ts';

/** @throws AppError 403 where the user is a system administrator and the actor, somebody else, is none */
export async function requireMayTouch(ctx: Ctx, user: User): Promise<void> {
  if (ctx.actor.userId === user.id || ctx.actor.may('SYSTEM_ADMIN')) return;
  if (await store.isSystemAdministrator(ctx.db, user.id)) throw systemAdministratorsOnly();
}

/** The same for what a user may do for himself and an administrator for him. @throws AppError 403 */
export async function requireMayActFor(ctx: Ctx, user: User): Promise<void> {
  if (!mayActFor(ctx.actor, user.id)) throw actForOthersDenied();
  await requireMayTouch(ctx, user);
}

/**
 * Runs a change that may take a system administrator away, and undoes it where none would be left. One such change
 * runs at a time.
 * @param tx in a transaction
 * @param applies whether this change may
 * @throws AppError 400
 */
export async function keepingAdministrators<T>(
  tx: Ctx,
  applies: boolean,
  change: () => Promise<T>,
): Promise<T> {
  if (!applies) return change();
  await store.lockAdministration(tx.db);
  const before = await store.anySystemAdministrator(tx.db);
  const result = await change();
  if (before && !(await store.anySystemAdministrator(tx.db))) throw lastSystemAdministrator();
  return result;
}

/** The global permissions that a group gives to its members. */
export const grantsOfGroup = (ctx: Pick<Ctx, 'db'>, groupId: number): Promise<string[]> =>
  store.listGroupGrants(ctx.db, groupId);

/** Ids of the groups that give any of these global permissions. */
export const groupsGiving = (ctx: Pick<Ctx, 'db'>, permissions: readonly string[]): Promise<number[]> =>
  store.listGroupsGiving(ctx.db, permissions);
