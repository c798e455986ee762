/**
 * Who is asking? The ways in, in their order, and what a mix of them means. One table decides:
 *
 * | Authorization header | session cookie | remember-me cookie | served as |
 * |---|---|---|---|
 * | Basic, right | any | any | the header's user; in the cookie's session where it is the same user's, else in one of its own |
 * | Basic, wrong | any | any | nobody: 401 (403 where the CAPTCHA is due) |
 * | Bearer or OAuth, right | any, not looked at | any | the token's user, as far as its scope reaches; no session |
 * | Bearer or OAuth, wrong | any, not looked at | any | nobody: 401; counted nowhere |
 * | of another kind, or empty | any | any | nobody: 401 |
 * | none, but the address is signed (OAuth 1.0a) | any, not looked at | any | as OAuth in the header |
 * | none | living | any | the session's user |
 * | none | dead or none | good | the remembered user, in a new session |
 * | none | dead | none or bad | by os_authType: 401, or anonymous |
 * | none | none | none or bad | by os_authType: anonymous, or 401 |
 *
 * An explicit credential that fails is never silently passed over (Jira lets a living cookie win over a wrong Basic
 * header; no client depends on it). Source: auth.md 1.5, 2; Seraph's filters.
 */
import type { Actor, Ctx, LoginInfo, Through, Via } from '../context.ts';
import { AppError } from '../kernel/app-error.ts';
import { includes, type Scope, scopeFor } from '../kernel/scope.ts';
import { splitAuthorization } from './authorization.ts';
import { rememberMeCookie, sessionCookie } from './cookie.ts';
import { basicIsDisabled } from './errors.ts';
import type { Cookie, LoginReason } from './route.ts';
import type { SignedRequest } from './signed.ts';

/** A user, found by one of the ways in. */
export interface Found {
  readonly session: {
    readonly id: number;
    readonly webSudoUntil: number | null;
    readonly via: string;
  } | null;
  readonly userId: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly timeZone: string | null;
  readonly loginInfo: LoginInfo;
  /** Global permissions; null: still to be read. */
  readonly grants: ReadonlySet<string> | null;
}

/** A user, found by what acts in the user's place. */
export interface Delegated extends Omit<Found, 'session'> {
  readonly session: null;
  /** null: everything that the user may. */
  readonly scope: Scope | null;
  readonly through: Through;
}

/** bad: with what is answered instead, a 401. */
export type Delegation = { kind: 'ok'; found: Delegated } | { kind: 'bad'; refusal: AppError };

/** What app.ts gives: http/ asks who somebody is and knows nothing of how that is found out. */
export interface WaysIn {
  /** @param changes whether the request is one that changes something @param unattended whether it is no use of the session */
  session(
    ctx: Ctx,
    token: string,
    changes: boolean,
    unattended?: boolean,
  ): Found | null | Promise<Found | null>;
  basic(
    ctx: Ctx,
    encoded: string,
    cookies: Readonly<Record<string, string>>,
    changes: boolean,
  ): Promise<{ kind: 'ok'; found: Found; token: string } | { kind: 'failed' } | { kind: 'denied' }>;
  rememberMe(
    ctx: Ctx,
    value: string,
    cookies: Readonly<Record<string, string>>,
  ): Promise<
    { kind: 'ok'; found: Found; token: string; cookie: Cookie | null } | { kind: 'bad' } | { kind: 'denied' }
  >;
  /** Access tokens, and what OAuth 2.0 hands out: told apart by their shape. At once where it is kept. */
  bearer(ctx: Ctx, token: string, changes: boolean): Delegation | Promise<Delegation>;
  /** @throws AppError with the problem of OAuth */
  oauth1(ctx: Ctx, request: SignedRequest, changes: boolean): Promise<Delegation>;
  /** Global permissions of a user, or of anonymous. */
  grants(ctx: Ctx, userId: number | null): Promise<ReadonlySet<string>>;
}

