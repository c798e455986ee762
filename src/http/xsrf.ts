/**
 * Forgery: requests that a browser sends with its user's cookie, on a stranger's page's behalf. Pure decisions, in the
 * order of auth in server.ts: where does it come from (Fetch Metadata, else Origin, else Referer), and does it carry
 * what a stranger's page cannot send (a header, or the form token)?
 * Source: Jira's REST filter (atlassian-rest 3), form token handling; OWASP CSRF Prevention Cheat Sheet.
 */
import { hmac, sameSecret } from '../kernel/token.ts';

/** Browsers, as Jira tells them by their User-Agent. */
const browserMarks =
  /google\/|Googlebot\/|msnbot|webcrawler\/|MSIE|Trident\/|Edge\/|Firefox|Chrome\/|Safari\/|Opera\/|Gecko\/|Lotus-Notes\/|Netscape\/|Konqueror\/|KHTML/;

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

type Header = string | string[] | undefined;

export interface RequestFacts {
  method: string;
  headers: Readonly<Record<string, Header>>;
  /** scheme://host[:port] that this server is reached by: the base URL's, and the request's own. */
  ownOrigins: readonly string[];
}

const one = (header: Header): string | undefined => (Array.isArray(header) ? header[0] : header);

export const changesState = (method: string): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

/**
 * Whether a request that changes something comes from our own pages, or from something that is no browser.
 * A browser says so itself in Sec-Fetch-Site; an old one is known by Origin or Referer; a browser that says nothing
 * at all is refused, as Jira does.
 */
export function comesFromHere({ method, headers, ownOrigins }: RequestFacts): boolean {
  if (!changesState(method)) return true;
  const site = one(headers['sec-fetch-site']);
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = one(headers.origin);
  if (origin !== undefined)
    return isOwn(origin, ownOrigins) || /^(chrome|safari|moz)-extension:\/\//.test(origin);
  if (!browserMarks.test(one(headers['user-agent']) ?? '')) return true;
  const referer = one(headers.referer);
  return referer !== undefined && URL.canParse(referer) && isOwn(new URL(referer).origin, ownOrigins);
}

const isOwn = (origin: string, own: readonly string[]): boolean => own.includes(origin.toLowerCase());

/** Whether the body has a type that any page can send across sites without asking. */
export const isFormLike = (headers: RequestFacts['headers']): boolean =>
  formTypes.test(one(headers['content-type']) ?? '');

/** X-Atlassian-Token: no-check; clients write `nocheck` as well. A stranger's page cannot send it without asking. */
export const hasNoCheckHeader = (headers: RequestFacts['headers']): boolean =>
  /^no-?check$/i.test(one(headers['x-atlassian-token'])?.trim() ?? '');

/**
 * The form token of a session: bound to it, so that a token planted or learned elsewhere is worth nothing.
 * @param sessionToken value of the session cookie
 */
export const sessionFormToken = (serverId: string, secret: string, sessionToken: string): string =>
  `${serverId}_${hmac(secret, `xsrf/${sessionToken}`).slice(0, 40)}_lin`;

/** The form token of somebody who is not logged in. @param random 40 hex digits */
export const anonymousFormToken = (serverId: string, random: string): string => `${serverId}_${random}_lout`;

/** @param given the parameter atl_token */
export const isFormToken = (given: unknown, expected: string | undefined): boolean =>
  typeof given === 'string' && expected !== undefined && expected !== '' && sameSecret(given, expected);
