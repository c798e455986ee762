/**
 * "Remember me": a cookie that begins a new session when the old one is over.
 * - The token changes with each use. A token that was changed already and comes again was copied: whoever holds
 *   either copy, the remembered login and all sessions that it began end at once (Jira never changes its token).
 * - Several requests of one page may carry the same token: for a minute they share one session and one new token.
 * - It ends with its age, with logout, with a password change, a deactivation, a deletion, and by revocation.
 * - While the CAPTCHA is due it is refused, and kept: after the CAPTCHA it counts again.
 */

import { record } from '../../audit/audit.service.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import { type Ctx, perProgram, transact } from '../../context.ts';
import { sha256 } from '../../kernel/token.ts';
import { captchaDueFor } from '../login/login.service.ts';
import { endSessionsOfRememberMe, findSession, startSession } from '../session/session.service.ts';
import type { SessionUser } from '../session/session.ts';
import {
  findRemembered,
  findRememberedOfSession,
  insertRemembered,
  listRememberedOf,
  type Remembering,
  removeExpiredRemembered,
  removeRemembered,
  rotateToken,
} from './remember-me.store.ts';
import {
  cookieText,
  hashOf,
  judgeToken,
  newToken,
  type RememberedLogin,
  type RememberToken,
  readCookieText,
} from './remember-me.ts';

/** ms that a token is good for after it was changed. */
const GRACE = 60_000;
const USER_AGENT_KEPT = 255;

/** What goes into seraph.rememberme.cookie. */
export interface RememberCookie {
  value: string;
  /** Seconds. */
  maxAge: number;
}

/** ok: a session goes on. bad: the cookie is worth nothing. denied: the CAPTCHA is due. */
export type Resumed =
  | { kind: 'ok'; found: SessionUser; token: string; cookie: RememberCookie | null }
  | { kind: 'bad' }
  | { kind: 'denied' };

interface Use {
  since: number;
  outcome: Promise<Resumed>;
}

type Remembered = Pick<Ctx, 'db' | 'now' | 'config'>;

/** By the settings of this moment, as sessions are. */
const rememberingAt = ({ now, config }: Remembered): Remembering => ({
  now,
  bornSince: now - config.rememberMeLifetime,
});

/** Uses under way or just over, by the hash of the cookie, the oldest first. */
const memoryOf = perProgram(() => new Map<string, Use>());

/**
 * Begins to remember a login. Call it in the transaction of that login.
 * @param before the cookie that this browser has from an earlier one, which ends
 */
export async function remember(
  ctx: Ctx,
  user: { id: number; credentialVersion: number },
  before: string | undefined,
): Promise<{ id: number; cookie: RememberCookie }> {
  await forgetByCookie(ctx, before);
  const token = newToken();
  const expires = ctx.now + ctx.config.rememberMeLifetime;
  const id = await insertRemembered(ctx.db, {
    user_id: user.id,
    credential_version: user.credentialVersion,
    token_hash: hashOf(token),
    previous_token_hash: null,
    rotated: ctx.now,
    created: ctx.now,
    expires,
    address: ctx.origin.address,
    user_agent: ctx.origin.userAgent.slice(0, USER_AGENT_KEPT),
  });
  return { id, cookie: cookieOf(ctx, { id, created: ctx.now, expires }, token) };
}

/**
 * Begins a session for a browser that was remembered.
 * @param text value of seraph.rememberme.cookie, as sent
 * @param deviceToken value of the cookie `tessera.device`, where there is one: failures elsewhere do not count on it
 * @source Seraph (cookie, CAPTCHA); Jaspan, "Improved Persistent Login Cookie Best Practice" (theft)
 */
export async function resume(ctx: Ctx, text: string, deviceToken?: string): Promise<Resumed> {
  const cookie = ctx.config.rememberMe ? readCookieText(text) : null;
  if (!cookie) return { kind: 'bad' };
  const uses = memoryOf(ctx);
  forgetOldUses(uses, ctx.now);
  const key = sha256(cookieText(cookie.id, cookie.token));
  const running = uses.get(key);
  if (running) {
    const before = await running.outcome;
    const found = before.kind === 'ok' ? await findSession(ctx, before.token) : null;
    // As it is now: what it was granted then may have been taken away.
    if (before.kind === 'ok' && found) return { ...before, found };
  }
  const outcome = resumeOnce(ctx, cookie, deviceToken);
  uses.set(key, { since: ctx.now, outcome });
  const forget = () => void (uses.get(key)?.outcome === outcome && uses.delete(key));
  outcome.then(({ kind }) => kind === 'ok' || forget(), forget);
  return outcome;
}

