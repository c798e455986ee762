/** What a client may ask of its own tokens, and how it gives them back. Of anybody else's it learns nothing. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { sha256 } from '../../kernel/token.ts';
import { isPublic, lesser, type OAuth2Client } from './client.ts';
import { findToken, removeGrant, removeToken } from './grant.store.ts';
import type { KnownToken } from './grant.ts';
import { OAuth2Error } from './oauth2.errors.ts';
import { storedScope } from './scope-list.ts';
import { isSecretOf } from './token-shape.ts';

const ofClient = async (
  ctx: Pick<Ctx, 'db'>,
  client: OAuth2Client,
  text: string,
): Promise<KnownToken | null> => {
  if (!isSecretOf('access', text) && !isSecretOf('refresh', text)) return null;
  const token = await findToken(ctx.db, sha256(text));
  return token?.grant.client.id === client.id ? token : null;
};

/**
 * What a token is worth at this moment.
 * @returns null: nothing, or it is not this client's
 * @throws OAuth2Error for a public client: whoever found a token could ask what it is good for
 * @source RFC 7662
 */
export async function introspect(ctx: Ctx, client: OAuth2Client, text: string): Promise<KnownToken | null> {
  if (isPublic(client)) throw new OAuth2Error('unauthorized_client', 'A public client may not ask this.');
  const token = await ofClient(ctx, client, text);
  if (!token?.userActive || token.used !== null || token.expires <= ctx.now) return null;
  const most = storedScope(token.clientScope);
  const reaches = storedScope(token.scope);
  return lesser(most, reaches) === reaches ? token : { ...token, scope: most };
}

/**
 * Gives a token back: a refresh token with all that was granted with it, an access token alone. What is unknown, over,
 * or of another client is no error, and nothing happens to it.
 * @source RFC 7009
 */
export async function revoke(ctx: Ctx, client: OAuth2Client, text: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const token = await ofClient(tx, client, text);
    if (!token) return;
    if (token.kind === 'access') return removeToken(tx.db, token.id);
    await removeGrant(tx.db, token.grant.id);
    await record(tx, {
      category: 'authentication',
      action: 'oauth2-revoked',
      summary: 'A client gave back what it was granted',
      object: { type: 'oauth2-client', id: client.clientId, name: client.name },
      changed: [{ fieldName: 'user', changedFrom: token.grant.user.name }],
    });
  });
}
