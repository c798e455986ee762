/**
 * Cookies. All of ours live under the context path, so that two programs on one host do not overwrite each other's;
 * SameSite=Lax; Secure where clients come by https.
 */
import type { Cookie } from './route.ts';

export const sessionCookie = 'JSESSIONID';
export const xsrfCookie = 'atlassian.xsrf.token';
export const rememberMeCookie = 'seraph.rememberme.cookie';

/**
 * Our own cookies, whose names no client of Jira's knows, carry the prefix that browsers let nobody set but over https:
 * no page over http, and no host beside this one over http, plants them. Not `__Host-`: that one wants Path=/, where two
 * programs on one host would overwrite each other's. Source: OWASP ASVS 5.0, 3.3.1 and 3.3.3; RFC 6265bis, 4.1.3.
 */
const prefix = '__Secure-';
const isOurs = (name: string): boolean => name.startsWith('tessera.');

/**
 * Reads a Cookie header. A name that was sent twice with different values is left out: whoever planted the second
 * one (from a neighbouring host or path) must not get to choose which of them counts.
 * @param secure whether clients come by https: then our own cookies count under their prefix, and only there
 * @returns cookies by name, without that prefix, and the names that were ambiguous
 */
export function readCookies(
  header: string | undefined,
  secure = false,
): {
  values: Record<string, string>;
  ambiguous: ReadonlySet<string>;
} {
  const values: Record<string, string> = Object.create(null);
  if (!header) return { values, ambiguous: none };
  let ambiguous: Set<string> | null = null;
  for (let start = 0; start < header.length; ) {
    const semicolon = header.indexOf(';', start);
    const end = semicolon < 0 ? header.length : semicolon;
    const equals = header.indexOf('=', start);
    if (equals > start && equals < end) {
      const name = plainName(header.slice(start, equals).trim(), secure);
      const value = unquote(header.slice(equals + 1, end).trim());
      const before = values[name];
      if (before !== undefined && before !== value) {
        ambiguous ??= new Set();
        ambiguous.add(name);
      }
      values[name] = value;
    }
    start = end + 1;
  }
  if (!ambiguous) return { values, ambiguous: none };
  for (const name of ambiguous) delete values[name];
  return { values, ambiguous };
}

function plainName(name: string, secure: boolean): string {
  if (!secure) return name;
  if (name.startsWith(prefix) && isOurs(name.slice(prefix.length))) return name.slice(prefix.length);
  return isOurs(name) ? `http/${name}` : name;
}

const none: ReadonlySet<string> = new Set();

const unquote = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;

/** Writes a Set-Cookie header. @param path the context path, empty for none */
export function writeCookie(cookie: Cookie, path: string, secure: boolean): string {
  return [
    `${secure && isOurs(cookie.name) ? prefix : ''}${cookie.name}=${cookie.value}`,
    `Path=${path || '/'}`,
    ...(cookie.maxAge === undefined ? [] : [`Max-Age=${cookie.maxAge}`, `Expires=${expires(cookie.maxAge)}`]),
    ...(secure ? ['Secure'] : []),
    ...(cookie.httpOnly ? ['HttpOnly'] : []),
    'SameSite=Lax',
  ].join('; ');
}

const expires = (maxAge: number): string =>
  (maxAge <= 0 ? new Date(0) : new Date(Date.now() + maxAge * 1000)).toUTCString();
