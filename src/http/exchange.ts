/** One request and its answer: what the hooks find out, and what a handler says about its answer. */
import { randomBytes } from 'node:crypto';
import type { Ctx } from '../context.ts';
import type { Identity } from './actor.ts';
import { readCookies, rememberMeCookie, sessionCookie, writeCookie, xsrfCookie } from './cookie.ts';
import { type HeaderList, sessionName } from './headers.ts';
import type { Cookie, LoginReason, Reply, Route } from './route.ts';
import { anonymousFormToken, sessionFormToken } from './xsrf.ts';

/** What an installation is known by, made at its first start. */
export interface Installation {
  /** XXXX-XXXX-XXXX-XXXX */
  readonly serverId: string;
  readonly secret: string;
}

export interface Exchange {
  readonly route: Route | null;
  readonly cookies: Readonly<Record<string, string>>;
  readonly sessionCookieSent: boolean;
  readonly reply: Reply;
  ctx: Ctx;
  identity: Identity | null;
  /** null until a handler or the route sets it. */
  status: number | null;
  formToken(): string;
  /** The form token that a request of this browser must carry; undefined: it has none yet. */
  expectedFormToken(): string | undefined;
  /**
   * Every header of the answer that is known here, those of a handler last.
   * @param standard what stands where the handler says nothing of its own: names and values in turn
   */
  headers(standard?: HeaderList): HeaderList;
}

interface Surroundings {
  contextPath: string;
  secure: boolean;
  /** The headers of every answer. */
  standing: HeaderList;
  installation: Installation;
}

/** What a handler said about its answer. */
interface Outgoing {
  cookies: Map<string, Cookie> | null;
  /** By lower-case name. */
  own: Map<string, { name: string; value: string }> | null;
  reason: LoginReason | null;
  user: string | null;
  freshToken: string | null;
  ended: boolean;
}

export function openExchange(
  route: Route | null,
  cookieHeader: string | undefined,
  ctx: Ctx,
  surroundings: Surroundings,
): Exchange {
  const { values: cookies, ambiguous } = readCookies(cookieHeader, surroundings.secure);
  const { installation } = surroundings;
  const outgoing: Outgoing = {
    cookies: null,
    own: null,
    reason: null,
    user: null,
    freshToken: null,
    ended: false,
  };
  const formTokenOf = (token: string): string => {
    const { identity } = exchange;
    if (!identity?.found || identity.sessionToken !== token) return makeFormToken(installation, token);
    const marks = marksOf(installation, token);
    marks.formToken ??= makeFormToken(installation, token);
    return marks.formToken;
  };
  const newFormToken = () => anonymousFormToken(installation.serverId, randomBytes(20).toString('hex'));
  const exchange: Exchange = {
    route,
    cookies,
    sessionCookieSent: sessionCookie in cookies || ambiguous.has(sessionCookie),
    reply: replyTo(outgoing, formTokenOf, newFormToken, (code) => {
      exchange.status = code;
    }),
    ctx,
    identity: null,
    status: null,
    expectedFormToken: () => {
      const token = exchange.identity?.sessionToken;
      return token ? formTokenOf(token) : anonymousTokenIn(cookies);
    },
    formToken: () => {
      const fresh = outgoing.freshToken === null ? undefined : formTokenOf(outgoing.freshToken);
      const expected =
        fresh ?? exchange.expectedFormToken() ?? outgoing.cookies?.get(xsrfCookie)?.value ?? newFormToken();
      if (cookies[xsrfCookie] !== expected) setFormToken(outgoing, expected);
      return expected;
    },
    headers: (standard = []) => gatherHeaders(exchange, outgoing, surroundings, standard),
  };
  return exchange;
}

