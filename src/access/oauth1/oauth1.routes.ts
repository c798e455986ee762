/** Where consumers of OAuth 1.0a get their tokens. They sign these requests themselves; no user is looked for. */
import { type Content, content, type Route, route } from '../../http/route.ts';
import { type FormReply, giveAccessToken, giveRequestToken } from './dance.service.ts';
import { writeForm } from './parameter.ts';

const formReply = (members: FormReply): Content =>
  content('application/x-www-form-urlencoded;charset=UTF-8', writeForm(members));

const methods = ['POST', 'GET'] as const;

const common = {
  access: 'anyone',
  anonymous: 'served',
  scope: 'none',
  credentials: 'own',
  grants: false,
  whileReadOnly: true,
} as const;

export const oauth1Routes: Route[] = methods.flatMap((method) => [
  /** A form: oauth_token, oauth_token_secret, oauth_callback_confirmed. Errors: oauth_problem. */
  route({
    ...common,
    method,
    url: '/plugins/servlet/oauth/request-token',
    summary: 'Gives a consumer a request token, which lives ten minutes, to send a user to authorize with',
    source: 'Jira: OAuth 1.0a; RFC 5849, 2.1',
    consumes: 'form',
    handle: async ({ ctx, signed }) => formReply(await giveRequestToken(ctx, signed())),
  }),
  /**
   * A form: oauth_token, oauth_token_secret, oauth_expires_in and oauth_authorization_expires_in (seconds),
   * oauth_session_handle. Errors: oauth_problem.
   */
  route({
    ...common,
    method,
    url: '/plugins/servlet/oauth/access-token',
    summary:
      'Exchanges a request token and its verifier for an access token, or renews one by its session handle',
    source: 'Jira: OAuth 1.0a; RFC 5849, 2.3; OAuth Session 1.0',
    consumes: 'form',
    handle: async ({ ctx, signed }) => formReply(await giveAccessToken(ctx, signed())),
  }),
]);
