/**
 * Codes and refresh tokens become access tokens.
 * - A code and a refresh token serve once. Of two that come with the same one, exactly one is served, and then all that
 *   came of it ends: one of the two is a thief, and nobody can say which (RFC 6749, 10.5; RFC 9700, 4.14).
 * - Each is bound to its client; a refresh never reaches farther than what was granted.
 * - Only hashes are stored. A refresh ends the access tokens before it, as with Jira.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { includes, type Scope } from '../../kernel/scope.ts';
import { sha256 } from '../../kernel/token.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import type { OAuth2Client } from './client.ts';
import { findCode, findGrantOfCode, noteGrant, useCode } from './code.store.ts';
import * as store from './grant.store.ts';
import type { AuthorizationCode, IssuedTokens, KnownToken, OAuth2Grant } from './grant.ts';
import { badCode, badRefreshToken, missingParameter, OAuth2Error } from './oauth2.errors.ts';
import { proves } from './pkce.ts';
import { farthest, readScopes, storedScope, writeScopes } from './scope-list.ts';
import { isSecretOf, newSecret } from './token-shape.ts';

export interface TokenRequest {
  code?: string | undefined;
  redirect_uri?: string | undefined;
  code_verifier?: string | undefined;
  refresh_token?: string | undefined;
  scope?: string | undefined;
}

/** Exchanges a code. @throws OAuth2Error */
export async function exchangeCode(
  ctx: Ctx,
  client: OAuth2Client,
  { code: text, redirect_uri: redirectUri, code_verifier: verifier }: TokenRequest,
): Promise<IssuedTokens> {
  if (text === undefined) throw missingParameter('code');
  if (redirectUri === undefined) throw missingParameter('redirect_uri');
  if (!isSecretOf('code', text)) throw badCode();
  const issued = await transact(ctx, async (tx) => {
    const code = await findCode(tx.db, sha256(text));
    if (!code || !fits(code, client, redirectUri, verifier)) return null;
    if (code.used === null && code.expires <= tx.now) return null;
    if (!(await isActive(tx, code.userId))) return null;
    if (!(await useCode(tx.db, code.id, tx.now))) {
      await endFamily(tx, await findGrantOfCode(tx.db, code.id), 'A code was used twice');
      return null;
    }
    const grantId = await store.insertGrant(tx.db, {
      clientId: client.id,
      userId: code.userId,
      kind: 'code',
      scope: code.scope,
      now: tx.now,
      expires: refreshEnds(tx, tx.now),
    });
    await noteGrant(tx.db, code.id, grantId);
    return issue(tx, { id: grantId, created: tx.now }, { scope: code.scope, refreshScope: code.scope });
  });
  if (!issued) throw badCode();
  return issued;
}

/** A verifier without a challenge is refused, too: somebody may have taken the challenge away (RFC 9700, 4.8.2). */
function fits(
  code: AuthorizationCode,
  client: OAuth2Client,
  redirectUri: string,
  verifier: string | undefined,
): boolean {
  if (code.clientId !== client.id || code.redirectUri !== redirectUri) return false;
  if (code.challenge === null) return verifier === undefined;
  return verifier !== undefined && proves(verifier, code.challenge);
}

/**
 * Exchanges a refresh token for new tokens.
 * @throws OAuth2Error invalid_scope where more is asked than was granted; the token is good still
 */
export async function refresh(
  ctx: Ctx,
  client: OAuth2Client,
  { refresh_token: text, scope: asked }: TokenRequest,
): Promise<IssuedTokens> {
  if (text === undefined) throw missingParameter('refresh_token');
  if (!isSecretOf('refresh', text)) throw badRefreshToken();
  const issued = await transact(ctx, async (tx) => {
    const token = await store.findToken(tx.db, sha256(text));
    if (token?.kind !== 'refresh' || token.grant.client.id !== client.id) return null;
    if (token.used === null && (token.expires <= tx.now || !token.userActive)) return null;
    if (token.used === null && refreshEnds(tx, token.grant.created) <= tx.now) return null;
    const scope = narrowed(token, asked);
    if (!(await store.useToken(tx.db, token.id, tx.now))) {
      await endFamily(tx, token.grant.id, 'A refresh token was used twice');
      return null;
    }
    await store.removeAccessTokens(tx.db, token.grant.id);
    await store.prolongGrant(tx.db, token.grant.id, refreshEnds(tx, token.grant.created));
    return issue(tx, token.grant, { scope, refreshScope: token.scope });
  });
  if (!issued) throw badRefreshToken();
  return issued;
}

