import type { LoginInfo } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared, preparedWrite } from '../../db/prepared.ts';
import { noLogins } from './login.ts';

interface InfoRow {
  login_count: number;
  last_login: number | null;
  previous_login: number | null;
  current_failed: number;
  total_failed: number;
  last_failed: number | null;
}

const info = prepared<{ user: number }, InfoRow>((db, value) =>
  db.selectFrom('login_info').selectAll().where('user_id', '=', value('user')),
);

export async function getLoginInfo(db: Db, userId: number): Promise<LoginInfo> {
  const row = onlyRow(await info(db, { user: userId }));
  return row ? toInfo(row) : noLogins;
}

const success = preparedWrite<{ user: number; now: number }, InfoRow>((db, value) =>
  db
    .insertInto('login_info')
    .values({
      user_id: value('user'),
      login_count: 1,
      last_login: value('now'),
      previous_login: null,
      current_failed: 0,
      total_failed: 0,
      last_failed: null,
    })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet((eb) => ({
        login_count: eb('login_info.login_count', '+', 1),
        previous_login: eb.ref('login_info.last_login'),
        last_login: value('now'),
        current_failed: 0,
      })),
    )
    .returningAll(),
);

/** Counts a success: the login before it becomes the previous one, failures in a row start again at none. */
export async function countSuccess(db: Db, userId: number, now: number): Promise<LoginInfo> {
  const row = onlyRow(await success(db, { user: userId, now }));
  if (!row) throw new Error('A login was not counted.');
  return toInfo(row);
}

/**
 * Counts a failure, once.
 * @param inARow whether it counts towards the CAPTCHA: one from a known device counts on that device instead
 * @param quietSince ms; failures before then are forgotten, and this one is the first in a row
 */
export async function countFailure(
  db: Db,
  failure: { userId: number; now: number; inARow: boolean; quietSince: number },
): Promise<LoginInfo> {
  const step = failure.inARow ? 1 : 0;
  const row = await db
    .insertInto('login_info')
    .values({
      user_id: failure.userId,
      login_count: 0,
      last_login: null,
      previous_login: null,
      current_failed: step,
      total_failed: 1,
      last_failed: failure.now,
    })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet((eb) => ({
        current_failed: eb
          .case()
          .when('login_info.last_failed', '<=', failure.quietSince)
          .then(step)
          .else(eb('login_info.current_failed', '+', step))
          .end(),
        total_failed: eb('login_info.total_failed', '+', 1),
        last_failed: failure.now,
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toInfo(row);
}

/** Forgets the failures in a row. @returns how many there were */
export async function resetFailures(db: Db, userId: number): Promise<number> {
  const { currentFailed } = await getLoginInfo(db, userId);
  await db.updateTable('login_info').set({ current_failed: 0 }).where('user_id', '=', userId).execute();
  await db.updateTable('known_device').set({ current_failed: 0 }).where('user_id', '=', userId).execute();
  return currentFailed;
}

const toInfo = (row: InfoRow): LoginInfo => ({
  loginCount: row.login_count,
  lastLogin: row.last_login,
  previousLogin: row.previous_login,
  currentFailed: row.current_failed,
  totalFailed: row.total_failed,
  lastFailed: row.last_failed,
});

/** What a login needs to know of a user: one look-up. */
export interface Candidate {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly timeZone: string | null;
  readonly active: boolean;
  readonly passwordHash: string | null;
  /** ms; null: it does not end. */
  readonly passwordExpires: number | null;
  readonly credentialVersion: number;
}

const candidate = prepared<{ name: string }, CandidateRow>((db, value) =>
  db
    .selectFrom('app_user')
    .select([
      'id',
      'key',
      'name',
      'display_name',
      'time_zone',
      'active',
      'password_hash',
      'password_expires',
      'credential_version',
    ])
    .where('name_lower', '=', value('name')),
);

interface CandidateRow {
  id: number;
  key: string;
  name: string;
  display_name: string;
  time_zone: string | null;
  active: number;
  password_hash: string | null;
  password_expires: number | null;
  credential_version: number;
}

/** @param name folded and trimmed */
export async function findCandidate(db: Db, name: string): Promise<Candidate | null> {
  const row = onlyRow(await candidate(db, { name }));
  return (
    row && {
      id: row.id,
      key: row.key,
      name: row.name,
      displayName: row.display_name,
      timeZone: row.time_zone,
      active: row.active === 1,
      passwordHash: row.password_hash,
      passwordExpires: row.password_expires,
      credentialVersion: row.credential_version,
    }
  );
}

const namesByEmail = prepared<{ email: string }, { name_lower: string }>((db, value) =>
  db
    .selectFrom('app_user')
    .select('name_lower')
    .where('email_lower', '=', value('email'))
    .where('active', '=', 1)
    .limit(2),
);

/**
 * Who has this address, and nobody else has: people choose their address themselves, and must not become somebody
 * else by it.
 * @param email folded and trimmed
 */
export async function findCandidateByEmail(db: Db, email: string): Promise<Candidate | null> {
  const rows = await namesByEmail(db, { email });
  return rows.length === 1 && rows[0] ? findCandidate(db, rows[0].name_lower) : null;
}

/** Stores the same password under a better hash, unless it was changed meanwhile. */
export async function updateHash(db: Db, user: Candidate, hash: string): Promise<void> {
  await db
    .updateTable('app_user')
    .set({ password_hash: hash })
    .where('id', '=', user.id)
    .where('credential_version', '=', user.credentialVersion)
    .execute();
}

const unchanged = prepared<{ id: number; version: number }, { id: number }>((db, value) =>
  db
    .selectFrom('app_user')
    .select('id')
    .where('id', '=', value('id'))
    .where('credential_version', '=', value('version'))
    .where('active', '=', 1),
);

/** Whether the user is still who was let in: not changed while the password was being looked at. */
export const isUnchanged = async (db: Db, user: Candidate): Promise<boolean> =>
  onlyRow(await unchanged(db, { id: user.id, version: user.credentialVersion })) !== null;
