import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import type { StatusTable } from './status.table.ts';
import { categoryById, type NewStatus, type Status } from './status.ts';

export async function listStatuses(db: Db): Promise<Status[]> {
  const rows = await db.selectFrom('status').selectAll().orderBy('sequence').orderBy('id').execute();
  return rows.map(toStatus);
}

export async function findStatus(db: Db, id: number): Promise<Status | null> {
  const row = await db.selectFrom('status').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toStatus(row) : null;
}

export async function findStatusByName(db: Db, name: string): Promise<Status | null> {
  const row = await db
    .selectFrom('status')
    .selectAll()
    .where('name_lower', '=', fold(name))
    .executeTakeFirst();
  return row ? toStatus(row) : null;
}

export async function insertStatus(db: Db, status: NewStatus): Promise<void> {
  const { categoryId, ...rest } = status;
  await db
    .insertInto('status')
    .values({ ...rest, category_id: categoryId, name_lower: fold(status.name) })
    .execute();
}

const toStatus = (row: Selectable<StatusTable>): Status => ({
  id: row.id,
  name: row.name,
  description: row.description,
  icon: row.icon,
  category: categoryById(row.category_id),
});
