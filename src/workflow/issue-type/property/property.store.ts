import type { Db } from '../../../db/engine.ts';

/** In their order. */
export async function listKeys(db: Db, typeId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('issue_type_property')
    .select('key')
    .where('issue_type_id', '=', typeId)
    .orderBy('key')
    .execute();
  return rows.map((row) => row.key);
}

/** JSON text; null: there is no such property. */
export async function findValue(db: Db, typeId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('issue_type_property')
    .select('value')
    .where('issue_type_id', '=', typeId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** @returns whether it is new */
export async function putValue(db: Db, typeId: number, key: string, value: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('issue_type_property')
    .set({ value })
    .where('issue_type_id', '=', typeId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return false;
  await db
    .insertInto('issue_type_property')
    .values({ issue_type_id: typeId, key, value })
    .onConflict((conflict) => conflict.columns(['issue_type_id', 'key']).doUpdateSet({ value }))
    .execute();
  return true;
}

/** @returns whether there was one */
export async function removeValue(db: Db, typeId: number, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('issue_type_property')
    .where('issue_type_id', '=', typeId)
    .where('key', '=', key)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
