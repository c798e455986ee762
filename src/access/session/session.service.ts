/**
 * Sessions: who you are, remembered on the server and named by a cookie.
 * - The id is 128 random bits; only its SHA-256 is stored, so that a stolen database opens nothing.
 * - Every login makes a new id; an id that a client brings along is never adopted (session fixation). A session in which
 *   the password is given once more, to confirm or to change it, goes on under a new id.
 * - A session ends after idle time, after its lifetime, at logout, when revoked, and with its user's password
 *   change, deactivation or deletion: the look-up asks for all of it, so that none can be forgotten.
 */
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';
import { randomSessionId, sha256 } from '../../kernel/token.ts';
import {
  findLivingSession,
  insertSession,
  listLivingSessions,
  removeDeadSessions,
  removeSession,
  removeSessionByToken,
  removeSessionsOfRememberMe,
  removeSessionsOfUser,
  touchSession,
  updateCredentialVersion,
  updateToken,
  updateWebSudo,
} from './session.store.ts';
import { isSessionToken, type Session, type SessionUser, type SessionVia } from './session.ts';

/** `last seen` is written at most this often (ms). */
const SEEN_EVERY = 60_000;
const USER_AGENT_KEPT = 255;

/** Sessions seen since the last write, and when: written together (`writeSeen`), for a write each would cost more than the request. */
const seenOf = perProgram(() => new Map<number, number>());

/**
 * Sessions as they were looked up, for as long as nothing at all was committed since, by whatever program: the stamp
 * tells. So nothing kept here can outlive a logout or a revocation.
 */
const SESSIONS_KEPT = 10_000;
const knownOf = perProgram(() => ({
  stamp: null as CommitStamp | null,
  sessions: new Map<string, SessionUser>(),
}));

type FindCtx = Pick<Ctx, 'db' | 'now' | 'config'>;

/**
 * The living session that a cookie names, with what its user is granted; at once where it is kept.
 * @param token the cookie's value; anything but 32 upper-case hex digits is no session
 * @param changes whoever asks is about to change something: such requests come in rows, and after a commit nothing that
 *   is kept is good, so that asking for the stamp first would be a question in vain
 */
export function findSession(
  ctx: FindCtx,
  token: string,
  changes = false,
): SessionUser | null | Promise<SessionUser | null> {
  if (!isSessionToken(token)) return null;
  if (changes) return lookUp(ctx, token, null);
  const stamp = commitStamp(ctx.db);
  return stamp instanceof Promise
    ? stamp.then((stamp) => findSince(ctx, token, stamp))
    : findSince(ctx, token, stamp);
}

function findSince(
  ctx: FindCtx,
  token: string,
  stamp: CommitStamp | null,
): SessionUser | null | Promise<SessionUser | null> {
  const known = knownOf(ctx);
  if (stamp === null || stamp !== known.stamp) {
    known.sessions.clear();
    known.stamp = stamp;
  }
  const kept = known.sessions.get(token);
  if (kept && kept.session.expires > ctx.now && kept.session.lastSeen > ctx.now - ctx.config.sessionIdle) {
    noteSeen(ctx, kept);
    return kept;
  }
  return lookUp(ctx, token, stamp);
}

async function lookUp(ctx: FindCtx, token: string, stamp: CommitStamp | null): Promise<SessionUser | null> {
  const idleSince = ctx.now - ctx.config.sessionIdle;
  const found = await findLivingSession(ctx.db, { token: sha256(token), now: ctx.now, idleSince });
  if (!found) return null;
  const known = knownOf(ctx);
  // Somebody else may have found a newer stamp meanwhile: then this is old.
  const current = stamp !== null && known.stamp === stamp;
  if (current && known.sessions.size < SESSIONS_KEPT) known.sessions.set(token, found);
  noteSeen(ctx, found);
  return found;
}

function noteSeen(ctx: FindCtx, { session }: SessionUser): void {
  if (ctx.now - session.lastSeen > SEEN_EVERY) seenOf(ctx).set(session.id, ctx.now);
}

