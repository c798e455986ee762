import type { Db } from '../../db/engine.ts';

/** Ids of all sub-tasks, whoever may see them, in their order. */
export async function listOrder(db: Db, parentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('issue')
    .select('id')
    .where('parent_id', '=', parentId)
    .orderBy('subtask_sequence', (by) => by.asc().nullsLast())
    .orderBy('number')
    .execute();
  return rows.map((row) => row.id);
}

/** Gives sub-tasks the places of a list. */
export async function putOrder(db: Db, ids: readonly number[]): Promise<void> {
  for (const [place, id] of ids.entries()) {
    await db.updateTable('issue').set({ subtask_sequence: place }).where('id', '=', id).execute();
  }
}
