/**
 * Sessions: who you are, remembered on the server and named by a cookie.
 * - The id is 128 random bits; only its SHA-256 is stored, so that a stolen database opens nothing.
 * - Every login makes a new id; an id that a client brings along is never adopted (session fixation). A session in which
 *   the password is given once more, to confirm or to change it, goes on under a new id.
 * - A session ends after idle time, after its lifetime, at logout, when revoked, and with its user's password
 *   change, deactivation or deletion: the look-up asks for all of it, so that none can be forgotten.
 */
import type { Ctx } from '../../context.ts';
import type { Page } from '../../kernel/paging.ts';
import { randomSessionId, sha256 } from '../../kernel/token.ts';
import { keptLookUp, type LookUpCtx } from '../look-up/kept-look-up.service.ts';
import { lastUses } from '../look-up/last-use.service.ts';
import {
  type Alive,
  countLivingSessions,
  findLivingSession,
  insertSession,
  listLivingIds,
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

const USER_AGENT_KEPT = 255;

/** Sessions seen since the last write. */
const seen = lastUses(touchSession);

/** By the settings of this moment: a time-out that is shortened ends at once what is older. */
const aliveAt = ({ now, config }: Pick<LookUpCtx, 'now' | 'config'>): Alive => ({
  now,
  idleSince: now - config.sessionIdle,
  bornSince: now - config.sessionLifetime,
});

const look = (ctx: LookUpCtx, token: string): Promise<SessionUser | null> =>
  findLivingSession(ctx.db, { token: sha256(token), ...aliveAt(ctx) });

const find = keptLookUp<string, SessionUser>({
  keyOf: (token) => token,
  find: look,
  isGood(ctx, { session }) {
    const { now, idleSince, bornSince } = aliveAt(ctx);
    return session.expires > now && session.lastSeen > idleSince && session.created > bornSince;
  },
  use(ctx, found) {
    seen.note(ctx, found.session.id, found.session.lastSeen);
    return found;
  },
});

/**
 * The living session that a cookie names, with what its user is granted; at once where it is kept.
 * @param token the cookie's value; anything but 32 upper-case hex digits is no session
 * @param changes whoever asks is about to change something (keptLookUp)
 * @param unattended it is no use of the session, which ends as if nobody had asked
 */
export function findSession(
  ctx: LookUpCtx,
  token: string,
  changes = false,
  unattended = false,
): SessionUser | null | Promise<SessionUser | null> {
  if (!isSessionToken(token)) return null;
  return unattended ? look(ctx, token) : find(ctx, token, changes);
}

/** Writes who was seen lately. */
export const writeSeen = seen.write;

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
export const listSessions = async (ctx: LookUpCtx, userId: number | null) =>
  ending(ctx, await listLivingSessions(ctx.db, { userId, ...aliveAt(ctx) }));

/** They end when they began to, or earlier where the longest time was shortened since. */
const ending = <S extends Session>({ config }: LookUpCtx, sessions: readonly S[]): S[] =>
  sessions.map((one) => ({
    ...one,
    expires: Math.min(one.expires, one.created + config.sessionLifetime),
  }));

/** A page of everybody's, the last used first, and how many there are. */
export const pageSessions = async (ctx: LookUpCtx, page: Page) => ({
  total: await countLivingSessions(ctx.db, aliveAt(ctx)),
  sessions: ending(ctx, await listLivingSessions(ctx.db, { userId: null, page, ...aliveAt(ctx) })),
});

/** A living session of anybody; null: there is none. */
export const sessionById = async (ctx: LookUpCtx, id: number) =>
  (await listLivingSessions(ctx.db, { userId: null, id, ...aliveAt(ctx) }))[0] ?? null;

/** Which of these sessions have not ended, however they might have. */
export const whichLive = (ctx: LookUpCtx, ids: readonly number[]): Promise<ReadonlySet<number>> =>
  listLivingIds(ctx.db, ids, aliveAt(ctx));

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
export const sweepSessions = (ctx: LookUpCtx): Promise<number> => removeDeadSessions(ctx.db, aliveAt(ctx));
