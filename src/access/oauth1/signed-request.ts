/** A signed request as it came, and what its parameters say. Pure; the checks are signed-request.service.ts. */
import { readAuthorizationHeader } from './authorization-header.ts';
import { parametersAbsent, parametersRejected, versionRejected } from './oauth1.errors.ts';
import { decode, encode, type Pair, readForm } from './parameter.ts';

export interface SignedRequest {
  readonly method: string;
  /** scheme://host[:port] that the client may have meant. */
  readonly origins: readonly string[];
  /** Path and query as sent, the context path included. */
  readonly target: string;
  /** What follows the word OAuth; null: there is no such header, the parameters are elsewhere. */
  readonly authorization: string | null;
  /**
   * The body of a form, a character a byte; empty: there is none. A function where it was not read yet: then it is,
   * once whoever asks has named a consumer and a token that there are.
   */
  readonly form: string | (() => Promise<string>);
}

export interface Parameters {
  /** Those of the protocol, decoded. */
  readonly oauth: ReadonlyMap<string, string>;
  /** Everything that is signed, encoded. */
  readonly pairs: readonly Pair[];
}

const LONGEST = 255;
const always = [
  'oauth_consumer_key',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_timestamp',
  'oauth_nonce',
];
/** Longer than an identifier: a signature of 8192 bits, an address. */
const long = new Set(['oauth_signature', 'oauth_callback', 'oauth_body_hash']);

/**
 * Reads the parameters of a request, wherever they are. One of the protocol's that is there twice is refused: two
 * readers might each take another for the one that counts.
 * @param required names besides those that every request has
 * @throws AppError oauth_problem
 * @source RFC 5849, 3.1, 3.2 and 3.5
 */
export function readParameters(request: SignedRequest, required: readonly string[]): Parameters {
  const pairs = [
    ...inHeader(request.authorization),
    ...inQuery(request.target),
    ...(typeof request.form === 'string' ? readForm(request.form) : []),
  ];
  const oauth = protocolOf(pairs);
  const version = oauth.get('oauth_version');
  if (version !== undefined && version !== '1.0') throw versionRejected();
  const absent = [...always, ...required].filter((name) => !oauth.get(name));
  if (absent.length > 0) throw parametersAbsent(absent);
  const tooLong = [...oauth].filter(([name, value]) => value.length > (long.has(name) ? 4000 : LONGEST));
  if (tooLong.length > 0)
    throw parametersRejected(
      tooLong.map(([name]) => name),
      'This is too long.',
    );
  return { oauth, pairs: pairs.filter(([name]) => name !== 'oauth_signature') };
}

/** @throws AppError where a form that is read later names what belongs to the header */
export function refuseProtocolIn(form: readonly Pair[]): void {
  const names = form.map(([name]) => name).filter(isProtocol);
  if (names.length > 0) throw parametersRejected(names, 'Send these in the Authorization header.');
}

function inHeader(authorization: string | null): Pair[] {
  if (authorization === null) return [];
  const parameters = readAuthorizationHeader(authorization);
  if (parameters === null)
    throw parametersRejected(['Authorization'], 'The header is not of the form OAuth name="value", …');
  return parameters.map(([name, value]) => [encode(name), encode(value)]);
}

function inQuery(target: string): Pair[] {
  const start = target.indexOf('?');
  return start < 0 ? [] : readForm(target.slice(start + 1));
}

function protocolOf(pairs: readonly Pair[]): Map<string, string> {
  const oauth = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (!isProtocol(name)) continue;
    if (oauth.has(name)) throw parametersRejected([name], 'It is there twice.');
    const text = decode(value);
    if (text === null || text.includes('\0')) throw parametersRejected([name]);
    oauth.set(name, text);
  }
  return oauth;
}

const isProtocol = (name: string): boolean => name.startsWith('oauth_');

/** Whole seconds since 1970; null: it is no timestamp. */
export const readTimestamp = (text: string): number | null => (/^\d{1,12}$/.test(text) ? Number(text) : null);
