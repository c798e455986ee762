import type { Insertable } from 'kysely';
import type { Db } from '../db/engine.ts';
import type { ProjectRoleTable } from './role/role.table.ts';
import type { PermissionSchemeTable } from './scheme/scheme.table.ts';

export const insertRole = async (db: Db, role: Insertable<ProjectRoleTable>): Promise<void> => {
  await db.insertInto('project_role').values(role).execute();
};

export const insertDefaultActor = async (db: Db, roleId: number, groupId: number): Promise<void> => {
  const actor = { role_id: roleId, group_id: groupId, project_id: null, user_id: null };
  await db.insertInto('project_role_actor').values(actor).execute();
};

export const insertScheme = async (db: Db, scheme: Insertable<PermissionSchemeTable>): Promise<void> => {
  await db.insertInto('permission_scheme').values(scheme).execute();
};

/** To a role, or (null) to whoever may use the application. */
export async function insertSchemeGrant(db: Db, schemeId: number, permission: string, roleId: number | null): Promise<void> {
  await db
    .insertInto('permission_grant')
    .values({
      scheme_id: schemeId,
      permission,
      holder_type: roleId === null ? 'applicationRole' : 'projectRole',
      group_id: null,
      role_id: roleId,
      user_id: null,
    })
    .execute();
}

export const insertGlobalGrant = async (db: Db, permission: string, groupId: number): Promise<void> => {
  await db.insertInto('global_grant').values({ permission, group_id: groupId }).execute();
};
