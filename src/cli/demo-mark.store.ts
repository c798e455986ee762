import type { Db } from '../db/engine.ts';

const key = 'demo';

/** Remembers that a database was filled by --demo. */
export async function markDemo(db: Db): Promise<void> {
  await db.insertInto('installation').values({ key, value: 'true' }).execute();
}

export async function isDemo(db: Db): Promise<boolean> {
  const row = await db.selectFrom('installation').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}
