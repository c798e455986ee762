/**
 * Basic authentication. A script that sends its password with every call would cost an Argon2 run, a session and a
 * login record each time. So a verified credential is remembered in this process, hashed with a secret that is
 * made at every start, together with the session that it began; every later call looks that session up, exactly as a
 * cookie's is. A changed password, a deactivated or deleted user and a revoked session therefore drop it at once.
 */
import { type Ctx, perProgram } from '../../context.ts';
import { fold } from '../../kernel/fold.ts';
import { randomHex, sha256 } from '../../kernel/token.ts';
import { findSession } from '../session/session.service.ts';
import type { SessionUser } from '../session/session.ts';
import { type LoginOutcome, logIn } from './login.service.ts';
import { captchaIsDue } from './login.ts';

const CREDENTIALS_KEPT = 10_000;

interface Memory {
  secret: string;
  /** Hash of the header → the name in it, the session's token, and when the password ends (ms). */
  verified: Map<string, { name: string; token: string; expires: number | null }>;
  /** Verifications under way: the same credential sent many times at once is looked at once. */
  running: Map<string, Promise<LoginOutcome>>;
}

const memoryOf = perProgram<Memory>(() => ({
  secret: randomHex(32),
  verified: new Map(),
  running: new Map(),
}));

export type BasicOutcome =
  | { kind: 'ok'; found: SessionUser; token: string }
  | { kind: 'failed' }
  | { kind: 'denied' };

/**
 * Logs in by an Authorization header.
 * @param encoded what follows the word Basic
 * @param deviceToken value of the cookie `tessera.device`, where there is one
 * @param changes as findSession has it
 * @throws AppError too-many-requests
 * @source RFC 7617; auth.md 1.5
 */
export async function logInByBasic(
  ctx: Ctx,
  encoded: string,
  deviceToken?: string,
  changes = false,
): Promise<BasicOutcome> {
  const memory = memoryOf(ctx);
  const key = sha256(`${memory.secret}/${encoded}`);
  const known = await findKnown(ctx, memory, key, changes);
  if (known) return known;
  const credentials = decodeBasic(encoded);
  return credentials ? verify(ctx, memory, key, credentials, deviceToken) : { kind: 'failed' };
}

async function findKnown(
  ctx: Ctx,
  memory: Memory,
  key: string,
  changes: boolean,
): Promise<BasicOutcome | null> {
  const verified = memory.verified.get(key);
  if (!verified) return null;
  const { name, token, expires } = verified;
  const found = await findSession(ctx, token, changes);
  const isStillCalledSo = found !== null && fold(found.name) === fold(name);
  const isOver = expires !== null && expires <= ctx.now;
  // Where the CAPTCHA is due, or the password has ended, the whole login has to say no, and count it.
  if (!isStillCalledSo || isOver || captchaIsDue(found.loginInfo, ctx.now, ctx.config)) {
    memory.verified.delete(key);
    return null;
  }
  return { kind: 'ok', found, token };
}

async function verify(
  ctx: Ctx,
  memory: Memory,
  key: string,
  credentials: { name: string; password: string },
  deviceToken?: string,
): Promise<BasicOutcome> {
  let running = memory.running.get(key);
  if (!running) {
    running = logIn(ctx, { ...credentials, via: 'basic', deviceToken }).finally(() =>
      memory.running.delete(key),
    );
    memory.running.set(key, running);
  }
  const outcome = await running;
  if (outcome.kind !== 'ok') return outcome;
  const { user, session, token, info } = outcome;
  memory.verified.set(key, { name: credentials.name.trim(), token, expires: user.passwordExpires });
  const oldest = memory.verified.size > CREDENTIALS_KEPT ? memory.verified.keys().next().value : undefined;
  if (oldest !== undefined) memory.verified.delete(oldest);
  const { id: userId, key: userKey, name, displayName, timeZone } = user;
  return {
    kind: 'ok',
    token,
    found: { session, userId, key: userKey, name, displayName, timeZone, loginInfo: info, grants: null },
  };
}

/**
 * `name:password` in base64, split at the first colon. Bytes that are UTF-8 are read as that (RFC 7617), others as
 * ISO-8859-1, which is all that Jira understands. @returns null where it is neither, or has no name
 */
export function decodeBasic(encoded: string): { name: string; password: string } | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.length > 8192) return null;
  const bytes = Buffer.from(encoded, 'base64');
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\uFFFD') ? bytes.toString('latin1') : utf8;
  const colon = text.indexOf(':');
  if (colon < 1 || text.includes('\0')) return null;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
