import type { Db } from '../../db/engine.ts';

/** By key; values are JSON text. */
export const listProperties = (db: Db, userId: number): Promise<{ key: string; value: string }[]> =>
  db
    .selectFrom('user_property')
    .select(['key', 'value'])
    .where('user_id', '=', userId)
    .orderBy('key')
    .execute();

/** @returns JSON text; null: there is no such property */
export async function findProperty(db: Db, userId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('user_property')
    .select('value')
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** @param value JSON text @returns whether it is new */
export async function putProperty(db: Db, userId: number, key: string, value: string): Promise<boolean> {
  const known = await findProperty(db, userId, key);
  await db
    .insertInto('user_property')
    .values({ user_id: userId, key, value })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet({ value }))
    .execute();
  return known === null;
}

/** @returns whether it was there */
export async function removeProperty(db: Db, userId: number, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('user_property')
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
}
