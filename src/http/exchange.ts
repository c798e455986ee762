/** One request and its answer: what the hooks find out, and what a handler says about its answer. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Ctx } from '../context.ts';
import type { Identity } from './actor.ts';
import { readCookies, rememberMeCookie, sessionCookie, writeCookie, xsrfCookie } from './cookie.ts';
import { sessionName } from './headers.ts';
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
  /** Sets the headers that were gathered. */
  flush(): void;
}

interface Surroundings {
  contextPath: string;
  secure: boolean;
  installation: Installation;
}

export function openExchange(
  route: Route | null,
  cookieHeader: string | undefined,
  answer: FastifyReply,
  ctx: Ctx,
  { contextPath, secure, installation }: Surroundings,
): Exchange {
  const { values: cookies, ambiguous } = readCookies(cookieHeader);
  const outgoing = new Map<string, Cookie>();
  let reason: LoginReason | null = null;
  let user: string | null = null;
  let freshToken: string | null = null;
  let ended = false;

  const formTokenOf = (token: string) => sessionFormToken(installation.serverId, installation.secret, token);
  const setCookie = (cookie: Cookie): void => void outgoing.set(cookie.name, cookie);
  const setFormToken = (value: string): string => {
    setCookie({ name: xsrfCookie, value, httpOnly: false });
    return value;
  };
  const newAnonymousToken = () => anonymousFormToken(installation.serverId, randomBytes(20).toString('hex'));

  const reply: Reply = {
    status: (code) => {
      exchange.status = code;
    },
    header: (name, value) => void answer.header(name, value),
    cookie: setCookie,
    loginReason: (given) => {
      reason ??= given;
    },
    user: (name) => {
      user = name;
    },
    beginSession: (token) => {
      freshToken = token;
      setCookie({ name: sessionCookie, value: token, httpOnly: true });
      setFormToken(formTokenOf(token));
    },
    endSession: () => {
      ended = true;
      for (const name of [sessionCookie, rememberMeCookie])
        setCookie({ name, value: '', maxAge: 0, httpOnly: true });
      setFormToken(newAnonymousToken());
    },
  };

  const exchange: Exchange = {
    route,
    cookies,
    sessionCookieSent: sessionCookie in cookies || ambiguous.has(sessionCookie),
    reply,
    ctx,
    identity: null,
    status: null,
    expectedFormToken: () => {
      const token = exchange.identity?.sessionToken;
      return token ? formTokenOf(token) : anonymousTokenIn(cookies);
    },
    formToken: () => {
      const expected = exchange.expectedFormToken() ?? outgoing.get(xsrfCookie)?.value ?? newAnonymousToken();
      return cookies[xsrfCookie] === expected ? expected : setFormToken(expected);
    },
    flush: () => {
      const { identity } = exchange;
      const token = freshToken ?? (ended ? null : (identity?.sessionToken ?? null));
      const name = user ?? identity?.found?.name ?? null;
      answer.header('X-AUSERNAME', name === null ? 'anonymous' : encodeURIComponent(name));
      if (token) answer.header('X-ASESSIONID', sessionName(token));
      const stamped = reason ?? identity?.reason ?? null;
      if (stamped && !answer.hasHeader('X-Seraph-LoginReason'))
        answer.header('X-Seraph-LoginReason', stamped);
      if (outgoing.size > 0) {
        answer.header(
          'Set-Cookie',
          [...outgoing.values()].map((cookie) => writeCookie(cookie, contextPath, secure)),
        );
      }
    },
  };
  return exchange;
}

const anonymousTokenIn = (cookies: Readonly<Record<string, string>>): string | undefined =>
  cookies[xsrfCookie]?.endsWith('_lout') ? cookies[xsrfCookie] : undefined;
