/**
 * The question of a client: may it act for whoever sits at the browser?
 * - Nothing is ever sent to an address that is not registered, not even an error.
 * - What is granted reaches no farther than the client may, nor than the user may today: whoever becomes an
 *   administrator later has not let an old client be one.
 * - What is handed out is a code: used once, within a minute, by this client, with the proof that it asked.
 * Source: RFC 6749, 4.1; RFC 7636; RFC 9207; RFC 9700, 2.1
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { includes, reachOf, type Scope } from '../../kernel/scope.ts';
import { sha256 } from '../../kernel/token.ts';
import { findClient } from './client.service.ts';
import { isPublic, lesser, type OAuth2Client } from './client.ts';
import { insertCode } from './code.store.ts';
import type { Parameters } from './parameters.ts';
import { isChallenge } from './pkce.ts';
import { isRegistered, withAnswer } from './redirect-uri.ts';
import { farthest, readScopes, within, writeScopes } from './scope-list.ts';
import { newSecret } from './token-shape.ts';

export const authorizationParameters = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
] as const;

export type AuthorizationParameter = (typeof authorizationParameters)[number];

export interface AuthorizationRequest {
  readonly client: OAuth2Client;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: string | null;
  /** As asked for. */
  readonly scopes: readonly Scope[];
  /** The most that it comes to for this user. */
  readonly granted: Scope;
}

/** refused: it can only be shown to the person. error: an address of the client's, with the error in it. */
export type Question =
  | { kind: 'refused'; sentence: string }
  | { kind: 'error'; redirect: string }
  | { kind: 'asked'; request: AuthorizationRequest };

/** Reads what a client asks. */
export async function readQuestion(
  ctx: Ctx,
  { values, doubled }: Parameters<AuthorizationParameter>,
): Promise<Question> {
  const { client_id: clientId, redirect_uri: redirectUri, state } = values;
  const client = clientId === undefined ? null : await findClient(ctx, clientId);
  if (!client) return { kind: 'refused', sentence: 'It is not registered here, or does not say who it is.' };
  if (redirectUri === undefined || !isMeant(redirectUri, client))
    return {
      kind: 'refused',
      sentence: 'The address that it wants the answer sent to is not registered here.',
    };
  const problem = problemOf(values, doubled, client);
  if (problem) {
    const [error, description] = problem;
    return {
      kind: 'error',
      redirect: answer(ctx, redirectUri, { error, error_description: description, state }),
    };
  }
  const scopes = readScopes(values.scope ?? '') ?? [];
  const granted = lesser(farthest(scopes), reachOf(ctx.actor));
  const challenge = values.code_challenge ?? null;
  return { kind: 'asked', request: { client, redirectUri, state, challenge, scopes, granted } };
}

const isMeant = (uri: string, client: OAuth2Client): boolean =>
  isRegistered(uri, client.redirectUris, isPublic(client)) && URL.canParse(uri);

type Problem = readonly [error: string, description: string];
type Values = Parameters<AuthorizationParameter>['values'];

function problemOf(
  values: Values,
  doubled: readonly AuthorizationParameter[],
  client: OAuth2Client,
): Problem | null {
  if (doubled.length > 0) return ['invalid_request', `Sent more than once: ${doubled.join(', ')}.`];
  if (values.request !== undefined) return ['request_not_supported', 'Request objects are not read here.'];
  if (values.request_uri !== undefined)
    return ['request_uri_not_supported', 'Request objects are not read here.'];
  if (values.response_type === undefined) return ['invalid_request', 'response_type is missing.'];
  if (values.response_type !== 'code') return ['unsupported_response_type', 'response_type must be code.'];
  if ((values.response_mode ?? 'query') !== 'query')
    return ['invalid_request', 'response_mode must be query.'];
  return challengeProblem(values, client) ?? scopeProblem(values.scope, client);
}

function challengeProblem(values: Values, client: OAuth2Client): Problem | null {
  const { code_challenge: challenge, code_challenge_method: method } = values;
  if (challenge === undefined) {
    if (method !== undefined) return ['invalid_request', 'code_challenge is missing.'];
    return client.legacy
      ? null
      : ['invalid_request', 'code_challenge is missing: PKCE with S256 is required.'];
  }
  if (method !== 'S256') return ['invalid_request', 'code_challenge_method must be S256.'];
  return isChallenge(challenge)
    ? null
    : ['invalid_request', 'code_challenge must be 43 characters of base64url.'];
}

function scopeProblem(scope: string | undefined, client: OAuth2Client): Problem | null {
  const scopes = readScopes(scope ?? '');
  if (!scopes) return ['invalid_scope', 'scope must be READ, WRITE, ADMIN or SYSTEM_ADMIN.'];
  if (includes(client.scope, farthest(scopes))) return null;
  return ['invalid_scope', `This client is registered for ${client.scope} at most.`];
}

const answer = (
  { config }: Pick<Ctx, 'config'>,
  uri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string => withAnswer(uri, { ...parameters, iss: config.baseUrl });

/** The actor agrees. @returns where the browser goes, with the code */
export async function allow(ctx: Ctx, request: AuthorizationRequest): Promise<string> {
  const { client, redirectUri, state, challenge, scopes, granted } = request;
  const code = newSecret('code');
  const scope = writeScopes(within(scopes, granted));
  await transact(ctx, async (tx) => {
    await insertCode(tx.db, {
      code_hash: sha256(code),
      client_id: client.id,
      user_id: tx.actor.userId ?? 0,
      redirect_uri: redirectUri,
      challenge,
      scope,
      created: tx.now,
      expires: tx.now + tx.config.oauth2CodeLifetime,
      used: null,
      grant_id: null,
    });
    await record(tx, {
      category: 'authentication',
      action: 'oauth2-granted',
      summary: 'A client was allowed to act for its user',
      object: { type: 'oauth2-client', id: client.clientId, name: client.name },
      changed: [{ fieldName: 'scope', changedTo: scope }],
    });
  });
  return answer(ctx, redirectUri, { code, state });
}

/** The actor does not. @returns where the browser goes */
export const deny = (ctx: Ctx, { redirectUri, state }: AuthorizationRequest): string =>
  answer(ctx, redirectUri, {
    error: 'access_denied',
    error_description: 'The user did not allow it.',
    state,
  });
