import type { Db } from '../../db/engine.ts';

/** A browser that its user has logged in from before. */
export interface KnownDevice {
  readonly id: number;
  readonly currentFailed: number;
  readonly lastFailed: number | null;
}

export async function findDevice(db: Db, userId: number, tokenHash: string): Promise<KnownDevice | null> {
  const row = await db
    .selectFrom('known_device')
    .select(['id', 'current_failed', 'last_failed'])
    .where('user_id', '=', userId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ? { id: row.id, currentFailed: row.current_failed, lastFailed: row.last_failed } : null;
}

export async function insertDevice(db: Db, userId: number, tokenHash: string, now: number): Promise<void> {
  await db
    .insertInto('known_device')
    .values({
      user_id: userId,
      token_hash: tokenHash,
      current_failed: 0,
      last_failed: null,
      created: now,
      last_used: now,
    })
    .execute();
}

export async function countDeviceFailure(db: Db, id: number, now: number, quietSince: number): Promise<void> {
  await db
    .updateTable('known_device')
    .set((eb) => ({
      current_failed: eb
        .case()
        .when('last_failed', '<=', quietSince)
        .then(1)
        .else(eb('current_failed', '+', 1))
        .end(),
      last_failed: now,
    }))
    .where('id', '=', id)
    .execute();
}

export async function useDevice(db: Db, id: number, now: number): Promise<void> {
  await db
    .updateTable('known_device')
    .set({ current_failed: 0, last_used: now })
    .where('id', '=', id)
    .execute();
}

/** Keeps a user's devices that were used last, and forgets the others. */
export async function keepDevices(db: Db, userId: number, most: number): Promise<void> {
  await db
    .deleteFrom('known_device')
    .where('user_id', '=', userId)
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('known_device')
        .select('id')
        .where('user_id', '=', userId)
        .orderBy('last_used', 'desc')
        .orderBy('id', 'desc')
        .limit(most),
    )
    .execute();
}
