import type { Db } from '../../db/engine.ts';

export async function findPreference(db: Db, userId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('user_preference')
    .select('value')
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function putPreference(db: Db, userId: number, key: string, value: string): Promise<void> {
  await db
    .insertInto('user_preference')
    .values({ user_id: userId, key, value })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet({ value }))
    .execute();
}

export async function countPreferences(db: Db, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('user_preference')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns whether it was there */
export async function removePreference(db: Db, userId: number, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('user_preference')
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
}
