/** What clients read before they ask: where everything is, and what is possible. Source: RFC 8414; RFC 9207, 3 */
import { scopes } from '../../kernel/scope.ts';

const withSecret = ['client_secret_basic', 'client_secret_post'];

/** @param issuer the base URL */
export const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/rest/oauth2/latest/authorize`,
  token_endpoint: `${issuer}/rest/oauth2/latest/token`,
  revocation_endpoint: `${issuer}/rest/oauth2/latest/revoke`,
  introspection_endpoint: `${issuer}/rest/oauth2/latest/introspect`,
  scopes_supported: [...scopes],
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
  token_endpoint_auth_methods_supported: [...withSecret, 'none'],
  revocation_endpoint_auth_methods_supported: [...withSecret, 'none'],
  introspection_endpoint_auth_methods_supported: withSecret,
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
});
