/**
 * Groups and who is in them. A group that gives the system administrators' permission is changed by system
 * administrators only, and never so that no active one is left.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import type { Page } from '../../kernel/paging.ts';
import { grantsOfGroup, keepingAdministrators } from '../user/administrator.service.ts';
import { mayBrowsePeople } from '../user/user.policy.ts';
import { userObject } from '../user/user.service.ts';
import type { User } from '../user/user.ts';
import * as errors from './group.errors.ts';
import * as store from './group.store.ts';
import { type Group, groupNameProblem } from './group.ts';
import * as members from './member.store.ts';

type FindCtx = Pick<Ctx, 'db'>;

/** @returns null: there is no group of this name */
export const findGroupByName = (ctx: FindCtx, name: string): Promise<Group | null> =>
  store.findGroupByName(ctx.db, name);

/** The groups of these ids, by name. */
export const findGroupsByIds = (ctx: FindCtx, ids: readonly number[]): Promise<Group[]> =>
  store.listGroupsByIds(ctx.db, [...new Set(ids)]);

/** The group that `?groupname=` names. @throws AppError 400 where none is named, 404 */
export async function requireGroup(ctx: FindCtx, name: string | undefined): Promise<Group> {
  if (name === undefined || name.trim() === '') throw errors.groupNameNeeded();
  const group = await findGroupByName(ctx, name);
  if (!group) throw errors.noSuchGroup(name);
  return group;
}

/** @throws AppError 400: missing, malformed or taken */
export async function createGroup(ctx: Ctx, typedName: string): Promise<Group> {
  const name = typedName.trim();
  const problem = groupNameProblem(name);
  if (problem) throw errors.badGroupName(problem);
  if (await findGroupByName(ctx, name)) throw errors.groupNameTaken();
  return transact(ctx, async (tx) => {
    const group = await insertOrExplain(tx, name);
    await recordGroup(tx, group, 'group-created', 'Group created');
    return group;
  });
}

async function insertOrExplain(tx: Ctx, name: string): Promise<Group> {
  try {
    return await store.insertGroup(tx.db, name, tx.now);
  } catch (error) {
    throw isDuplicate(error) ? errors.groupNameTaken() : error;
  }
}

/**
 * Deletes a group, with the memberships, grants and roles that it was in.
 * @param swap the group that may read from now on what only this one could: comments, work logs
 * @throws AppError 400 where some of it would be left to nobody, or a workflow names it; 403
 */
export async function deleteGroup(ctx: Ctx, group: Group, swap: Group | null): Promise<void> {
  await requireMayChange(ctx, group);
  if (swap?.id === group.id) throw errors.swapGroupIsSame();
  await transact(ctx, (tx) =>
    keepingAdministrators(tx, true, async () => {
      const mentions = await store.listMentions(tx.db, group.name);
      if (mentions.length > 0) throw errors.groupIsNamed(group.name, mentions);
      const restricted = await store.countRestricted(tx.db, group.id);
      if (restricted > 0 && !swap) throw errors.swapGroupNeeded(restricted);
      if (swap) await store.moveRestricted(tx.db, group.id, swap.id);
      await store.removeGroup(tx.db, group.id);
      await recordGroup(tx, group, 'group-deleted', 'Group deleted');
    }),
  );
}

/** @throws AppError 400 for a member, 403 */
export async function addMember(ctx: Ctx, group: Group, user: User): Promise<void> {
  await requireMayChange(ctx, group);
  await transact(ctx, async (tx) => {
    if (!(await members.insertMember(tx.db, group.id, user.id)))
      throw errors.alreadyMember(user.name, group.name);
    await recordMember(tx, group, user, 'group-member-added', 'User added to group');
  });
}

/** @throws AppError 400 for one who is no member, or is the last system administrator by it; 403 */
export async function removeMember(ctx: Ctx, group: Group, user: User): Promise<void> {
  await requireMayChange(ctx, group);
  await transact(ctx, (tx) =>
    keepingAdministrators(tx, true, async () => {
      if (!(await members.removeMember(tx.db, group.id, user.id)))
        throw errors.notMember(user.name, group.name);
      await recordMember(tx, group, user, 'group-member-removed', 'User removed from group');
    }),
  );
}

/** Members by name, with how many there are. @param inactive whether those who are not active count too */
export async function listMembers(
  ctx: FindCtx,
  group: Group,
  inactive: boolean,
  page: Page,
): Promise<{ users: User[]; total: number }> {
  const total = await members.countMembers(ctx.db, group.id, inactive);
  const users = page.maxResults > 0 ? await members.listMembers(ctx.db, group.id, inactive, page) : [];
  return { users, total };
}

/** A user's groups by name. */
export const groupsOf = (ctx: FindCtx, userId: number): Promise<Group[]> =>
  members.listGroupsOf(ctx.db, userId);

/** How many active users are in any of the groups. */
export const countPeopleIn = (ctx: FindCtx, groups: readonly Group[]): Promise<number> =>
  members.countActiveMembers(
    ctx.db,
    groups.map((group) => group.id),
  );

/** The first few groups for a picker; nobody who may not browse people is shown any. */
export async function pickGroups(
  ctx: Ctx,
  search: store.GroupSearch,
  most: number,
): Promise<{ groups: Group[]; total: number }> {
  if (!mayBrowsePeople(ctx.actor)) return { groups: [], total: 0 };
  const total = await store.countMatchingGroups(ctx.db, search);
  return { groups: await store.listMatchingGroups(ctx.db, search, most), total };
}

async function requireMayChange(ctx: Ctx, group: Group): Promise<void> {
  if (ctx.actor.may('SYSTEM_ADMIN')) return;
  const grants = await grantsOfGroup(ctx, group.id);
  if (grants.includes('SYSTEM_ADMIN')) throw errors.systemAdministratorsGroup(group.name);
}

const recordGroup = (tx: Ctx, group: Group, action: string, summary: string) =>
  record(tx, {
    category: 'group management',
    action,
    summary,
    object: { type: 'group', id: String(group.id), name: group.name },
  });

const recordMember = (tx: Ctx, group: Group, user: User, action: string, summary: string) =>
  record(tx, {
    category: 'group management',
    action,
    summary,
    object: userObject(user),
    changed: [
      action === 'group-member-added'
        ? { fieldName: 'group', changedTo: group.name }
        : { fieldName: 'group', changedFrom: group.name },
    ],
  });
