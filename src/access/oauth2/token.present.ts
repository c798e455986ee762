import type { IssuedTokens, KnownToken } from './grant.ts';

/** @param now ms; created_at is what Jira says besides RFC 6749, 5.1 */
export const presentTokens = (issued: IssuedTokens, now: number) => ({
  access_token: issued.accessToken,
  token_type: 'Bearer',
  expires_in: issued.expiresIn,
  ...(issued.refreshToken !== null && { refresh_token: issued.refreshToken }),
  scope: issued.scope,
  created_at: Math.floor(now / 1000),
});

/** @param token null: worth nothing, and that is all that is said. Source: RFC 7662, 2.2 */
export const presentIntrospection = (token: KnownToken | null, issuer: string) =>
  token === null
    ? { active: false }
    : {
        active: true,
        scope: token.scope,
        client_id: token.grant.client.clientId,
        username: token.grant.user.name,
        sub: token.userKey,
        token_type: token.kind === 'access' ? 'Bearer' : 'refresh_token',
        iat: Math.floor(token.created / 1000),
        exp: Math.floor(token.expires / 1000),
        iss: issuer,
      };
