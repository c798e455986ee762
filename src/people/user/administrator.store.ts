/** Who is a system administrator: asked here, above permission/, since people must not be changed without it. */
import type { Db } from '../../db/engine.ts';

const SYSTEM_ADMIN = 'SYSTEM_ADMIN';

/** Whether a group of this user's gives the system administrators' permission; active or not. */
export async function isSystemAdministrator(db: Db, userId: number): Promise<boolean> {
  const row = await systemAdministrators(db).where('app_user.id', '=', userId).executeTakeFirst();
  return row !== undefined;
}

/** Which global permissions a group gives to its members. */
export async function listGroupGrants(db: Db, groupId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('global_grant')
    .select('permission')
    .where('group_id', '=', groupId)
    .execute();
  return rows.map((row) => row.permission);
}

/** The groups that give any of these global permissions. */
export async function listGroupsGiving(db: Db, permissions: readonly string[]): Promise<number[]> {
  const rows = await db
    .selectFrom('global_grant')
    .select('group_id')
    .distinct()
    .where('permission', 'in', permissions)
    .execute();
  return rows.flatMap((row) => (row.group_id === null ? [] : [row.group_id]));
}

/** Whether anybody active is a system administrator: asked after a change, in its transaction. */
export async function anySystemAdministrator(db: Db): Promise<boolean> {
  const row = await systemAdministrators(db).where('app_user.active', '=', 1).limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets one transaction at a time go on that may take the last system administrator away: two administrators who
 * deactivate each other in the same moment would otherwise both find the other one still there.
 */
export async function lockAdministration(db: Db): Promise<void> {
  await db
    .updateTable('global_grant')
    .set({ permission: SYSTEM_ADMIN })
    .where('permission', '=', SYSTEM_ADMIN)
    .execute();
}

const systemAdministrators = (db: Db) =>
  db
    .selectFrom('app_user')
    .innerJoin('group_member', 'group_member.user_id', 'app_user.id')
    .innerJoin('global_grant', 'global_grant.group_id', 'group_member.group_id')
    .select('app_user.id')
    .where('global_grant.permission', '=', SYSTEM_ADMIN);