function narrowed(token: KnownToken, asked: string | undefined): string {
  if (asked === undefined || token.used !== null) return token.scope;
  const scopes = readScopes(asked);
  if (!scopes || !includes(storedScope(token.scope), farthest(scopes)))
    throw new OAuth2Error('invalid_scope', `What was granted is ${token.scope}.`);
  return writeScopes(scopes);
}

/** Tokens for a client that acts as a user of its own. @throws OAuth2Error @source RFC 6749, 4.4 */
export async function issueToClient(
  ctx: Ctx,
  client: OAuth2Client,
  { scope: asked }: TokenRequest,
): Promise<IssuedTokens> {
  const { runAs } = client;
  if (client.secretHash === null || runAs === null)
    throw new OAuth2Error(
      'unauthorized_client',
      'This client is not registered to act as a user of its own.',
    );
  const scope = scopeOfClient(client, asked);
  return transact(ctx, async (tx) => {
    if (!(await isActive(tx, runAs.id)))
      throw new OAuth2Error('unauthorized_client', 'The user whom this client acts as is not active.');
    const expires = tx.now + tx.config.oauth2AccessTokenLifetime;
    const grantId = await store.insertGrant(tx.db, {
      clientId: client.id,
      userId: runAs.id,
      kind: 'client-credentials',
      scope,
      now: tx.now,
      expires,
    });
    return issue(tx, { id: grantId, created: tx.now }, { scope, refreshScope: null });
  });
}

function scopeOfClient(client: OAuth2Client, asked: string | undefined): string {
  if (asked === undefined) return client.scope;
  const scopes: Scope[] | null = readScopes(asked);
  if (!scopes) throw new OAuth2Error('invalid_scope', 'scope must be READ, WRITE, ADMIN or SYSTEM_ADMIN.');
  if (!includes(client.scope, farthest(scopes)))
    throw new OAuth2Error('invalid_scope', `This client is registered for ${client.scope} at most.`);
  return writeScopes(scopes);
}

/**
 * When a refresh token that is handed out now is good no more: so long without use, and never later than so long after
 * its user agreed. Source: OWASP ASVS 5.0, 10.4.8.
 */
const refreshEnds = ({ now, config }: Ctx, granted: number): number =>
  Math.min(now + config.oauth2RefreshTokenLifetime, granted + config.oauth2GrantLifetime);

async function issue(
  tx: Ctx,
  grant: Pick<OAuth2Grant, 'id' | 'created'>,
  { scope, refreshScope }: { scope: string; refreshScope: string | null },
): Promise<IssuedTokens> {
  const { oauth2AccessTokenLifetime } = tx.config;
  const accessToken = newSecret('access');
  await store.insertToken(tx.db, {
    grantId: grant.id,
    kind: 'access',
    tokenHash: sha256(accessToken),
    scope,
    now: tx.now,
    expires: tx.now + oauth2AccessTokenLifetime,
  });
  const expiresIn = Math.floor(oauth2AccessTokenLifetime / 1000);
  if (refreshScope === null) return { accessToken, expiresIn, refreshToken: null, scope };
  const refreshToken = newSecret('refresh');
  await store.insertToken(tx.db, {
    grantId: grant.id,
    kind: 'refresh',
    tokenHash: sha256(refreshToken),
    scope: refreshScope,
    now: tx.now,
    expires: refreshEnds(tx, grant.created),
  });
  return { accessToken, expiresIn, refreshToken, scope };
}

async function endFamily(tx: Ctx, grantId: number | null, why: string): Promise<void> {
  const grant = grantId === null ? null : await store.findGrant(tx.db, grantId);
  if (!grant) return;
  await store.removeGrant(tx.db, grant.id);
  await record(tx, {
    category: 'authentication',
    action: 'oauth2-reuse',
    summary: `${why}: access that was granted to a client is over`,
    object: { type: 'oauth2-client', id: grant.client.clientId, name: grant.client.name },
    changed: [{ fieldName: 'user', changedTo: grant.user.name }],
  });
}

const isActive = async (ctx: Ctx, userId: number): Promise<boolean> =>
  (await findUsersByIds(ctx, [userId])).get(userId)?.active === true;
