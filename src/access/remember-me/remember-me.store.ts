import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { RememberMeTable } from './remember-me.table.ts';
import type { RememberedLogin } from './remember-me.ts';

/** What it takes to be remembered still, in ms. */
export interface Remembering {
  readonly now: number;
  /** A login that was remembered at or before then is over: the time may have been shortened since. */
  readonly bornSince: number;
}

/** With the user's name; only where the user is active and the password the same as then. */
const living = (db: Db, { now, bornSince }: Remembering) =>
  db
    .selectFrom('remember_me')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.id', '=', 'remember_me.user_id')
        .onRef('app_user.credential_version', '=', 'remember_me.credential_version'),
    )
    .selectAll('remember_me')
    .select('app_user.name as user_name')
    .where('app_user.active', '=', 1)
    .where('remember_me.expires', '>', now)
    .where('remember_me.created', '>', bornSince);

export async function findRemembered(db: Db, id: number, when: Remembering): Promise<RememberedLogin | null> {
  const row = await living(db, when).where('remember_me.id', '=', id).executeTakeFirst();
  return row ? toRemembered(row) : null;
}

/** The newest first. */
export async function listRememberedOf(
  db: Db,
  userId: number,
  when: Remembering,
): Promise<RememberedLogin[]> {
  const rows = await living(db, when)
    .where('remember_me.user_id', '=', userId)
    .orderBy('remember_me.id', 'desc')
    .execute();
  return rows.map(toRemembered);
}

/** The remembered login that a session was begun by, or with. */
export async function findRememberedOfSession(db: Db, sessionId: number): Promise<number | null> {
  const row = await db
    .selectFrom('session')
    .select('remember_me_id')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.remember_me_id ?? null;
}

export async function insertRemembered(db: Db, row: Insertable<RememberMeTable>): Promise<number> {
  const { id } = await db.insertInto('remember_me').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Puts a new token in the place of `before`. @returns false where another request was quicker */
export async function rotateToken(
  db: Db,
  change: { id: number; before: string; after: string; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('remember_me')
    .set({ token_hash: change.after, previous_token_hash: change.before, rotated: change.now })
    .where('id', '=', change.id)
    .where('token_hash', '=', change.before)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) === 1;
}

/** @returns how many there were to remove */
export async function removeRemembered(db: Db, id: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('remember_me')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function removeExpiredRemembered(db: Db, { now, bornSince }: Remembering): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('remember_me')
    .where((eb) => eb.or([eb('expires', '<=', now), eb('created', '<=', bornSince)]))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const toRemembered = (row: Selectable<RememberMeTable> & { user_name: string }): RememberedLogin => ({
  id: row.id,
  userId: row.user_id,
  userName: row.user_name,
  credentialVersion: row.credential_version,
  tokenHash: row.token_hash,
  previousTokenHash: row.previous_token_hash,
  rotated: row.rotated,
  created: row.created,
  expires: row.expires,
  address: row.address,
  userAgent: row.user_agent,
});
