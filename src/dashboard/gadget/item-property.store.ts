import type { Db } from '../../db/engine.ts';

/** By key; values are JSON text. */
export const listProperties = (db: Db, gadgetId: number): Promise<{ key: string; value: string }[]> =>
  db
    .selectFrom('gadget_property')
    .select(['key', 'value'])
    .where('gadget_id', '=', gadgetId)
    .orderBy('key')
    .execute();

/** @returns JSON text; null: there is no such property */
export async function findProperty(db: Db, gadgetId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('gadget_property')
    .select('value')
    .where('gadget_id', '=', gadgetId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** @param value JSON text @returns whether it is new */
export async function putProperty(db: Db, gadgetId: number, key: string, value: string): Promise<boolean> {
  const known = await findProperty(db, gadgetId, key);
  await db
    .insertInto('gadget_property')
    .values({ gadget_id: gadgetId, key, value })
    .onConflict((conflict) => conflict.columns(['gadget_id', 'key']).doUpdateSet({ value }))
    .execute();
  return known === null;
}

/** @returns whether it was there */
export async function removeProperty(db: Db, gadgetId: number, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('gadget_property')
    .where('gadget_id', '=', gadgetId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
}
