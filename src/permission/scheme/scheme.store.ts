import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Scheme } from './scheme.ts';

const columns = ['id', 'name', 'description'] as const;

/** By name. */
export const listSchemes = (db: Db): Promise<Scheme[]> =>
  db.selectFrom('permission_scheme').select(columns).orderBy('name_lower').execute();

export const findScheme = async (db: Db, id: number): Promise<Scheme | null> =>
  (await db.selectFrom('permission_scheme').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

/** Throws where the name is taken. @param id only for the one of a first start */
export const insertScheme = (
  db: Db,
  scheme: { id?: number; name: string; description: string },
): Promise<Scheme> =>
  db
    .insertInto('permission_scheme')
    .values({ ...scheme, name_lower: fold(scheme.name) })
    .returning(columns)
    .executeTakeFirstOrThrow();

/** Throws where the name is taken. */
export const updateScheme = async (db: Db, { id, name, description }: Scheme): Promise<void> => {
  await db
    .updateTable('permission_scheme')
    .set({ name, name_lower: fold(name), description })
    .where('id', '=', id)
    .execute();
};

/** Its grants go with it; throws where a project wears it. */
export const removeScheme = async (db: Db, id: number): Promise<void> => {
  await db.deleteFrom('permission_scheme').where('id', '=', id).execute();
};

/** Keys of the first projects that wear the scheme. */
export async function listProjectsOfScheme(db: Db, schemeId: number, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('project')
    .select('key')
    .where('permission_scheme_id', '=', schemeId)
    .orderBy('key')
    .limit(most)
    .execute();
  return rows.map((row) => row.key);
}

/** Held until the transaction ends: two changes follow one another. */
export const lockScheme = (db: Db, id: number): Promise<void> => lockRows(db, 'permission_scheme', id);
