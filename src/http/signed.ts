/**
 * Requests that are signed (OAuth 1.0a): what a signature covers. It covers a form's body too, which nothing has read
 * when it must be known who is asking. So whoever checks the signature reads it, once he knows that it is worth it
 * (until then a stranger cannot make this server take a body in), and it is handed on to what reads bodies.
 */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyRequest, preParsingHookHandler } from 'fastify';
import type { Config } from '../config.ts';
import { AppError } from '../kernel/app-error.ts';
import { splitAuthorization } from './authorization.ts';
import { checkContentType, formText } from './body.ts';
import { ownOrigins } from './forgery.ts';
import type { Route } from './route.ts';

/** A request as its signature covers it (RFC 5849, 3.4.1). */
export interface SignedRequest {
  /** What follows the word OAuth; null: there is no such header. */
  readonly authorization: string | null;
  readonly method: string;
  /** scheme://host[:port] that the client may have meant: the base URL's first, then the request's own. */
  readonly origins: readonly string[];
  /** Path and query as sent, the context path included. */
  readonly target: string;
  /** A form's body, one character a byte; empty: there is none. A function reads it, where it was not yet. */
  readonly form: string | (() => Promise<string>);
}

/** Whether a request is signed by parameters in its address, as clients do it for a GET (RFC 5849, 3.5.3). */
export const isSignedAddress = (url: string): boolean => url.includes('oauth_signature=');

/** What follows the word OAuth; null: the header is of another kind, or none. */
function oauthHeader(authorization: string | undefined): string | null {
  const { scheme, rest } = splitAuthorization(authorization ?? '');
  return scheme === 'oauth' ? rest : null;
}

type Asked = Pick<FastifyRequest, 'method' | 'headers' | 'protocol' | 'raw'>;

/** Before the body is read. @throws AppError 415, by `form`, where the route takes no forms */
export const signedRequest = (
  config: Config,
  route: Route,
  request: FastifyRequest,
  authorization: string | null,
): SignedRequest => ({
  ...covered(config, request, authorization),
  form: !hasForm(request)
    ? ''
    : () => {
        checkContentType(route, request);
        return readAhead(request.raw, route.bodyLimit ?? config.bodyLimit);
      },
});

/** Once the body was read. */
export const signedCall = (config: Config, request: FastifyRequest): SignedRequest => ({
  ...covered(config, request, oauthHeader(request.headers.authorization)),
  form: formText(request.body),
});

const covered = (config: Config, request: Asked, authorization: string | null) => ({
  authorization,
  method: request.method,
  origins: ownOrigins(config, request),
  target: request.raw.url ?? '',
});

function hasForm({ method, headers }: Asked): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const type = headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return false;
  return (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;
}

const ahead = new WeakMap<IncomingMessage, Buffer>();

/** Takes the body in, before anything else does. @throws AppError 413, 400 */
async function readAhead(raw: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(raw.headers['content-length'] ?? 0) > limit) throw tooLarge();
  await new Promise<void>((resolve, reject) => {
    raw.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) reject(tooLarge());
      else chunks.push(chunk);
    });
    raw.once('end', resolve);
    raw.once('close', () => reject(cutOff()));
    raw.once('error', () => reject(cutOff()));
  });
  const body = Buffer.concat(chunks);
  ahead.set(raw, body);
  return body.toString('latin1');
}

const tooLarge = (): AppError =>
  new AppError('too-large', { messages: ['The request is larger than this server takes.'] });
const cutOff = (): AppError => new AppError('invalid', { messages: ['The request was cut off.'] });

/** Hands a body that was read ahead to what reads bodies. */
export const handOn: preParsingHookHandler = (request, _reply, payload, done) => {
  const body = ahead.get(request.raw);
  done(null, body === undefined ? payload : Readable.from([body], { objectMode: false }));
};

/** The body of an error of OAuth 1.0a, and its header. @source OAuth Problem Reporting */
export function describeProblem(
  form: Readonly<Record<string, string>>,
  realm: string,
): { body: string; header: string } {
  const members = Object.entries(form);
  // Long, and of use to whoever reads the body.
  const short = members.filter(([name]) => !name.startsWith('oauth_signature'));
  return {
    body: new URLSearchParams(members).toString(),
    header: [realm, ...short.map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)].join(', '),
  };
}
