import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import type { Priority } from './priority.ts';

const columns = ['id', 'name', 'description', 'icon', 'color', 'sequence'] as const;

export const listPriorities = (db: Db): Promise<Priority[]> =>
  db.selectFrom('priority').select(columns).orderBy('sequence').orderBy('id').execute();

export const findPriority = async (db: Db, id: number): Promise<Priority | null> =>
  (await db.selectFrom('priority').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

export async function insertPriority(db: Db, priority: Priority): Promise<void> {
  await db
    .insertInto('priority')
    .values({ ...priority, name_lower: fold(priority.name) })
    .execute();
}
