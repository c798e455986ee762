import type { Ctx } from '../../context.ts';
import { sameSecret, sha256 } from '../../kernel/token.ts';
import { findClient } from './client.service.ts';
import type { OAuth2Client } from './client.ts';
import type { Presented } from './client-authentication.ts';
import { badClient, OAuth2Error } from './oauth2.errors.ts';

/**
 * The client that calls. One with a secret must show it; one without must not show any.
 * @throws OAuth2Error
 * @source RFC 6749, 2.3
 */
export async function authenticateClient(ctx: Pick<Ctx, 'db'>, presented: Presented): Promise<OAuth2Client> {
  if (presented === 'several')
    throw new OAuth2Error(
      'invalid_request',
      'The client must say who it is in the header or in the body, not in both.',
    );
  if (presented === 'none' || presented === 'malformed') throw badClient();
  const client = await findClient(ctx, presented.clientId);
  const proof = presented.secret === null ? null : sha256(presented.secret);
  if (!client) throw badClient();
  if (proof === null || client.secretHash === null) {
    if (proof === client.secretHash) return client;
    throw badClient();
  }
  if (!sameSecret(proof, client.secretHash)) throw badClient();
  return client;
}
