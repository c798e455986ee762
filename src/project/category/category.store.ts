import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { ProjectCategory } from './category.ts';

const columns = ['id', 'name', 'description'] as const;

export const listCategories = (db: Db): Promise<ProjectCategory[]> =>
  db.selectFrom('project_category').select(columns).orderBy('name_lower').execute();

export const findCategory = async (db: Db, id: number): Promise<ProjectCategory | null> =>
  (await db.selectFrom('project_category').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

/** @throws a duplicate where the name is taken */
export const insertCategory = (db: Db, category: Omit<ProjectCategory, 'id'>): Promise<ProjectCategory> =>
  db
    .insertInto('project_category')
    .values({ ...category, name_lower: fold(category.name) })
    .returning(columns)
    .executeTakeFirstOrThrow();

/** @throws a duplicate where the name is taken */
export async function updateCategory(db: Db, { id, name, description }: ProjectCategory): Promise<void> {
  await db
    .updateTable('project_category')
    .set({ name, name_lower: fold(name), description })
    .where('id', '=', id)
    .execute();
}

/** Its projects stay, in no category. */
export async function removeCategory(db: Db, id: number): Promise<void> {
  await db.deleteFrom('project_category').where('id', '=', id).execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockCategory = (db: Db, id: number): Promise<void> => lockRows(db, 'project_category', id);
