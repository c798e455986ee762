/**
 * How a consumer gets a token: it asks for a request token, sends the user to this server with it, and exchanges it,
 * with the verifier that the user brings back, for an access token.
 * - The verifier proves that who allowed it is who brings it (the session fixation of OAuth 1.0), so there is no way
 *   without one; a few tries, then the request token is over.
 * - Of two exchanges at once exactly one gets a token.
 * @source RFC 5849, 2; OAuth Session 1.0 (session handles), as Atlassian's provider answers them
 */
import { randomBytes } from 'node:crypto';
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { randomHex, sameSecret, sha256 } from '../../kernel/token.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import { isCallbackOf, outOfBand } from './callback.ts';
import { findConsumer } from './consumer.store.ts';
import type { Consumer } from './consumer.ts';
import { parametersAbsent, parametersRejected, problem } from './oauth1.errors.ts';
import { type Checked, checkSigned, tokenSecretOf } from './signed-request.service.ts';
import type { SignedRequest } from './signed-request.ts';
import {
  answerRequestToken,
  countTry,
  findRequestToken,
  insertAccessToken,
  insertRequestToken,
  removeRequestToken,
  replaceAccessToken,
} from './token.store.ts';
import {
  isToken,
  MOST_TRIES,
  makeVerifier,
  REQUEST_TOKEN_LIFETIME,
  type RequestToken,
  SESSION_LONGER,
} from './token.ts';

/** Members of a reply, a form. */
export type FormReply = Readonly<Record<string, string>>;

/**
 * Hands out a request token.
 * @throws AppError oauth_problem; parameter_rejected where the callback is not as registered
 */
export async function giveRequestToken(ctx: Ctx, request: SignedRequest): Promise<FormReply> {
  const { grant, oauth } = await checkSigned(ctx, request, {
    required: [],
    accessToken: false,
    changes: true,
  });
  const { consumer } = grant;
  const asked = oauth.get('oauth_callback') || consumer.callback || outOfBand;
  if (asked !== outOfBand && !isCallbackOf(consumer.callback, consumer.callbackMatch, asked))
    throw parametersRejected(['oauth_callback'], 'The callback is not the one that is registered.');
  const token = randomHex(16);
  await insertRequestToken(ctx.db, {
    token_hash: sha256(token),
    consumer_id: consumer.id,
    callback: asked === outOfBand ? null : asked,
    state: 'asked',
    user_id: null,
    verifier_hash: null,
    tries: 0,
    created: ctx.now,
    expires: ctx.now + REQUEST_TOKEN_LIFETIME,
  });
  return {
    oauth_token: token,
    oauth_token_secret: await tokenSecretOf(ctx, token),
    oauth_callback_confirmed: 'true',
  };
}

/** What a user is asked. */
export interface Question {
  readonly token: string;
  readonly consumer: Consumer;
  /** null: the code is shown. */
  readonly callback: string | null;
}

/** What this request token asks; null: it is over, answered, or never was. */
export async function findQuestion(ctx: Ctx, token: string): Promise<Question | null> {
  const found = await findAsked(ctx, token);
  if (found?.state !== 'asked') return null;
  const consumer = await findConsumer(ctx.db, found.consumerId);
  return consumer?.active ? { token, consumer, callback: found.callback } : null;
}

const findAsked = (ctx: Ctx, token: string): Promise<RequestToken | null> =>
  isToken(token) ? findRequestToken(ctx.db, sha256(token), ctx.now) : Promise.resolve(null);

/**
 * Writes the actor's answer down.
 * @returns what goes back to the consumer; null: somebody answered before, or it is over
 */
export async function answerQuestion(
  ctx: Ctx,
  { token, consumer }: Question,
  allowed: boolean,
): Promise<FormReply | null> {
  const verifier = makeVerifier(randomBytes(64));
  const answered = await transact(ctx, async (tx) => {
    const taken = await answerRequestToken(tx.db, sha256(token), {
      state: allowed ? 'allowed' : 'denied',
      userId: tx.actor.userId ?? 0,
      verifierHash: allowed ? sha256(verifier) : null,
      now: tx.now,
    });
    if (taken)
      await record(tx, {
        category: 'authentication',
        action: allowed ? 'oauth1-allowed' : 'oauth1-denied',
        summary: allowed
          ? 'A user let a consumer of OAuth act for him'
          : 'A user refused a consumer of OAuth',
        object: { type: 'oauth1-consumer', id: String(consumer.id), name: consumer.name },
      });
    return taken;
  });
  if (!answered) return null;
  return allowed
    ? { oauth_token: token, oauth_verifier: verifier }
    : { oauth_token: token, oauth_verifier: 'denied', oauth_problem: 'permission_denied' };
}

