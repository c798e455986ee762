import type { Db } from '../../db/engine.ts';

/** Ids of the groups that were chosen for new users of an application; empty: none were. */
export async function listDefaultGroups(db: Db, roleKey: string): Promise<number[]> {
  const rows = await db
    .selectFrom('application_role_default')
    .select('group_id')
    .where('role_key', '=', roleKey)
    .execute();
  return rows.map((row) => row.group_id);
}

export async function putDefaultGroups(db: Db, roleKey: string, groupIds: readonly number[]): Promise<void> {
  await db.deleteFrom('application_role_default').where('role_key', '=', roleKey).execute();
  if (groupIds.length === 0) return;
  await db
    .insertInto('application_role_default')
    .values(groupIds.map((id) => ({ role_key: roleKey, group_id: id })))
    .execute();
}
