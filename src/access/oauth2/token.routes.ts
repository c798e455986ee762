import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { listClients } from './client.service.ts';
import { letRead } from './foreign-origin.reply.ts';
import { metadataOf } from './metadata.ts';
import { missingParameter, OAuth2Error } from './oauth2.errors.ts';
import { requireServed } from './provider.ts';
import { presentIntrospection, presentTokens } from './token.present.ts';
import { answerClient } from './token.reply.ts';
import { exchangeCode, issueToClient, refresh } from './token.service.ts';
import { introspect, revoke } from './token-state.service.ts';

const grants = {
  authorization_code: exchangeCode,
  refresh_token: refresh,
  client_credentials: issueToClient,
} as const;

const isGrant = (text: string): text is keyof typeof grants => Object.hasOwn(grants, text);

/** Called by clients, not by people: who they are stands in the request as OAuth 2.0 has it. */
const clients = {
  access: 'anyone',
  anonymous: 'served',
  scope: 'none',
  credentials: 'own',
  whileReadOnly: true,
  grants: false,
  bodyLimit: 65_536,
  consumes: 'form',
} as const;

const open = { access: 'anyone', anonymous: 'served', credentials: 'own', grants: false } as const;

const metadata = Type.Object({
  issuer: Type.String(),
  authorization_endpoint: Type.String(),
  token_endpoint: Type.String(),
});

const metadataRoute = (url: `/${string}`): Route =>
  route({
    ...open,
    method: 'GET',
    url,
    summary: 'Where the endpoints of OAuth 2.0 are and what they can do',
    source: 'RFC 8414; RFC 8615; RFC 9207',
    response: metadata,
    async handle({ ctx, headers, reply }) {
      requireServed(ctx.config);
      letRead(reply, headers.origin, headers.origin === undefined ? [] : await listClients(ctx));
      return metadataOf(ctx.config.baseUrl);
    },
  });

export const oauth2TokenRoutes: Route[] = [
  metadataRoute('/rest/oauth2/latest/metadata'),
  metadataRoute('/.well-known/oauth-authorization-server'),
  /**
   * grant_type authorization_code (code, redirect_uri, code_verifier), refresh_token (refresh_token, scope) or
   * client_credentials (scope); the client in the header (Basic) or by client_id and client_secret.
   * 200 {access_token, token_type, expires_in (s), refresh_token, scope, created_at (s)}; 400 or 401
   * {error, error_description}.
   */
  route({
    ...clients,
    method: 'POST',
    url: '/rest/oauth2/latest/token',
    summary: 'Exchanges a code, a refresh token or client credentials for an access token',
    source: 'Jira: OAuth 2.0 provider API; auth.md 6.4; RFC 6749; RFC 7636; RFC 9700',
    handle: (call) =>
      answerClient(
        call,
        ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'refresh_token', 'scope'],
        async ({ client, values }) => {
          const { grant_type: grant } = values;
          if (grant === undefined) throw missingParameter('grant_type');
          if (!isGrant(grant))
            throw new OAuth2Error(
              'unsupported_grant_type',
              'grant_type must be authorization_code, refresh_token or client_credentials.',
            );
          return presentTokens(await grants[grant](call.ctx, client, values), call.ctx.now);
        },
      ),
  }),
  route({
    ...clients,
    method: 'POST',
    url: '/rest/oauth2/latest/revoke',
    summary:
      'Takes a token back: a refresh token with all that was granted with it. 200 also where there is none',
    source: 'RFC 7009',
    handle: (call) =>
      answerClient(call, ['token', 'token_type_hint'], async ({ client, values }) => {
        if (values.token === undefined) throw missingParameter('token');
        await revoke(call.ctx, client, values.token);
        return {};
      }),
  }),
  route({
    ...clients,
    method: 'POST',
    url: '/rest/oauth2/latest/introspect',
    summary: 'Tells a confidential client what a token of its own is worth at this moment',
    source: 'RFC 7662',
    handle: (call) =>
      answerClient(call, ['token', 'token_type_hint'], async ({ client, values }) => {
        if (values.token === undefined) throw missingParameter('token');
        return presentIntrospection(
          await introspect(call.ctx, client, values.token),
          call.ctx.config.baseUrl,
        );
      }),
  }),
];
