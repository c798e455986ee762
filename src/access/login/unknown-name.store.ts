import type { Db } from '../../db/engine.ts';

export interface Failures {
  readonly currentFailed: number;
  readonly lastFailed: number | null;
}

export async function findFailures(db: Db, nameHash: string): Promise<Failures> {
  const row = await db
    .selectFrom('unknown_name')
    .select(['current_failed', 'last_failed'])
    .where('name_hash', '=', nameHash)
    .executeTakeFirst();
  return row
    ? { currentFailed: row.current_failed, lastFailed: row.last_failed }
    : { currentFailed: 0, lastFailed: null };
}

/** Counts a failure, once. @param quietSince ms; failures before then are forgotten, and this one is the first in a row */
export async function countFailure(
  db: Db,
  { nameHash, now, quietSince }: { nameHash: string; now: number; quietSince: number },
): Promise<void> {
  await db
    .insertInto('unknown_name')
    .values({ name_hash: nameHash, current_failed: 1, last_failed: now })
    .onConflict((conflict) =>
      conflict.column('name_hash').doUpdateSet((eb) => ({
        current_failed: eb
          .case()
          .when('unknown_name.last_failed', '<=', quietSince)
          .then(1)
          .else(eb('unknown_name.current_failed', '+', 1))
          .end(),
        last_failed: now,
      })),
    )
    .execute();
}

/** @param quietSince ms */
export async function removeQuiet(db: Db, quietSince: number): Promise<void> {
  await db.deleteFrom('unknown_name').where('last_failed', '<=', quietSince).execute();
}
