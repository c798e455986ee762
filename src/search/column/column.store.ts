import type { Db } from '../../db/engine.ts';

/** In their order; none: the user chose none. */
export async function listUserColumns(db: Db, userId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('user_column')
    .select('field_id')
    .where('user_id', '=', userId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.field_id);
}

/** In a transaction. */
export async function replaceUserColumns(db: Db, userId: number, fields: readonly string[]): Promise<void> {
  await db.deleteFrom('user_column').where('user_id', '=', userId).execute();
  if (fields.length === 0) return;
  const rows = fields.map((field_id, sequence) => ({ user_id: userId, sequence, field_id }));
  await db.insertInto('user_column').values(rows).execute();
}
