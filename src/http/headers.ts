/** The headers that every answer carries. */
import { hash } from 'node:crypto';

/**
 * Of what is no page: nothing in it may ever be run, framed, or load anything. Jira says only `sandbox`.
 * Source: OWASP ASVS 5.0, 3.4.3 and 3.4.6.
 */
export const restPolicy =
  "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of a file that somebody sent or that is drawn: as above, but its own styles hold, and our pages may frame it. */
export const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** Of a page: everything from here, no inline script, framed by nobody else. */
export const pagePolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** Of a page that shows texts in wiki markup: colours of panels stand in style attributes, of which markup/safe.ts lets few through. */
export const markupPolicy = `${pagePolicy}; style-src 'self'; style-src-attr 'unsafe-inline'`;

/**
 * Of the document that the browser app starts in: scripts are files of ours and nothing else. Style elements are made by
 * libraries of the app, with the nonce; style attributes are set by scripts, and stand in texts in wiki markup.
 * @param nonce other for each answer
 */
export const appPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');

export const neverStored = 'no-cache, no-store, no-transform';

/** Names and values in turn, as node:http writes them. */
export type HeaderList = string[];

/** Of an answer that says nothing else of itself. */
export const emptyHeaders: HeaderList = ['Cache-Control', neverStored, 'Content-Security-Policy', restPolicy];

const standing = new Map<string, HeaderList>();

/**
 * The headers that stand on every answer, whatever it is.
 * @param transportSecurity what Strict-Transport-Security says; empty: nothing, as where clients come by http
 */
export function standingHeaders(transportSecurity: string): HeaderList {
  const kept = standing.get(transportSecurity);
  if (kept) return kept;
  const list = [
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'X-XSS-Protection',
    '1; mode=block',
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'SAMEORIGIN',
    ...(transportSecurity === '' ? [] : ['Strict-Transport-Security', transportSecurity]),
  ];
  standing.set(transportSecurity, list);
  return list;
}

/**
 * X-AREQUESTID, `A x B x C`: minutes since midnight, requests since the start, requests under way.
 * Source: captures of Jira 8.20 (its knowledge base says seconds; the captures disprove it).
 */
export function requestId(now: Date, count: number, underWay: number): string {
  return `${now.getHours() * 60 + now.getMinutes()}x${count}x${underWay}`;
}

/** X-ASESSIONID: names a session in logs without being of any use to whoever reads them. */
export const sessionName = (token: string): string =>
  Number.parseInt(hash('sha256', `name/${token}`, 'hex').slice(0, 8), 16).toString(36);

/** WWW-Authenticate of a refusal: an OAuth realm, not Basic, so that browsers ask for no password of their own. */
export const oauthRealm = (base: string): string =>
  `OAuth realm="${encodeURIComponent(new URL(base).origin)}"`;
