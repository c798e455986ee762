/**
 * Logging in, by whatever channel (POST session, login.jsp, Basic). The rules, in the order in which they apply:
 * 1. An address that failed too often waits (429), except for a device that the user is known by.
 * 2. Where the CAPTCHA is due and was not answered, the password is not looked at: denied, and counted.
 * 3. The password is verified. For an unknown name a hash is computed all the same, so that time tells nothing.
 *    One that was made for the user and has ended is as good as wrong; whoever has it is told so at the login page.
 * 4. A failure is counted once, and on the device that is known instead of on the user, so that strangers cannot lock
 *    its owner out.
 * 5. At a form an e-mail address will do, where it is one user's alone. It is then a name like one that nobody has: its
 *    failures are counted by the address, so that those of a name never tell whose address it is.
 * 6. A success sets the failures in a row to none, ends the session that it replaces, and begins a fresh one.
 * Counting, audit record and session are one transaction.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, type LoginInfo, perProgram, transact } from '../../context.ts';
import { fold } from '../../kernel/fold.ts';
import { randomHex, sha256 } from '../../kernel/token.ts';
import { hashPassword, verifyPassword } from '../password/password.hash.ts';
import { endSessionByToken, startSession } from '../session/session.service.ts';
import type { Session, SessionVia } from '../session/session.ts';
import {
  countDeviceFailure,
  findDevice,
  insertDevice,
  type KnownDevice,
  keepDevices,
  useDevice,
} from './known-device.store.ts';
import { tooManyFailures } from './login.errors.ts';
import {
  type Candidate,
  countFailure,
  countSuccess,
  findCandidate,
  findCandidateByEmail,
  getLoginInfo,
  isUnchanged,
  resetFailures,
  updateHash,
} from './login.store.ts';
import { captchaIsDue } from './login.ts';
import { countAddressFailure, makeThrottle, secondsToWait } from './throttle.ts';
import { makeTurnstile, passTurnstile } from './turnstile.ts';
import { countUnknownName, unknownNameFailures } from './unknown-name.service.ts';

const DEVICES_KEPT = 20;

const throttleOf = perProgram(makeThrottle);
const turnstileOf = perProgram(makeTurnstile);

export interface LoginAttempt {
  /** As typed; compared without regard to case. At a form, an e-mail address will do. */
  name: string;
  password: string;
  via: Exclude<SessionVia, 'remember-me'>;
  /** Whether this browser has just answered its CAPTCHA rightly. */
  captchaSolved?: boolean;
  /** Value of the cookie `tessera.device`, where the browser has one. */
  deviceToken?: string | undefined;
  /** Whether to know this browser from now on: for login pages, not for scripts. */
  rememberDevice?: boolean;
  /** The session cookie that came with the request: that session ends. */
  replaces?: string | undefined;
  /** Begins a remembered login in the same transaction and answers its id. */
  remember?: (ctx: Ctx, user: LoggedIn['user']) => Promise<number>;
}

export interface LoggedIn {
  kind: 'ok';
  user: Candidate;
  info: LoginInfo;
  session: Session;
  /** For the session cookie. */
  token: string;
  /** For the cookie `tessera.device`; null: it has one already, or wants none. */
  deviceToken: string | null;
}

/** failed: wrong name or password; expired: a right one, whose time is over. denied: the CAPTCHA is due, nothing was looked at. */
export type LoginOutcome = LoggedIn | { kind: 'failed'; expired?: true } | { kind: 'denied' };

/**
 * Logs somebody in.
 * @throws AppError too-many-requests with Retry-After, where the address failed too often
 * @source auth.md 1.4, 3 (Jira); OWASP Authentication Cheat Sheet (device cookies); CWE-307, CWE-384
 */
export async function logIn(ctx: Ctx, attempt: LoginAttempt): Promise<LoginOutcome> {
  const name = fold(attempt.name.trim());
  const user = await findCandidate(ctx.db, name);
  const device =
    user && attempt.deviceToken ? await findDevice(ctx.db, user.id, sha256(attempt.deviceToken)) : null;
  const wait = secondsToWait(throttleOf(ctx), ctx.origin.address, ctx.now, ctx.config.failuresPerAddress);
  if (wait > 0 && !device) throw tooManyFailures(wait);
  if (!user) return oneByOneUnknown(ctx, name, () => tryUnknown(ctx, name, attempt));
  return oneByOne(ctx, user, () => tryUser(ctx, user, device, attempt));
}

/**
 * Asks somebody who is logged in for the password once more, before something that a stolen session must not do.
 * Wrong answers are counted, slowed down and held back by the CAPTCHA as those of a login are; a right one changes no
 * counter, since it is no login.
 * @param deviceToken value of the cookie `tessera.device`, where the browser has one
 * @param captchaSolved whether this browser has just answered its CAPTCHA rightly
 * @throws AppError too-many-requests
 * @source OWASP ASVS 5.0, 6.2.3 and 7.5.1
 */