export interface Credentials {
  authorization: string | undefined;
  cookies: Readonly<Record<string, string>>;
  /** Of a request that changes something. */
  changes: boolean;
  /** Nobody may be there: no use of a session, and no beginning of one. */
  unattended: boolean;
  /** Whether the address itself is signed. */
  signedAddress: boolean;
  /** What a signature covers; asked for only where there is one. @param authorization what follows the word OAuth */
  signed(authorization: string | null): SignedRequest;
}

export interface Identity {
  found: Found | null;
  via: Via;
  /** null: the user in person. */
  delegated: Pick<Delegated, 'scope' | 'through'> | null;
  /** Value of the session's cookie. */
  sessionToken: string | null;
  /** Hand it out with the answer. */
  newSession: boolean;
  cookies: Cookie[];
  reason: LoginReason | null;
}

export const nobody: Identity = {
  found: null,
  via: 'anonymous',
  delegated: null,
  sessionToken: null,
  newSession: false,
  cookies: [],
  reason: null,
};

/**
 * Finds out who is asking.
 * @param ctx as anonymous
 * @param loginUrl absolute address of login.jsp, told to those whom the CAPTCHA keeps out
 * @throws AppError 401 or 403 where an explicit credential fails
 */
export function identify(
  ctx: Ctx,
  ways: WaysIn,
  credentials: Credentials,
  loginUrl: string,
): Identity | Promise<Identity> {
  const { authorization, cookies, changes, unattended } = credentials;
  if (authorization !== undefined) return byHeader(ctx, ways, authorization, credentials, loginUrl);
  if (credentials.signedAddress) return bySignature(ctx, ways, null, credentials);
  const token = cookies[sessionCookie];
  const found = token === undefined ? null : ways.session(ctx, token, changes, unattended);
  const go = (found: Found | null): Identity | Promise<Identity> => {
    if (found && token !== undefined) return bySession(found, token);
    const remembered = unattended ? undefined : cookies[rememberMeCookie];
    return remembered ? byRememberMe(ctx, ways, remembered, cookies) : nobody;
  };
  return found instanceof Promise ? found.then(go) : go(found);
}

const bySession = (found: Found, token: string): Identity => ({
  ...nobody,
  found,
  via: found.session?.via === 'remember-me' ? 'remember-me' : 'session',
  sessionToken: token,
  reason: 'OK',
});

function byHeader(
  ctx: Ctx,
  ways: WaysIn,
  authorization: string,
  credentials: Credentials,
  loginUrl: string,
): Identity | Promise<Identity> {
  const { scheme, rest } = splitAuthorization(authorization);
  switch (scheme) {
    case 'basic':
      return byBasic(ctx, ways, rest, credentials, loginUrl);
    case 'bearer': {
      const outcome = ways.bearer(ctx, rest, credentials.changes);
      return outcome instanceof Promise ? outcome.then(byDelegation) : byDelegation(outcome);
    }
    case 'oauth':
      return bySignature(ctx, ways, rest, credentials);
    default:
      throw unknownScheme();
  }
}

/** Cookies beside a token are not looked at, so a dead one does no harm (pycontribs/jira#1904); nor is any handed out. */
function byDelegation(outcome: Delegation): Identity {
  if (outcome.kind === 'bad') throw outcome.refusal;
  const { found } = outcome;
  return { ...nobody, found, delegated: found, via: found.through.kind, reason: 'OK' };
}

const bySignature = async (
  ctx: Ctx,
  ways: WaysIn,
  authorization: string | null,
  { changes, signed }: Credentials,
): Promise<Identity> => byDelegation(await ways.oauth1(ctx, signed(authorization), changes));

