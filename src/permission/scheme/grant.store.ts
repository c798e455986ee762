import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { ProjectPermission } from '../permission.ts';
import type { Grant, HolderType, NewGrant } from './grant.ts';
import type { PermissionGrantTable } from './scheme.table.ts';

/** In the order in which they were made. */
export const listGrants = async (db: Db, schemeIds: readonly number[]): Promise<Grant[]> =>
  schemeIds.length === 0
    ? []
    : (
        await db
          .selectFrom('permission_grant')
          .selectAll()
          .where('scheme_id', 'in', schemeIds)
          .orderBy('id')
          .execute()
      ).map(toGrant);

export async function findGrant(db: Db, schemeId: number, id: number): Promise<Grant | null> {
  const row = await db
    .selectFrom('permission_grant')
    .selectAll()
    .where('id', '=', id)
    .where('scheme_id', '=', schemeId)
    .executeTakeFirst();
  return row ? toGrant(row) : null;
}

/** Throws where the scheme grants it already. */
export async function insertGrant(db: Db, schemeId: number, grant: NewGrant): Promise<Grant> {
  const row = await db
    .insertInto('permission_grant')
    .values(rowOf(schemeId, grant))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toGrant(row);
}

// PostgreSQL takes 65,535 parameters, SQLite 32,766; a grant needs six.
const AT_ONCE = 1000;

export async function insertGrants(db: Db, schemeId: number, grants: readonly NewGrant[]): Promise<void> {
  for (let from = 0; from < grants.length; from += AT_ONCE) {
    const rows = grants.slice(from, from + AT_ONCE).map((grant) => rowOf(schemeId, grant));
    await db.insertInto('permission_grant').values(rows).execute();
  }
}

/** @returns whether it was there */
export async function removeGrant(db: Db, schemeId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('permission_grant')
    .where('id', '=', id)
    .where('scheme_id', '=', schemeId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export const clearGrants = async (db: Db, schemeId: number): Promise<void> => {
  await db.deleteFrom('permission_grant').where('scheme_id', '=', schemeId).execute();
};

const rowOf = (schemeId: number, { permission, holder }: NewGrant) => ({
  scheme_id: schemeId,
  permission,
  holder_type: holder.type,
  group_id: holder.groupId,
  role_id: holder.roleId,
  user_id: holder.userId,
});

const toGrant = (row: Selectable<PermissionGrantTable>): Grant => ({
  id: row.id,
  schemeId: row.scheme_id,
  permission: row.permission as ProjectPermission,
  holder: {
    type: row.holder_type as HolderType,
    groupId: row.group_id,
    roleId: row.role_id,
    userId: row.user_id,
  },
});
