/**
 * Whether a request comes from the consumer that it names, unchanged, now and for the first time. What costs little and
 * tells a stranger nothing comes first; the body is read, the signature checked and the nonce kept only for those who
 * name a consumer and a token that there are, so that nobody else can make this server work or remember.
 * @source RFC 5849, 3.2
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { findInstallation } from '../../db/installation.store.ts';
import { engineOf } from '../../db/prepared.ts';
import type { Use } from '../../db/used-words.ts';
import { hmac } from '../../kernel/token.ts';
import { addressOf, baseString } from './base-string.ts';
import { findKeptGrant, grantLately, grantSince } from './grant.service.ts';
import {
  noncesUnavailable,
  parametersAbsent,
  parametersRejected,
  problem,
  signatureInvalid,
  timestampRefused,
} from './oauth1.errors.ts';
import { readForm } from './parameter.ts';
import { type ConsumerSecret, isSignature, readSignatureMethod, type SignatureMethod } from './signature.ts';
import {
  type Parameters,
  readParameters,
  readTimestamp,
  refuseProtocolIn,
  type SignedRequest,
} from './signed-request.ts';
import type { Grant } from './token.ts';

/** Seconds that a clock may be wrong by. */
const SKEW = 300;
/** ms that a nonce is kept longer than it could be used: clocks of nodes differ, too. */
const MARGIN = 60_000;
const KEYS_KEPT = 1000;

type CheckCtx = Pick<Ctx, 'db' | 'now' | 'config' | 'log'>;

export interface Expected {
  /** Names besides those that every request has. */
  readonly required: readonly string[];
  /**
   * Whether there must be an access token, or a consumer that may do without one. Otherwise a token, if there is one, is
   * the caller's to judge.
   */
  readonly accessToken: boolean;
  /** Whether whoever asks is about to change something (session.service.ts, findSession). */
  readonly changes: boolean;
}

export interface Checked {
  readonly grant: Grant;
  readonly oauth: ReadonlyMap<string, string>;
}

/**
 * A consumer and its token are taken as they were known lately, where they were: the signature is checked meanwhile, and
 * the answer to whether the nonce is new brings word of what was committed since. Then they are looked at again.
 * @returns what the request names, once it is sure that its consumer signed it
 * @throws AppError oauth_problem
 */
export async function checkSigned(
  ctx: CheckCtx,
  request: SignedRequest,
  expected: Expected,
): Promise<Checked> {
  const parameters = readParameters(request, expected.required);
  const { oauth } = parameters;
  const text = (name: string): string => oauth.get(name) ?? '';
  const token = text('oauth_token');
  const direct = expected.accessToken && token === '';
  const named = { consumerKey: text('oauth_consumer_key'), token, direct };
  const judge = judgeOf(ctx, request, parameters, expected);
  const lately = expected.accessToken ? grantLately(ctx, named) : null;
  // Whatever is wrong by what was known lately may be right by now.
  let grant = lately && (await judge(lately).catch(() => null));
  const mayBeOld = grant !== null || typeof request.form !== 'string';
  grant ??= await judge(await findKeptGrant(ctx, named, expected.changes));
  const timestamp = text('oauth_timestamp');
  const words = [named.consumerKey, named.token, timestamp, text('oauth_nonce')];
  const stamp = await useNonce(ctx, Number(timestamp), words);
  if (!mayBeOld) return { grant, oauth };
  const now = await grantSince(ctx, named, stamp);
  return { grant: now === grant ? grant : await judge(now), oauth };
}

/** Everything about a request but its nonce, by the consumer and the token that it names. */
function judgeOf(
  ctx: CheckCtx,
  request: SignedRequest,
  parameters: Parameters,
  expected: Expected,
): (grant: Grant | null) => Promise<Grant> {
  const text = (name: string): string => parameters.oauth.get(name) ?? '';
  let pairs: Promise<Parameters['pairs']> | null = null;
  return async (grant) => {
    if (!grant) throw problem('consumer_key_unknown');
    const { consumer, token } = grant;
    if (!consumer.active) throw problem('consumer_key_rejected');
    const method = methodOf(ctx, text('oauth_signature_method'), consumer);
    checkTimestamp(text('oauth_timestamp'), ctx.now);
    if (expected.accessToken) requireToken(consumer, token, text('oauth_token'));
    pairs ??= allPairs(request, parameters);
    const hasSecret = consumer.publicKey === null && text('oauth_token') !== '';
    checkSignature(ctx, request, await pairs, {
      method,
      secret: secretOf(ctx, consumer),
      signature: text('oauth_signature'),
      tokenSecret: hasSecret ? await tokenSecretOf(ctx, text('oauth_token')) : '',
    });
    if (expected.accessToken) checkLives(grant, ctx.now);
    return grant;
  };
}

