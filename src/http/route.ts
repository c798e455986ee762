/**
 * A route is data: its literal URL, who may call it, what it takes, and the function that answers. A route that does
 * not state its access and its anonymous behaviour does not start (http/server.ts), and no prefix ever exempts one.
 */
import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Ctx } from '../context.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Links } from './links.ts';
import type { SignedRequest } from './signed.ts';

/** Who may call: anyone (what they see is decided below), any user, administrators, system administrators. */
export type Access = 'anyone' | 'user' | 'administrator' | 'system-administrator';

/**
 * What an anonymous caller gets:
 * served: the answer, as far as anonymous may see it ·
 * not-authenticated: 401 {"errorMessages":["You are not authenticated. …"]} ·
 * client-must-be-authenticated: 401 {"message":"Client must be authenticated …","status-code":401} ·
 * login-page: 302 to login.jsp with os_destination
 */
export type Anonymous = 'served' | 'not-authenticated' | 'client-must-be-authenticated' | 'login-page';

/**
 * How far a delegated credential must reach. none: what deals in passwords, sessions and grants is closed to every
 * client of OAuth, whatever it was granted. person: and to access tokens, so that none outlives itself by making another.
 */
export type RouteScope = Scope | 'none' | 'person';

/**
 * What a request body may be. `none`: it needs none, and JSON that is sent all the same is not looked at. `text`: plain
 * text, which clients also call JSON; a JSON string is read as what it says. `zip`: an archive, which is not kept.
 */
export type Consumes = 'json' | 'form' | 'multipart' | 'text' | 'picture' | 'zip' | 'none';

export interface Cookie {
  name: string;
  /** Empty together with maxAge 0 clears it. */
  value: string;
  /** Seconds; absent: until the browser closes. */
  maxAge?: number;
  httpOnly: boolean;
}

/** What a handler may say about its answer besides the body. */
export interface Reply {
  status(code: number): void;
  header(name: string, value: string): void;
  /** Path, SameSite and Secure are set for it (http/cookie.ts). */
  cookie(cookie: Cookie): void;
  /** X-Seraph-LoginReason; the first stamp of a request counts, later ones are ignored. */
  loginReason(reason: LoginReason): void;
  /** X-AUSERNAME, where this very request changed who the caller is. */
  user(name: string): void;
  /** Hands out the cookie of a fresh session, and the form token that goes with it. */
  beginSession(token: string): void;
  /** Takes back the cookies of the session and of a remembered login. */
  endSession(): void;
}

export type LoginReason =
  | 'OK'
  | 'AUTHENTICATED_FAILED'
  | 'AUTHENTICATION_DENIED'
  | 'AUTHORISATION_FAILED'
  | 'OUT';

export interface UploadedFile {
  fieldName: string;
  fileName: string;
  mimeType: string;
  content: Readable & { truncated?: boolean };
}

export interface Call<P, Q, B> {
  readonly ctx: Ctx;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: Reply;
  readonly links: Links;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Cookies that were sent; of a name that was sent twice, none. */
  readonly cookies: Readonly<Record<string, string>>;
  /** The form token for a form on the page that is answered; makes sure that its cookie is set. */
  formToken(): string;
  /** Whether this request carried the right form token, or the header that stands for it. */
  formTokenIsValid(): boolean;
  /** What a signature of OAuth 1.0a covers. */
  signed(): SignedRequest;
  /** The parts of a multipart request that are files, as they arrive. */
  files(): AsyncIterable<UploadedFile>;
}

/** An answer that is not JSON. */
export interface Content {
  readonly type: string;
  readonly content: string | Buffer | Readable;
}

export interface RouteSpec<P extends TSchema, Q extends TSchema, B extends TSchema> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without the context path. `/rest/api/2/…` and `/rest/auth/1/…` are served under `latest` too. */
  url: `/${string}`;
  /** One sentence for docs/routes.md. */
  summary: string;
  /** Where the behaviour comes from: a clause of Jira's documentation, an RFC, or "Tessera's own". */
  source: string;
  access: Access;
  anonymous: Anonymous;
  /** Where none is stated: by `access`, otherwise READ for a GET and WRITE for the rest (`scopeOf`). */
  scope?: RouteScope;
  /**
   * own: whoever calls is no user but a client of OAuth, whose credentials the handler reads. No user is looked for, in
   * the Authorization header or in a cookie, so that there is no browser's user to be forged either.
   */
  credentials?: 'own';
  params?: P;
  query?: Q;
  body?: B;
  /** Whoever sends no body sends an empty object. */
  bodyMayBeMissing?: true;
  /** What a plain answer looks like: for the description that the server gives of itself. */
  response?: TSchema;
  /** Default: json where `body` is given, otherwise none. */
  consumes?: Consumes | Consumes[];
  /** Status of a plain answer; default 200, or 204 where the handler answers nothing. */
  status?: number;
  /** Answered in read-only mode too, though its method may change something: it only reads, or is a way in or out. */
  whileReadOnly?: boolean;
  /** The administrator's password must have been confirmed lately (Basic is exempt). */
  webSudo?: boolean;
  /**
   * How forgery is kept out. rest (default under /rest): the REST filter. form (default elsewhere): a form token or
   * X-Atlassian-Token. origin: only the origin of the request is looked at (login pages: there is no token yet).
   */
  xsrf?: 'rest' | 'form' | 'origin';
  /** Headers and types of an error: json (default under /rest) or page. */
  errors?: 'json' | 'page';
  /**
   * A page asks this by itself, with nobody there perhaps: it is no use of the session, which still ends when it is idle,
   * and begins none from a remembered login.
   */
  unattended?: true;
  /** Whether it counts for the rate limit; default: under /rest. */
  rateLimit?: boolean;
  /** false: the handler never asks `actor.may`, so grants need not be read. */
  grants?: boolean;
  /** Largest body in bytes, where it differs from the setting. */
  bodyLimit?: number;
  handle(call: Call<Static<P>, Static<Q>, Static<B>>): unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes has a schema of its own in each
export type Route = RouteSpec<any, any, any>;

/** Declares a route: types flow from its schemas into its handler. */
export const route = <P extends TSchema, Q extends TSchema, B extends TSchema>(
  spec: RouteSpec<P, Q, B>,
): Route => spec;

/** The scope that a delegated credential needs for a route. */
export function scopeOf({ scope, access, method }: Pick<Route, 'scope' | 'access' | 'method'>): RouteScope {
  if (scope) return scope;
  if (access === 'system-administrator') return 'SYSTEM_ADMIN';
  if (access === 'administrator') return 'ADMIN';
  return method === 'GET' ? 'READ' : 'WRITE';
}

/** Whether a request counts for its user's rate limit. */
export const isLimited = ({ rateLimit, url }: Pick<Route, 'rateLimit' | 'url'>): boolean =>
  rateLimit ?? url.startsWith('/rest/');

/** Whether errors are answered as pages, where nothing else is asked for. */
export const answersPages = ({ errors, url }: Pick<Route, 'errors' | 'url'>): boolean =>
  errors === 'page' || (errors === undefined && !url.startsWith('/rest/'));

/** An answer of another type than JSON. */
export const content = (type: string, body: Content['content']): Content => ({ type, content: body });

export const isContent = (value: unknown): value is Content =>
  typeof value === 'object' &&
  value !== null &&
  'content' in value &&
  'type' in value &&
  Object.keys(value).length === 2;
