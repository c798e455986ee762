/** What a client signs. @source RFC 5849, 3.4.1 */
import { encode, normalize, type Pair } from './parameter.ts';

/**
 * @param method of the request, in any case
 * @param address without query and fragment, by `addressOf`
 * @param pairs of the header, the query and a form's body together, but the signature and the realm
 */
export const baseString = (method: string, address: string, pairs: readonly Pair[]): string =>
  `${encode(method.toUpperCase())}&${encode(address)}&${encode(normalize(pairs))}`;

const standardPort = { 'http:': ':80', 'https:': ':443' } as const;

/**
 * The address as it is signed: scheme and host in small letters, the standard port left out, the path as it was sent.
 * @param origin scheme://host[:port]
 * @param path with the context path, still encoded; empty is `/`
 */
export function addressOf(origin: string, path: string): string {
  const lower = origin.toLowerCase();
  const port = standardPort[lower.startsWith('https:') ? 'https:' : 'http:'];
  const host = lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
  return host + (path || '/');
}