const replyTo = (
  outgoing: Outgoing,
  formTokenOf: (token: string) => string,
  newFormToken: () => string,
  setStatus: (code: number) => void,
): Reply => ({
  status: setStatus,
  header: (name, value) => {
    outgoing.own ??= new Map();
    outgoing.own.set(name.toLowerCase(), { name, value });
  },
  cookie: (cookie) => setCookie(outgoing, cookie),
  loginReason: (given) => {
    outgoing.reason ??= given;
  },
  user: (name) => {
    outgoing.user = name;
  },
  beginSession: (token) => {
    outgoing.freshToken = token;
    setCookie(outgoing, { name: sessionCookie, value: token, httpOnly: true });
    setFormToken(outgoing, formTokenOf(token));
  },
  endSession: () => {
    outgoing.ended = true;
    for (const name of [sessionCookie, rememberMeCookie])
      setCookie(outgoing, { name, value: '', maxAge: 0, httpOnly: true });
    setFormToken(outgoing, newFormToken());
  },
});

function setCookie(outgoing: Outgoing, cookie: Cookie): void {
  outgoing.cookies ??= new Map();
  outgoing.cookies.set(cookie.name, cookie);
}

const setFormToken = (outgoing: Outgoing, value: string): void =>
  setCookie(outgoing, { name: xsrfCookie, value, httpOnly: false });

function gatherHeaders(
  { identity, ctx }: Exchange,
  outgoing: Outgoing,
  { contextPath, secure, standing, installation }: Surroundings,
  standard: HeaderList,
): HeaderList {
  const name = outgoing.user ?? identity?.found?.name ?? null;
  const list = [
    ...standing,
    'X-AREQUESTID',
    ctx.origin.requestId,
    'X-AUSERNAME',
    name === null ? 'anonymous' : encodeURIComponent(name),
  ];
  const session = sessionNameOf(installation, identity, outgoing);
  if (session !== null) list.push('X-ASESSIONID', session);
  const reason = outgoing.reason ?? identity?.reason ?? null;
  if (reason && !outgoing.own?.has('x-seraph-loginreason')) list.push('X-Seraph-LoginReason', reason);
  for (const cookie of outgoing.cookies?.values() ?? [])
    list.push('Set-Cookie', writeCookie(cookie, contextPath, secure));
  const all = list.concat(standard);
  return outgoing.own ? withOwn(all, outgoing.own) : all;
}

/** What a handler says stands in the place of what every answer says. */
function withOwn(all: HeaderList, own: NonNullable<Outgoing['own']>): HeaderList {
  const list: HeaderList = [];
  for (let at = 0; at < all.length; at += 2) {
    const [name = '', value = ''] = [all[at], all[at + 1]];
    if (!own.has(name.toLowerCase())) list.push(name, value);
  }
  for (const { name, value } of own.values()) list.push(name, value);
  return list;
}

function sessionNameOf(
  installation: Installation,
  identity: Identity | null,
  { freshToken, ended }: Outgoing,
): string | null {
  if (freshToken !== null && freshToken !== identity?.sessionToken) return sessionName(freshToken);
  if (ended || !identity?.found || identity.sessionToken === null) return null;
  return marksOf(installation, identity.sessionToken).name;
}

const makeFormToken = ({ serverId, secret }: Installation, token: string): string =>
  sessionFormToken(serverId, secret, token);

/** What is derived from the token of a living session: the same for as long as it lives, however often it is looked up. */
interface Marks {
  readonly name: string;
  formToken: string | null;
}

const MOST_MARKED = 10_000;
const marked = new WeakMap<Installation, Map<string, Marks>>();

function marksOf(installation: Installation, token: string): Marks {
  const known = marked.get(installation) ?? new Map<string, Marks>();
  marked.set(installation, known);
  let marks = known.get(token);
  if (!marks) {
    if (known.size >= MOST_MARKED) known.clear();
    marks = { name: sessionName(token), formToken: null };
    known.set(token, marks);
  }
  return marks;
}

const anonymousTokenIn = (cookies: Readonly<Record<string, string>>): string | undefined =>
  cookies[xsrfCookie]?.endsWith('_lout') ? cookies[xsrfCookie] : undefined;
