import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared, preparedWrite } from '../../db/prepared.ts';
import type { Page } from '../../kernel/paging.ts';
import { askerColumns, grantsOf } from '../../people/user/asker.sql.ts';
import { type AskerRow, toAsker } from '../../people/user/asker.ts';
import type { Session, SessionUser, SessionVia } from './session.ts';

interface LivingRow extends AskerRow {
  id: number;
  user_id: number;
  created: number;
  last_seen: number;
  expires: number;
  web_sudo_until: number | null;
  via: string;
  address: string;
  user_agent: string;
}

/** What it takes to be alive, in ms. The settings may have changed since a session began: both count. */
export type Alive = {
  now: number;
  /** A session last seen at or before then is over. */
  idleSince: number;
  /** A session begun at or before then is over. */
  bornSince: number;
};

/**
 * The one look-up of the hot path. It joins the user, so that a session dies with its user's deactivation, deletion
 * or change of password without anybody having to remember to end it; and it brings what the user is granted.
 */
const living = prepared<Alive & { token: string }, LivingRow>((db, value) =>
  db
    .selectFrom('session')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.id', '=', 'session.user_id')
        .onRef('app_user.credential_version', '=', 'session.credential_version'),
    )
    .leftJoin('login_info', 'login_info.user_id', 'session.user_id')
    .select([
      'session.id',
      'session.user_id',
      'session.created',
      'session.last_seen',
      'session.expires',
      'session.web_sudo_until',
      'session.via',
      'session.address',
      'session.user_agent',
    ])
    .select(askerColumns)
    .select((eb) => grantsOf(eb.ref('session.user_id')))
    .where('session.token_hash', '=', value('token'))
    .where('session.expires', '>', value('now'))
    .where('session.last_seen', '>', value('idleSince'))
    .where('session.created', '>', value('bornSince'))
    .where('app_user.active', '=', 1),
);

/** The living session of this token hash. */
export async function findLivingSession(
  db: Db,
  parameters: Alive & { token: string },
): Promise<SessionUser | null> {
  const row = onlyRow(await living(db, parameters));
  return row && toSessionUser(row);
}

export interface NewSession {
  tokenHash: string;
  userId: number;
  credentialVersion: number;
  now: number;
  expires: number;
  via: SessionVia;
  rememberMeId: number | null;
  address: string;
  userAgent: string;
}

const insert = preparedWrite<Record<keyof NewSession, string | number | null>, { id: number }>((db, value) =>
  db
    .insertInto('session')
    .values({
      token_hash: value('tokenHash') as string,
      user_id: value('userId') as number,
      credential_version: value('credentialVersion') as number,
      created: value('now') as number,
      last_seen: value('now') as number,
      expires: value('expires') as number,
      web_sudo_until: null,
      via: value('via') as string,
      remember_me_id: value('rememberMeId') as number | null,
      address: value('address') as string,
      user_agent: value('userAgent') as string,
    })
    .returning('id'),
);

export async function insertSession(db: Db, session: NewSession): Promise<Session> {
  const row = onlyRow(await insert(db, { ...session }));
  if (!row) throw new Error('A session was not begun.');
  const { id } = row;
  return {
    id,
    userId: session.userId,
    created: session.now,
    lastSeen: session.now,
    expires: session.expires,
    webSudoUntil: null,
    via: session.via,
    address: session.address,
    userAgent: session.userAgent,
  };
}

const alive = (db: Db, { now, idleSince, bornSince }: Alive) =>
  db
    .selectFrom('session')
    .innerJoin('app_user', (join) =>
      join
        .onRef('app_user.id', '=', 'session.user_id')
        .onRef('app_user.credential_version', '=', 'session.credential_version'),
    )
    .where('session.expires', '>', now)
    .where('session.last_seen', '>', idleSince)
    .where('session.created', '>', bornSince)
    .where('app_user.active', '=', 1);