async function resumeOnce(
  ctx: Ctx,
  { id, token }: { id: number; token: RememberToken },
  deviceToken: string | undefined,
): Promise<Resumed> {
  const login = await findRemembered(ctx.db, id, rememberingAt(ctx));
  if (!login) return { kind: 'bad' };
  const verdict = judgeToken(login, token, ctx.now, GRACE);
  if (verdict === 'foreign') return { kind: 'bad' };
  if (verdict === 'stolen') return endStolen(ctx, login);
  if (await captchaDueFor(ctx, login.userName, deviceToken)) return { kind: 'denied' };
  return transact(ctx, async (tx) => {
    const next = verdict === 'current' ? await rotate(tx, login, token) : null;
    const user = { id: login.userId, credentialVersion: login.credentialVersion };
    const { token: sessionToken } = await startSession(tx, user, 'remember-me', login.id);
    const found = await findSession(tx, sessionToken);
    if (!found) return { kind: 'bad' };
    const by = { id: found.userId, key: found.key };
    await record(tx, entry(login, 'login', 'Logged in (remember-me)'), by);
    return { kind: 'ok', found, token: sessionToken, cookie: next && cookieOf(tx, login, next) };
  });
}

/** @returns null where another request has just changed the token: this one does without a new one */
async function rotate(ctx: Ctx, login: RememberedLogin, token: RememberToken): Promise<RememberToken | null> {
  const next = newToken(token.stays);
  const change = { id: login.id, before: login.tokenHash, after: hashOf(next), now: ctx.now };
  return (await rotateToken(ctx.db, change)) ? next : null;
}

async function endStolen(ctx: Ctx, login: RememberedLogin): Promise<{ kind: 'bad' }> {
  await transact(ctx, async (tx) => {
    await end(tx, login.id);
    const summary =
      'A remembered login was used with an old token: its cookie was copied. Its sessions were ended.';
    await record(tx, entry(login, 'remember-me-stolen', summary));
  });
  return { kind: 'bad' };
}

/**
 * Ends what a cookie remembers, at logout: the cookie must name it rightly, so that nobody ends another's.
 * The session in which it happens is the caller's to end.
 */
export async function forgetByCookie(ctx: Ctx, text: string | undefined): Promise<void> {
  const cookie = text === undefined ? null : readCookieText(text);
  const login = cookie && (await findRemembered(ctx.db, cookie.id, rememberingAt(ctx)));
  if (login && judgeToken(login, cookie.token, ctx.now, GRACE) !== 'foreign')
    await removeRemembered(ctx.db, login.id);
}

/** Ends the remembered login that a session came from: ended there, it must not begin again by itself. */
export async function forgetBySession(ctx: Pick<Ctx, 'db'>, sessionId: number): Promise<void> {
  const id = await findRememberedOfSession(ctx.db, sessionId);
  if (id !== null) await removeRemembered(ctx.db, id);
}

/** The remembered login that a session came from, if one did. */
export const rememberedBehind = (ctx: Pick<Ctx, 'db'>, sessionId: number): Promise<number | null> =>
  findRememberedOfSession(ctx.db, sessionId);

/** A user's remembered logins, the newest first. */
export const listRemembered = (ctx: Remembered, userId: number): Promise<RememberedLogin[]> =>
  listRememberedOf(ctx.db, userId, rememberingAt(ctx));

/**
 * Ends all remembered logins of a user, with the sessions that they began.
 * @param except id of a session whose remembered login goes on
 * @returns how many ended
 */
export async function forgetAll(
  ctx: Ctx,
  user: { id: number; name: string },
  except: number | null = null,
): Promise<number> {
  return transact(ctx, async (tx) => {
    const keep = except === null ? null : await findRememberedOfSession(tx.db, except);
    const logins = (await listRememberedOf(tx.db, user.id, rememberingAt(tx))).filter(
      ({ id }) => id !== keep,
    );
    for (const { id } of logins) await end(tx, id);
    const about = { userId: user.id, userName: user.name };
    if (logins.length > 0) await record(tx, entry(about, 'remember-me-revoked', 'Remembered logins ended'));
    return logins.length;
  });
}

/** Removes what has reached its age. @returns how many */
export const sweepRemembered = (ctx: Remembered): Promise<number> =>
  removeExpiredRemembered(ctx.db, rememberingAt(ctx));

/** The sessions first: they forget where they came from when the remembered login goes. */
async function end(ctx: Ctx, id: number): Promise<void> {
  await endSessionsOfRememberMe(ctx, id);
  await removeRemembered(ctx.db, id);
}

/** Its age counts from the login, however often it is used. */
const cookieOf = (
  ctx: Ctx,
  { id, created, expires }: Pick<RememberedLogin, 'id' | 'created' | 'expires'>,
  token: RememberToken,
): RememberCookie => ({
  value: cookieText(id, token),
  maxAge: Math.ceil((Math.min(expires, created + ctx.config.rememberMeLifetime) - ctx.now) / 1000),
});

const entry = (
  login: Pick<RememberedLogin, 'userId' | 'userName'>,
  action: string,
  summary: string,
): AuditEntry => ({
  category: 'authentication',
  action,
  summary,
  object: { type: 'user', id: String(login.userId), name: login.userName },
});

function forgetOldUses(uses: Map<string, Use>, now: number): void {
  for (const [key, { since }] of uses) {
    if (now - since < GRACE) return;
    uses.delete(key);
  }
}
