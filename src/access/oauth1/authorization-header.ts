/** The Authorization header of OAuth 1.0a: `OAuth realm="…", oauth_consumer_key="…", …`. @source RFC 5849, 3.5.1 */
import { decode } from './parameter.ts';

/** Decoded. */
export type HeaderParameter = readonly [name: string, value: string];

const MOST = 50;

/**
 * Reads what follows the word OAuth.
 * @returns its parameters in their order, without the realm; null: it is not of that form
 */
export function readAuthorizationHeader(text: string): HeaderParameter[] | null {
  const one = /[ \t]*([^\s=",]+)[ \t]*=[ \t]*"([^"]*)"[ \t]*(,|$)/y;
  const parameters: HeaderParameter[] = [];
  let found = 0;
  for (let at = 0; at < text.length; at = one.lastIndex) {
    one.lastIndex = at;
    const [, name, value, end] = one.exec(text) ?? [];
    if (name === undefined || value === undefined || ++found > MOST) return null;
    if (name.toLowerCase() !== 'realm') {
      const [decodedName, decodedValue] = [decode(name), decode(value)];
      if (decodedName === null || decodedValue === null) return null;
      parameters.push([decodedName, decodedValue]);
    }
    if (end === '' && one.lastIndex < text.length) return null;
  }
  return found === 0 ? null : parameters;
}
