/**
 * Where the browser goes with the verifier. Whoever can send it elsewhere gets what is meant for the consumer, so a
 * request may name nothing but what was registered.
 */
import { writeForm } from './parameter.ts';

/** As registered: this very address, or any below it. */
export type CallbackMatch = 'exact' | 'prefix';

/** Where the code is shown to the person instead, who carries it over. @source RFC 5849, 2.1 */
export const outOfBand = 'oob';

const LONGEST = 2000;

/**
 * Whether a callback can be registered or asked for at all: http or https, written as a browser would write it (so that
 * what is compared is what is followed), without user, password and fragment.
 * @returns a sentence where not
 */
export function callbackProblem(text: string): string | null {
  if (text.length > LONGEST) return `A callback has at most ${LONGEST} characters.`;
  if (!URL.canParse(text)) return 'The callback must be a whole address: https://client.example/callback';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return 'The callback must begin with https:// or http://.';
  if (url.username !== '' || url.password !== '') return 'The callback must name no user and no password.';
  if (text.includes('#')) return 'The callback must have no fragment (#…).';
  if (url.href !== text && url.href !== `${text}/`)
    return `The callback must be written as browsers write it: ${url.href}`;
  return null;
}

/**
 * Whether a request may name `given`.
 * @param registered null: none, so that nothing but `oob` may be named
 */
export function isCallbackOf(registered: string | null, match: CallbackMatch, given: string): boolean {
  if (registered === null || callbackProblem(given) !== null) return false;
  if (given === registered) return true;
  return match === 'prefix' && isBelow(new URL(registered), new URL(given));
}

/** At a boundary: /cb is above /cb/x and /cb?x, not above /cbx. An encoded slash or dot might be one to the client. */
function isBelow(registered: URL, given: URL): boolean {
  if (registered.origin !== given.origin || registered.search !== '') return false;
  if (/%2f|%5c|%2e/i.test(given.pathname)) return false;
  const prefix = registered.pathname;
  if (given.pathname === prefix) return true;
  return given.pathname.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

/** The callback with parameters added to its query, which stays as it was written. */
export const withParameters = (callback: string, parameters: Readonly<Record<string, string>>): string =>
  callback + (callback.includes('?') ? '&' : '?') + writeForm(parameters);
