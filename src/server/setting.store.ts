import type { Db } from '../db/engine.ts';

export async function listSettings(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('server_setting').selectAll().execute();
  return new Map(rows.map((row) => [row.key, row.value]));
}

export async function writeSetting(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('server_setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

export async function removeSetting(db: Db, key: string): Promise<void> {
  await db.deleteFrom('server_setting').where('key', '=', key).execute();
}
