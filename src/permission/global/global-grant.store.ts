import type { Db } from '../../db/engine.ts';
import type { GlobalPermission } from '../permission.ts';
import type { GlobalGrant } from './global-grant.ts';

const grants = (db: Db) =>
  db
    .selectFrom('global_grant')
    .leftJoin('app_group', 'app_group.id', 'global_grant.group_id')
    .select([
      'global_grant.id',
      'global_grant.permission',
      'global_grant.group_id',
      'app_group.name as group_name',
    ]);

/** By permission and the group's name. */
export async function listGrants(db: Db): Promise<GlobalGrant[]> {
  const rows = await grants(db)
    .orderBy('global_grant.permission')
    .orderBy('app_group.name_lower')
    .orderBy('global_grant.id')
    .execute();
  return rows.map(toGrant);
}

export async function findGrant(db: Db, id: number): Promise<GlobalGrant | null> {
  const row = await grants(db).where('global_grant.id', '=', id).executeTakeFirst();
  return row ? toGrant(row) : null;
}

/** Throws where it is granted already. @param id of the group; null: anyone @returns the grant's id */
export async function insertGrant(
  db: Db,
  permission: GlobalPermission,
  groupId: number | null,
): Promise<number> {
  const { id } = await db
    .insertInto('global_grant')
    .values({ permission, group_id: groupId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns whether it was there */
export async function removeGrant(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('global_grant')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

const toGrant = (row: {
  id: number;
  permission: string;
  group_id: number | null;
  group_name: string | null;
}): GlobalGrant => ({
  id: row.id,
  permission: row.permission as GlobalPermission,
  group: row.group_id === null ? null : { id: row.group_id, name: row.group_name ?? '' },
});

/** @returns whether it was there */
export async function removeGrantOf(db: Db, permission: GlobalPermission, groupId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('global_grant')
    .where('permission', '=', permission)
    .where('group_id', '=', groupId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
