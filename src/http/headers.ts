/** The headers that every answer carries. */
import { hash } from 'node:crypto';

/** Of a JSON answer: nothing in it may ever be run or framed. */
export const restPolicy = 'sandbox';

/** Of a page: everything from here, no inline script, framed by nobody else. */
export const pagePolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** Of a page that shows texts in wiki markup: colours of panels stand in style attributes, of which markup/safe.ts lets few through. */
export const markupPolicy = `${pagePolicy}; style-src 'self'; style-src-attr 'unsafe-inline'`;

export const neverStored = 'no-cache, no-store, no-transform';

/** Names and values in turn, as node:http writes them. */
export type HeaderList = string[];

/** @param secure whether clients come by https */
export const standingHeaders = (secure: boolean): HeaderList => [
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'X-XSS-Protection',
  '1; mode=block',
  'X-Content-Type-Options',
  'nosniff',
  'X-Frame-Options',
  'SAMEORIGIN',
  ...(secure ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
];

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
