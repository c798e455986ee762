import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import { mentionsOfRole } from '../../people/workflow-mention.sql.ts';
import type { Role } from './role.ts';

const columns = ['id', 'name', 'description'] as const;

/** By name. */
export const listRoles = (db: Db): Promise<Role[]> =>
  db.selectFrom('project_role').select(columns).orderBy('name_lower').execute();

export const findRole = async (db: Db, id: number): Promise<Role | null> =>
  (await db.selectFrom('project_role').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

/** Throws where the name is taken. @param id only for those of a first start */
export const insertRole = (db: Db, role: { id?: number; name: string; description: string }): Promise<Role> =>
  db
    .insertInto('project_role')
    .values({ ...role, name_lower: fold(role.name) })
    .returning(columns)
    .executeTakeFirstOrThrow();

/** Throws where the name is taken. */
export const updateRole = async (db: Db, { id, name, description }: Role): Promise<void> => {
  await db
    .updateTable('project_role')
    .set({ name, name_lower: fold(name), description })
    .where('id', '=', id)
    .execute();
};

/** Its actors and what schemes grant to it go with it; throws where comments or work logs are still visible to it only. */
export const removeRole = async (db: Db, id: number): Promise<void> => {
  await db.deleteFrom('project_role').where('id', '=', id).execute();
};

/** Names of the permission schemes that grant something to the role. */
export async function listSchemesOfRole(db: Db, roleId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('permission_scheme')
    .select('name')
    .where('id', 'in', (eb) =>
      eb.selectFrom('permission_grant').select('scheme_id').where('role_id', '=', roleId),
    )
    .orderBy('name_lower')
    .execute();
  return rows.map((row) => row.name);
}

/** How many comments, or work logs, only this role can read. */
export async function countRestricted(db: Db, table: 'comment' | 'worklog', roleId: number): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('visible_role_id', '=', roleId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Grants to `to` what is granted to `from`; what `to` has already is left to go with its role. */
export async function moveGrants(db: Db, from: number, to: number): Promise<void> {
  await db
    .updateTable('permission_grant')
    .set({ role_id: to })
    .where('role_id', '=', from)
    .where(({ not, exists, selectFrom, lit }) =>
      not(
        exists(
          selectFrom('permission_grant as other')
            .select(lit(1).as('one'))
            .where('other.role_id', '=', to)
            .whereRef('other.scheme_id', '=', 'permission_grant.scheme_id')
            .whereRef('other.permission', '=', 'permission_grant.permission'),
        ),
      ),
    )
    .execute();
}

/** Comments and work logs. */
export const moveRestricted = async (db: Db, from: number, to: number): Promise<void> => {
  for (const table of ['comment', 'worklog'] as const) {
    await db.updateTable(table).set({ visible_role_id: to }).where('visible_role_id', '=', from).execute();
  }
};

/** Held until the transaction ends: two changes follow one another. */
export const lockRole = (db: Db, id: number): Promise<void> => lockRows(db, 'project_role', id);

/** The workflows that name it, with the places where they do. */
export const listMentions = (db: Db, id: number): Promise<string[]> => mentionsOfRole(db, id);