/** Writes who was seen lately. Called every few seconds, and before the program stops. */
export async function writeSeen(ctx: Pick<Ctx, 'db' | 'config'>): Promise<void> {
  const seen = seenOf(ctx);
  if (seen.size === 0) return;
  const batch = [...seen];
  seen.clear();
  await ctx.db.transaction().execute(async (db) => {
    for (const [id, lastSeen] of batch) await touchSession(db, id, lastSeen);
  });
}

/**
 * Begins a session. Call it in the transaction of the login that it stands for.
 * @returns the token for the client's cookie: the only time that it is known
 */
export async function startSession(
  ctx: Ctx,
  user: { id: number; credentialVersion: number },
  via: SessionVia,
  rememberMeId: number | null = null,
): Promise<{ token: string; session: Session }> {
  const token = randomSessionId();
  const session = await insertSession(ctx.db, {
    tokenHash: sha256(token),
    userId: user.id,
    credentialVersion: user.credentialVersion,
    now: ctx.now,
    expires: ctx.now + ctx.config.sessionLifetime,
    via,
    rememberMeId,
    address: ctx.origin.address,
    userAgent: ctx.origin.userAgent.slice(0, USER_AGENT_KEPT),
  });
  return { token, session };
}

/** Ends one session. @returns whether it was there */
export const endSession = async (ctx: Pick<Ctx, 'db'>, id: number): Promise<boolean> =>
  (await removeSession(ctx.db, id)) > 0;

/** Ends the session that a cookie names, if there is one: what a login does with the one it replaces. */
export async function endSessionByToken(ctx: Pick<Ctx, 'db'>, token: string): Promise<void> {
  if (isSessionToken(token)) await removeSessionByToken(ctx.db, sha256(token));
}

/** Ends a user's sessions. @param except id of one to keep @returns how many ended */
export const endSessionsOf = (
  ctx: Pick<Ctx, 'db'>,
  userId: number,
  { except = null }: { except?: number | null } = {},
): Promise<number> => removeSessionsOfUser(ctx.db, userId, except);

/** Ends what a remembered login began: its token was stolen, or it was revoked. */
export const endSessionsOfRememberMe = (ctx: Pick<Ctx, 'db'>, rememberMeId: number): Promise<void> =>
  removeSessionsOfRememberMe(ctx.db, rememberMeId);

/** Living sessions of one user, or of everyone (`null`), the last used first. */
export const listSessions = (ctx: FindCtx, userId: number | null) =>
  listLivingSessions(ctx.db, { userId, now: ctx.now, idleSince: ctx.now - ctx.config.sessionIdle });

/** Confirms the administrator's password for this session until `until` (ms); null takes it back. */
export const setWebSudo = (ctx: Pick<Ctx, 'db'>, sessionId: number, until: number | null): Promise<void> =>
  updateWebSudo(ctx.db, sessionId, until);

/**
 * Gives a session another token, where its owner has just proved once more who he is: whoever copied the cookie before
 * gains nothing by it, and loses the session. Call it in the transaction of what it was proved for.
 * @returns the token for the client's cookie
 * @source OWASP ASVS 5.0, 7.2.4
 */
export async function renewToken(ctx: Pick<Ctx, 'db'>, sessionId: number): Promise<string> {
  const token = randomSessionId();
  await updateToken(ctx.db, sessionId, sha256(token));
  return token;
}

/** Keeps the session in which a password was changed; all others of that user die with the change. */
export const renewCredential = (ctx: Pick<Ctx, 'db'>, sessionId: number, version: number): Promise<void> =>
  updateCredentialVersion(ctx.db, sessionId, version);

/** Removes the rows of sessions that are over. @returns how many */
export const sweepSessions = (ctx: FindCtx): Promise<number> =>
  removeDeadSessions(ctx.db, ctx.now, ctx.now - ctx.config.sessionIdle);
