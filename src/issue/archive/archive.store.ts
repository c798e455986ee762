import type { Db } from '../../db/engine.ts';

/** Archives an issue and those of its sub-tasks that are not archived yet. */
export async function archive(db: Db, id: number, by: { id: number | null; at: number }): Promise<void> {
  await db
    .updateTable('issue')
    .set({ archived: by.at, archived_by: by.id })
    .where((eb) => eb.or([eb('id', '=', id), eb('parent_id', '=', id)]))
    .where('archived', 'is', null)
    .execute();
}

/** Restores an issue and those of its sub-tasks that were archived along with it. */
export async function restore(db: Db, id: number, archived: number): Promise<void> {
  await db
    .updateTable('issue')
    .set({ archived: null, archived_by: null })
    .where((eb) =>
      eb.or([eb('id', '=', id), eb.and([eb('parent_id', '=', id), eb('archived', '=', archived)])]),
    )
    .execute();
}

export async function isArchived(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('issue').select('archived').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.archived !== null;
}