export async function confirmPassword(
  ctx: Ctx,
  password: string,
  deviceToken?: string,
  captchaSolved = false,
): Promise<'ok' | 'failed' | 'denied'> {
  const user = await findCandidate(ctx.db, fold(ctx.actor.name ?? ''));
  if (!user) return 'failed';
  const device = deviceToken ? await findDevice(ctx.db, user.id, sha256(deviceToken)) : null;
  const wait = secondsToWait(throttleOf(ctx), ctx.origin.address, ctx.now, ctx.config.failuresPerAddress);
  if (wait > 0 && !device) throw tooManyFailures(wait);
  return oneByOne(ctx, user, async () => {
    const failures = device ?? (await getLoginInfo(ctx.db, user.id));
    const due = captchaIsDue(failures, ctx.now, ctx.config) && !captchaSolved;
    if (!due && (await verifyPassword(user.passwordHash, password)).matches) return 'ok';
    await fail(ctx, user, device, due ? 'login-denied' : 'login-failed');
    return due ? 'denied' : 'failed';
  });
}

const oneByOne = <T>(ctx: Ctx, user: Candidate, attempt: () => Promise<T>): Promise<T> =>
  passTurnstile(
    turnstileOf(ctx),
    user.id,
    async () => (ctx.config.captchaAfter ?? Infinity) - (await getLoginInfo(ctx.db, user.id)).currentFailed,
    attempt,
  );

const oneByOneUnknown = <T>(ctx: Ctx, name: string, attempt: () => Promise<T>): Promise<T> =>
  passTurnstile(
    turnstileOf(ctx),
    sha256(name),
    async () => (ctx.config.captchaAfter ?? Infinity) - (await unknownNameFailures(ctx, name)).currentFailed,
    attempt,
  );

/** Whether the login page has to ask this name for a CAPTCHA; for a name that nobody has, too. */
export async function captchaDueFor(ctx: Ctx, typedName: string, deviceToken?: string): Promise<boolean> {
  const name = fold(typedName.trim());
  const user = await findCandidate(ctx.db, name);
  if (!user) return captchaIsDue(await unknownNameFailures(ctx, name), ctx.now, ctx.config);
  const device = deviceToken ? await findDevice(ctx.db, user.id, sha256(deviceToken)) : null;
  return captchaIsDue(device ?? (await getLoginInfo(ctx.db, user.id)), ctx.now, ctx.config);
}

/** Lets a user try again without a CAPTCHA. @returns how many failures were forgotten */
export async function resetFailedLogins(ctx: Ctx, user: { id: number; name: string }): Promise<number> {
  return transact(ctx, async (tx) => {
    const forgotten = await resetFailures(tx.db, user.id);
    await record(tx, {
      category: 'authentication',
      action: 'unlock',
      summary: 'Failed logins reset',
      object: { type: 'user', id: String(user.id), name: user.name },
    });
    return forgotten;
  });
}

/** When the actor's own password ends; null: it does not. */
export const ownPasswordExpires = async (ctx: Ctx): Promise<number | null> =>
  (await findCandidate(ctx.db, fold(ctx.actor.name ?? '')))?.passwordExpires ?? null;

/** A user's counters. */
export const readLoginInfo = (ctx: Pick<Ctx, 'db'>, userId: number): Promise<LoginInfo> =>
  getLoginInfo(ctx.db, userId);

async function tryUser(
  ctx: Ctx,
  user: Candidate,
  device: KnownDevice | null,
  attempt: LoginAttempt,
): Promise<LoginOutcome> {
  const failures = device ?? (await getLoginInfo(ctx.db, user.id));
  if (captchaIsDue(failures, ctx.now, ctx.config) && !attempt.captchaSolved) {
    await fail(ctx, user, device, 'login-denied');
    return { kind: 'denied' };
  }
  const { matches, needsRehash } = await verifyPassword(user.passwordHash, attempt.password);
  if (matches && user.active && hasEnded(user, ctx.now)) {
    await fail(
      ctx,
      user,
      device,
      'login-failed',
      'Login failed: the password that was made for this user has ended',
    );
    return { kind: 'failed', expired: true };
  }
  const entered = matches && user.active ? await enter(ctx, user, device, attempt, needsRehash) : null;
  if (entered) return entered;
  await fail(ctx, user, device, 'login-failed');
  return { kind: 'failed' };
}

