import type { Db } from '../../db/engine.ts';
import type { Page } from '../../kernel/paging.ts';
import type { User } from '../user/user.ts';
import { toUser } from '../user/user-row.sql.ts';
import type { Group } from './group.ts';

/** @returns false: the user was a member already */
export async function insertMember(db: Db, groupId: number, userId: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('group_member')
    .values({ group_id: groupId, user_id: userId })
    .onConflict((conflict) => conflict.columns(['group_id', 'user_id']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** @returns false: the user was no member */
export async function removeMember(db: Db, groupId: number, userId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('group_member')
    .where('group_id', '=', groupId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
}

/** By name. @param inactive whether those who are not active count too */
export async function listMembers(db: Db, groupId: number, inactive: boolean, page: Page): Promise<User[]> {
  const rows = await members(db, groupId, inactive)
    .selectAll('app_user')
    .orderBy('app_user.name_lower')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return rows.map(toUser);
}

export async function countMembers(db: Db, groupId: number, inactive: boolean): Promise<number> {
  const { count } = await members(db, groupId, inactive)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const members = (db: Db, groupId: number, inactive: boolean) =>
  db
    .selectFrom('group_member')
    .innerJoin('app_user', 'app_user.id', 'group_member.user_id')
    .where('group_member.group_id', '=', groupId)
    .$if(!inactive, (query) => query.where('app_user.active', '=', 1));

/** How many active users are in any of the groups, each counted once. */
export async function countActiveMembers(db: Db, groupIds: readonly number[]): Promise<number> {
  if (groupIds.length === 0) return 0;
  const { count } = await db
    .selectFrom('app_user')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('active', '=', 1)
    .where('id', 'in', (eb) =>
      eb.selectFrom('group_member').select('user_id').where('group_id', 'in', groupIds),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** By name. */
export const listGroupsOf = (db: Db, userId: number): Promise<Group[]> =>
  db
    .selectFrom('group_member')
    .innerJoin('app_group', 'app_group.id', 'group_member.group_id')
    .select(['app_group.id', 'app_group.name'])
    .where('group_member.user_id', '=', userId)
    .orderBy('app_group.name_lower')
    .execute();
