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

/** In their order; none: the filter has none of its own. */
export async function listFilterColumns(db: Db, filterId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('filter_column')
    .select('field_id')
    .where('filter_id', '=', filterId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.field_id);
}

/** In a transaction. */
export async function replaceFilterColumns(
  db: Db,
  filterId: number,
  fields: readonly string[],
): Promise<void> {
  await db.deleteFrom('filter_column').where('filter_id', '=', filterId).execute();
  if (fields.length === 0) return;
  const rows = fields.map((field_id, sequence) => ({ filter_id: filterId, sequence, field_id }));
  await db.insertInto('filter_column').values(rows).execute();
}

/** In their order; none: nobody chose any for everyone. */
export async function listStandardColumns(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('standard_column').select('field_id').orderBy('sequence').execute();
  return rows.map((row) => row.field_id);
}

/** In a transaction. */
export async function replaceStandardColumns(db: Db, fields: readonly string[]): Promise<void> {
  await db.deleteFrom('standard_column').execute();
  const rows = fields.map((field_id, sequence) => ({ sequence, field_id }));
  await db.insertInto('standard_column').values(rows).execute();
}
