/**
 * Names and values as a signature covers them: percent-encoded by one rule, whoever encoded them before and how.
 * Everything goes by bytes, so that text that is no UTF-8 cannot be signed as one thing and read as another.
 * @source RFC 5849, 3.4.1.3 and 3.6
 */

/** Both percent-encoded by `encode`. */
export type Pair = readonly [name: string, value: string];

const unreserved = /^[A-Za-z0-9\-._~]*$/;

/** Percent-encodes text: all but letters, digits and `-._~`, upper-case hex digits, of its UTF-8 bytes. */
export function encode(text: string): string {
  if (unreserved.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The pairs of a query or of a form's body, in their order.
 * @param bytes one character a byte (latin1), as it came
 */
export function readForm(bytes: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of bytes.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    pairs.push(
      equals < 0 ? [again(part), ''] : [again(part.slice(0, equals)), again(part.slice(equals + 1))],
    );
  }
  return pairs;
}

/** Decodes what a form encoded, by bytes, and encodes it by our rule. A percent sign that begins nothing is one. */
function again(bytes: string): string {
  if (unreserved.test(bytes)) return bytes;
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes.charCodeAt(at) & 0xff;
    if (byte === 0x2b) byte = 0x20;
    else if (byte === 0x25 && /^[0-9A-Fa-f]{2}$/.test(bytes.slice(at + 1, at + 3))) {
      byte = Number.parseInt(bytes.slice(at + 1, at + 3), 16);
      at += 2;
    }
    text += encodeByte(byte);
  }
  return text;
}

const encoded = Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  return unreserved.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

const encodeByte = (byte: number): string => encoded[byte] ?? '';

/** What an encoded text says; null: it is encoded wrongly, or no UTF-8. */
export function decode(text: string): string | null {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** All pairs, sorted by their encoded names, then values, and joined. */
export const normalize = (pairs: readonly Pair[]): string =>
  pairs
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A form's body. */
export const writeForm = (members: Readonly<Record<string, string>>): string =>
  Object.entries(members)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