/** Living sessions of a user, or of everyone, the last used first. @param page absent: all of them */
export async function listLivingSessions(
  db: Db,
  { userId, id, page, ...when }: Alive & { userId: number | null; id?: number; page?: Page },
): Promise<(Session & { userName: string; userDisplayName: string })[]> {
  const rows = await alive(db, when)
    .select(['session.id', 'session.user_id', 'session.created', 'session.last_seen', 'session.expires'])
    .select(['session.web_sudo_until', 'session.via', 'session.address', 'session.user_agent'])
    .select(['app_user.name as user_name', 'app_user.display_name as user_display_name'])
    .$if(userId !== null, (query) => query.where('session.user_id', '=', userId ?? 0))
    .$if(id !== undefined, (query) => query.where('session.id', '=', id ?? 0))
    .orderBy('session.last_seen', 'desc')
    .orderBy('session.id', 'desc')
    .$if(page !== undefined, (query) => query.limit(page?.maxResults ?? 0).offset(page?.startAt ?? 0))
    .execute();
  return rows.map((row) => ({
    ...toSession(row),
    userName: row.user_name,
    userDisplayName: row.user_display_name,
  }));
}

export async function countLivingSessions(db: Db, when: Alive): Promise<number> {
  const { count } = await alive(db, when)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const MOST_ASKED = 500;

/** Those of `ids` that are living sessions. */
export async function listLivingIds(
  db: Db,
  ids: readonly number[],
  when: Alive,
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (let from = 0; from < ids.length; from += MOST_ASKED) {
    const rows = await alive(db, when)
      .select('session.id')
      .where('session.id', 'in', ids.slice(from, from + MOST_ASKED))
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** @returns how many there were to remove */
export async function removeSession(db: Db, id: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('id', '=', id).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function removeSessionByToken(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

export async function removeSessionsOfUser(db: Db, userId: number, except: number | null): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? 0))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function removeSessionsOfRememberMe(db: Db, rememberMeId: number): Promise<void> {
  await db.deleteFrom('session').where('remember_me_id', '=', rememberMeId).execute();
}

/** Removes what is over: nobody can use it any more, it only takes room. */
export async function removeDeadSessions(db: Db, { now, idleSince, bornSince }: Alive): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([eb('expires', '<=', now), eb('last_seen', '<=', idleSince), eb('created', '<=', bornSince)]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Moves `last_seen` on, never back; a session that was ended meanwhile stays ended. */
export async function touchSession(db: Db, id: number, lastSeen: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen: lastSeen })
    .where('id', '=', id)
    .where('last_seen', '<', lastSeen)
    .execute();
}

export async function updateWebSudo(db: Db, id: number, until: number | null): Promise<void> {
  await db.updateTable('session').set({ web_sudo_until: until }).where('id', '=', id).execute();
}

/** Gives a session another token: whoever holds the one before holds nothing. */
export async function updateToken(db: Db, id: number, tokenHash: string): Promise<void> {
  await db.updateTable('session').set({ token_hash: tokenHash }).where('id', '=', id).execute();
}

/** Lets one session outlive its user's change of password: the one in which it was changed. */
export async function updateCredentialVersion(db: Db, id: number, version: number): Promise<void> {
  await db.updateTable('session').set({ credential_version: version }).where('id', '=', id).execute();
}

function toSessionUser(row: LivingRow): SessionUser {
  return {
    session: toSession(row),
    ...toAsker(row),
  };
}

type SessionRow = Pick<
  LivingRow,
  'id' | 'user_id' | 'created' | 'last_seen' | 'expires' | 'web_sudo_until' | 'via' | 'address' | 'user_agent'
>;

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    userId: row.user_id,
    created: row.created,
    lastSeen: row.last_seen,
    expires: row.expires,
    webSudoUntil: row.web_sudo_until,
    via: row.via as SessionVia,
    address: row.address,
    userAgent: row.user_agent,
  };
}