/** @throws AppError 400 where the consumer's registration allows another one */
function methodOf({ config }: CheckCtx, text: string, { publicKey }: Grant['consumer']): SignatureMethod {
  const method = readSignatureMethod(text, publicKey === null ? 'hmac' : 'rsa', config.oauth1HmacSha1);
  if (!method) throw problem('signature_method_rejected');
  return method;
}

/** None is needed where an administrator said whom the consumer acts as without one. @source RFC 5849, 3.1 (oauth_token) */
function requireToken({ executes }: Grant['consumer'], token: Grant['token'], named: string): void {
  if (named === '' && !executes) throw parametersAbsent(['oauth_token']);
  if (named !== '' && !token) throw problem('token_rejected');
}

function checkTimestamp(text: string, now: number): void {
  const timestamp = readTimestamp(text);
  if (timestamp === null) throw parametersRejected(['oauth_timestamp'], 'Seconds since 1970, in digits.');
  const seconds = Math.floor(now / 1000);
  if (Math.abs(timestamp - seconds) > SKEW) throw timestampRefused(seconds - SKEW, seconds + SKEW);
}

async function allPairs(request: SignedRequest, { pairs }: Parameters): Promise<Parameters['pairs']> {
  if (typeof request.form === 'string') return pairs;
  const form = readForm(await request.form());
  refuseProtocolIn(form);
  return form.length === 0 ? pairs : [...pairs, ...form];
}

interface Signature {
  readonly method: SignatureMethod;
  readonly secret: ConsumerSecret;
  readonly signature: string;
  readonly tokenSecret: string;
}

/** The origin that was signed last: mostly it is the next one, too, and a check is saved. */
const signedLastOf = perProgram(() => ({ origin: '' }));

/** Over each of the addresses that this server is reached by: the client signs the one that it knows. */
function checkSignature(
  ctx: CheckCtx,
  { method, target, origins }: SignedRequest,
  pairs: Parameters['pairs'],
  given: Signature,
): void {
  const [path = ''] = target.split('?', 1);
  const baseOf = (origin: string): string => baseString(method, addressOf(origin, path), pairs);
  const last = signedLastOf(ctx);
  const inOrder = [...new Set(origins)].sort((a, b) => Number(b === last.origin) - Number(a === last.origin));
  for (const origin of inOrder) {
    if (!isSignature(given.method, given.secret, baseOf(origin), given.signature, given.tokenSecret))
      continue;
    last.origin = origin;
    return;
  }
  throw signatureInvalid(baseOf(origins[0] ?? ''), given.method);
}

/** @throws AppError where the token is over, or the account of whom it is served as */
function checkLives({ token, user }: Grant, now: number): void {
  if (token && token.revoked !== null) throw problem('token_revoked');
  if (token && token.expires <= now) throw problem('token_expired');
  if (!user) throw problem(token ? 'token_rejected' : 'permission_denied');
}

/** @returns the stamp of the last commit @throws AppError 503 where it cannot be written down: then it counts as used */
async function useNonce(ctx: CheckCtx, timestamp: number, words: readonly string[]): Promise<CommitStamp> {
  const engine = engineOf(ctx.db);
  if (!engine) throw new Error('A nonce is used outside any transaction.');
  let use: Use;
  try {
    const used = engine.usedWords.use(['oauth1', ...words].join('\0'), (timestamp + SKEW) * 1000 + MARGIN);
    use = used instanceof Promise ? await used : used;
  } catch (cause) {
    ctx.log.error({ err: cause }, 'The nonce of a signed request could not be written down');
    throw noncesUnavailable(cause);
  }
  if (!use.first) throw problem('nonce_used');
  return use.stamp;
}

const keysOf = perProgram(() => new Map<string, KeyObject>());

/** Reading a PEM takes longer than checking a signature: keys are kept by their text. */
function secretOf(ctx: CheckCtx, { publicKey, sharedSecret }: Grant['consumer']): ConsumerSecret {
  if (publicKey === null) return { kind: 'hmac', secret: sharedSecret ?? '' };
  const keys = keysOf(ctx);
  let key = keys.get(publicKey);
  if (!key) {
    key = createPublicKey(publicKey);
    if (keys.size >= KEYS_KEPT) keys.clear();
    keys.set(publicKey, key);
  }
  return { kind: 'rsa', key };
}

const secretsOf = perProgram(() => ({ installation: null as string | null }));

/** The secret that goes with a token. It follows from the token itself, of which only a hash is stored. */
export async function tokenSecretOf(ctx: Pick<Ctx, 'db' | 'config'>, token: string): Promise<string> {
  const known = secretsOf(ctx);
  known.installation ??= (await findInstallation(ctx.db))?.secret ?? null;
  if (known.installation === null) throw new Error('This database holds no installation.');
  return hmac(known.installation, `oauth1-token-secret/${token}`).slice(0, 40);
}
