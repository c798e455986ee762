import type { Db } from '../../db/engine.ts';

/** null: there is none. */
export async function findValue(db: Db, schemeId: number, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('permission_scheme_attribute')
    .select('value')
    .where('scheme_id', '=', schemeId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function putValue(db: Db, schemeId: number, key: string, value: string): Promise<void> {
  await db
    .insertInto('permission_scheme_attribute')
    .values({ scheme_id: schemeId, key, value })
    .onConflict((conflict) => conflict.columns(['scheme_id', 'key']).doUpdateSet({ value }))
    .execute();
}
