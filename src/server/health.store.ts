import type { Db } from '../db/engine.ts';

/** Reads something. @throws when the database does not answer */
export async function readAnything(db: Db): Promise<void> {
  await db.selectFrom('installation').select('key').limit(1).execute();
}