/**
 * Exchanges a request token for an access token, or with a session handle renews one.
 * @throws AppError oauth_problem
 */
export async function giveAccessToken(ctx: Ctx, request: SignedRequest): Promise<FormReply> {
  const checked = await checkSigned(ctx, request, {
    required: ['oauth_token'],
    accessToken: false,
    changes: true,
  });
  if (checked.oauth.get('oauth_session_handle')) return renew(ctx, checked);
  const { consumer } = checked.grant;
  const token = checked.oauth.get('oauth_token') ?? '';
  const verifier = checked.oauth.get('oauth_verifier');
  const asked = await findAsked(ctx, token);
  if (asked?.consumerId !== consumer.id) throw problem('token_rejected');
  if (asked.state === 'denied') throw problem('permission_denied');
  if (asked.state === 'asked') throw problem('permission_unknown');
  if (!verifier) throw parametersAbsent(['oauth_verifier']);
  await checkVerifier(ctx, token, asked, verifier, consumer);
  return exchange(ctx, token, asked, consumer);
}

/** The try is counted before it is looked at, so that many at once are no more tries than one after the other. */
async function checkVerifier(
  ctx: Ctx,
  token: string,
  { verifierHash }: RequestToken,
  verifier: string,
  consumer: Pick<Consumer, 'id' | 'name'>,
): Promise<void> {
  const tries = await countTry(ctx.db, sha256(token));
  if (tries === null) throw problem('token_rejected');
  if (verifierHash !== null && sameSecret(sha256(verifier), verifierHash)) return;
  if (tries === MOST_TRIES)
    await record(ctx, {
      category: 'authentication',
      action: 'oauth1-guessed',
      summary: 'A request token of OAuth is over: too many wrong verifiers',
      object: { type: 'oauth1-consumer', id: String(consumer.id), name: consumer.name },
    });
  throw parametersRejected(['oauth_verifier']);
}

async function exchange(
  ctx: Ctx,
  requestToken: string,
  { userId }: RequestToken,
  consumer: Pick<Consumer, 'id' | 'name'>,
): Promise<FormReply> {
  const user = userId === null ? undefined : (await findUsersByIds(ctx, [userId])).get(userId);
  if (!user?.active) throw problem('token_rejected');
  const fresh = freshToken(ctx);
  await transact(ctx, async (tx) => {
    if (!(await removeRequestToken(tx.db, sha256(requestToken)))) throw problem('token_rejected');
    await insertAccessToken(tx.db, {
      ...fresh.row,
      consumer_id: consumer.id,
      user_id: user.id,
      created: tx.now,
      last_used: null,
      revoked: null,
    });
    await record(
      tx,
      {
        category: 'authentication',
        action: 'oauth1-granted',
        summary: 'A consumer of OAuth got an access token',
        object: { type: 'oauth1-consumer', id: String(consumer.id), name: consumer.name },
      },
      user,
    );
  });
  return replyWith(ctx, fresh);
}

async function renew(ctx: Ctx, { grant, oauth }: Checked): Promise<FormReply> {
  const { token, user } = grant;
  const handle = sha256(oauth.get('oauth_session_handle') ?? '');
  if (!token || !user || !sameSecret(handle, token.sessionHash)) throw problem('token_rejected');
  if (token.revoked !== null) throw problem('token_revoked');
  if (token.sessionExpires <= ctx.now) throw problem('token_expired');
  const fresh = freshToken(ctx);
  if (!(await replaceAccessToken(ctx.db, token.id, handle, fresh.row))) throw problem('token_rejected');
  return replyWith(ctx, fresh);
}

function freshToken({ now, config }: Ctx) {
  const [token, handle] = [randomHex(16), randomHex(16)];
  const expires = now + config.oauth1TokenLifetime;
  const row = {
    token_hash: sha256(token),
    session_hash: sha256(handle),
    expires,
    session_expires: expires + SESSION_LONGER,
  };
  return { token, handle, row };
}

const replyWith = async (
  ctx: Ctx,
  { token, handle, row }: ReturnType<typeof freshToken>,
): Promise<FormReply> => ({
  oauth_token: token,
  oauth_token_secret: await tokenSecretOf(ctx, token),
  oauth_expires_in: seconds(row.expires - ctx.now),
  oauth_session_handle: handle,
  oauth_authorization_expires_in: seconds(row.session_expires - ctx.now),
});

const seconds = (ms: number): string => String(Math.floor(ms / 1000));