/** @returns null where the user was changed while the password was being looked at */
async function enter(
  ctx: Ctx,
  user: Candidate,
  device: KnownDevice | null,
  attempt: LoginAttempt,
  needsRehash: boolean,
): Promise<LoggedIn | null> {
  const better = needsRehash ? await hashPassword(attempt.password) : null;
  return transact(ctx, async (tx) => {
    if (!(await isUnchanged(tx.db, user))) return null;
    if (better) await updateHash(tx.db, user, better);
    const info = await countSuccess(tx.db, user.id, tx.now);
    const deviceToken = await rememberDevice(tx, user.id, device, attempt.rememberDevice ?? false);
    if (attempt.replaces) await endSessionByToken(tx, attempt.replaces);
    const rememberMeId = attempt.remember ? await attempt.remember(tx, user) : null;
    const { token, session } = await startSession(tx, user, attempt.via, rememberMeId);
    await record(
      tx,
      {
        category: 'authentication',
        action: 'login',
        summary: `Logged in (${attempt.via})`,
        object: objectOf(user),
      },
      user,
    );
    return { kind: 'ok', user, info, session, token, deviceToken };
  });
}

async function rememberDevice(
  ctx: Ctx,
  userId: number,
  device: KnownDevice | null,
  wanted: boolean,
): Promise<string | null> {
  if (device) {
    await useDevice(ctx.db, device.id, ctx.now);
    return null;
  }
  if (!wanted) return null;
  const token = randomHex(16);
  await insertDevice(ctx.db, userId, sha256(token), ctx.now);
  await keepDevices(ctx.db, userId, DEVICES_KEPT);
  return token;
}

async function fail(
  ctx: Ctx,
  user: Candidate,
  device: KnownDevice | null,
  action: 'login-failed' | 'login-denied',
  summary: string = failureSummary[action],
): Promise<void> {
  countAddressFailure(throttleOf(ctx), ctx.origin.address, ctx.now);
  const quietSince = ctx.now - ctx.config.captchaQuietPeriod;
  await transact(ctx, async (tx) => {
    const info = await countFailure(tx.db, {
      userId: user.id,
      now: tx.now,
      inARow: device === null,
      quietSince,
    });
    if (device) await countDeviceFailure(tx.db, device.id, tx.now, quietSince);
    await recordFailure(tx, action, user, summary);
    if (device === null && info.currentFailed === ctx.config.captchaAfter)
      await recordFailure(tx, 'lock', user);
  });
}

/** A name that nobody has: an e-mail address perhaps. Whether or not it is one, the same is done. */
async function tryUnknown(ctx: Ctx, name: string, attempt: LoginAttempt): Promise<LoginOutcome> {
  const due =
    captchaIsDue(await unknownNameFailures(ctx, name), ctx.now, ctx.config) && !attempt.captchaSolved;
  const user = attempt.via === 'form' && isEmail(name) ? await findCandidateByEmail(ctx.db, name) : null;
  let expired: true | false = false;
  if (!due) {
    const { matches, needsRehash } = await verifyPassword(user?.passwordHash ?? null, attempt.password);
    expired = matches && user?.active === true && hasEnded(user, ctx.now);
    const entered =
      matches && user?.active && !expired
        ? await enter(ctx, user, await deviceOf(ctx, user, attempt), attempt, needsRehash)
        : null;
    if (entered) return entered;
  }
  countAddressFailure(throttleOf(ctx), ctx.origin.address, ctx.now);
  const quietSince = ctx.now - ctx.config.captchaQuietPeriod;
  await transact(ctx, async (tx) => {
    await countUnknownName(tx, name);
    if (user) await countFailure(tx.db, { userId: user.id, now: tx.now, inARow: false, quietSince });
    await recordFailure(tx, due ? 'login-denied' : 'login-failed', user);
  });
  if (due) return { kind: 'denied' };
  return { kind: 'failed', ...(expired && { expired }) };
}

/** Whether the password was made for the user, and its time is over. */
const hasEnded = ({ passwordExpires }: Candidate, now: number): boolean =>
  passwordExpires !== null && passwordExpires <= now;

const isEmail = (name: string): boolean => name.includes('@');

const deviceOf = (ctx: Ctx, user: Candidate, { deviceToken }: LoginAttempt): Promise<KnownDevice | null> =>
  deviceToken ? findDevice(ctx.db, user.id, sha256(deviceToken)) : Promise.resolve(null);

const failureSummary = {
  'login-failed': 'Login failed',
  'login-denied': 'Login denied: the CAPTCHA is due',
  lock: 'CAPTCHA is due after too many failed logins',
};

/** What was typed as the name of nobody is not kept: people type their password there. */
const recordFailure = (
  ctx: Ctx,
  action: keyof typeof failureSummary,
  user: Candidate | null,
  summary: string = failureSummary[action],
): Promise<void> =>
  record(ctx, {
    category: 'authentication',
    action,
    summary: user ? summary : `${failureSummary[action]} (no such user)`,
    ...(user && { object: objectOf(user) }),
  });

const objectOf = (user: Candidate) => ({ type: 'user', id: String(user.id), name: user.name });