async function byBasic(
  ctx: Ctx,
  ways: WaysIn,
  rest: string,
  { cookies, changes }: Credentials,
  loginUrl: string,
): Promise<Identity> {
  if (!ctx.config.basicAuthentication) throw basicIsOff();
  const outcome = await ways.basic(ctx, rest, cookies, changes);
  if (outcome.kind === 'failed') throw basicFailed('AUTHENTICATED_FAILED');
  if (outcome.kind === 'denied') throw basicFailed('AUTHENTICATION_DENIED', loginUrl);
  const own = await ownSession(ctx, ways, outcome.found.userId, cookies[sessionCookie]);
  return {
    ...nobody,
    found: own ?? outcome.found,
    via: 'basic',
    sessionToken: own ? (cookies[sessionCookie] ?? null) : outcome.token,
    newSession: own === null,
    reason: 'OK',
  };
}

/** A cookie beside the header, where it names a living session of the same user: no new cookie is handed out then. */
async function ownSession(
  ctx: Ctx,
  ways: WaysIn,
  userId: number,
  token: string | undefined,
): Promise<Found | null> {
  const found = token === undefined ? null : await ways.session(ctx, token, false);
  return found?.userId === userId ? found : null;
}

async function byRememberMe(
  ctx: Ctx,
  ways: WaysIn,
  value: string,
  cookies: Readonly<Record<string, string>>,
): Promise<Identity> {
  const outcome = await ways.rememberMe(ctx, value, cookies);
  if (outcome.kind === 'ok') {
    const { found, token, cookie } = outcome;
    const cookies = cookie ? [cookie] : [];
    return {
      ...nobody,
      found,
      via: 'remember-me',
      sessionToken: token,
      newSession: true,
      cookies,
      reason: 'OK',
    };
  }
  if (outcome.kind === 'denied') return { ...nobody, reason: 'AUTHENTICATION_DENIED' };
  return { ...nobody, cookies: [{ name: rememberMeCookie, value: '', maxAge: 0, httpOnly: true }] };
}

/** The Actor of an identity. @param grants global permissions, already read */
export function actorOf(identity: Identity, grants: ReadonlySet<string>, standardZone: string): Actor {
  const { found, via, delegated } = identity;
  const scope = delegated?.scope ?? null;
  return {
    userId: found?.userId ?? null,
    key: found?.key ?? null,
    name: found?.name ?? null,
    displayName: found?.displayName ?? 'Anonymous',
    timeZone: found?.timeZone ?? standardZone,
    via: found ? via : 'anonymous',
    session: found?.session ? { id: found.session.id, webSudoUntil: found.session.webSudoUntil } : null,
    scope,
    through: delegated?.through ?? null,
    loginInfo: found?.loginInfo ?? null,
    may:
      scope === null
        ? (permission) => grants.has(permission)
        : (permission) => grants.has(permission) && includes(scope, scopeFor(permission) ?? scope),
  };
}

const basicFailed = (reason: 'AUTHENTICATED_FAILED' | 'AUTHENTICATION_DENIED', loginUrl?: string): AppError =>
  new AppError(loginUrl === undefined ? 'unauthenticated' : 'login-denied', {
    messages: [`Basic Authentication Failure - Reason : ${reason}`],
    page: true,
    headers: {
      'X-Seraph-LoginReason': reason,
      ...(loginUrl !== undefined && {
        'X-Authentication-Denied-Reason': `CAPTCHA_CHALLENGE; login-url=${loginUrl}`,
      }),
    },
  });

const basicIsOff = (): AppError => new AppError('forbidden', { messages: [basicIsDisabled] });

const unknownScheme = (): AppError =>
  new AppError('unauthenticated', {
    messages: [
      'This Authorization header is of no kind that this server accepts. Use Bearer or Basic, or log in for a cookie.',
    ],
  });

/**
 * A bearer token that is unknown, over or revoked: which of them is nobody's business.
 * @source RFC 6750, 3.1
 */
export const invalidToken = (): AppError =>
  new AppError('unauthenticated', {
    messages: ['This access token is not valid: it is unknown, has expired or was revoked.'],
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  });
