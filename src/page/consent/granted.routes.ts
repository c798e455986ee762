/** Where people see which programs act for them, and end it. */
import { Type } from 'typebox';
import {
  listOwnGrants as listOfOauth1,
  revokeOwnGrant as revokeOfOauth1,
} from '../../access/oauth1/access-token.service.ts';
import { listOwnGrants, revokeOwnGrant } from '../../access/oauth2/grant.service.ts';
import type { OAuth2Grant } from '../../access/oauth2/grant.ts';
import { storedScope } from '../../access/oauth2/scope-list.ts';
import { content, type Route, route } from '../../http/route.ts';
import { reachOf } from '../../kernel/scope.ts';
import { frameOf } from '../frame.ts';
import { htmlType } from '../redirect.ts';
import { abilitiesOf } from './ability.ts';
import { type GrantShown, presentGranted } from './granted.present.ts';

const own = {
  source: 'Jira: its page of authorized applications; the address is Tessera’s own',
  access: 'user',
  anonymous: 'login-page',
  scope: 'person',
} as const;

const form = Type.Object({
  id: Type.String({ pattern: '^[0-9]{1,15}$' }),
  /** Absent: oauth2. */
  protocol: Type.Optional(Type.Union([Type.Literal('oauth1'), Type.Literal('oauth2')])),
  atl_token: Type.Optional(Type.String()),
});

export const grantedRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    url: '/secure/ViewGrantedAccess.jspa',
    summary: 'Which clients act for the user, how far, and since when',
    async handle(call) {
      const { actor, now } = call.ctx;
      const signed = await listOfOauth1(call.ctx);
      const grants = [
        ...(await listOwnGrants(call.ctx)).map(shown),
        ...signed.map((listed) => shownSigned(listed, abilitiesOf(reachOf(actor)))),
      ].sort((a, b) => b.created - a.created);
      return content(
        htmlType,
        presentGranted(frameOf(call), { displayName: actor.displayName, now, grants }),
      );
    },
  }),
  route({
    ...own,
    method: 'POST',
    url: '/secure/RevokeGrantedAccess.jspa',
    summary: 'Ends access that the user granted (the button on that page)',
    whileReadOnly: true,
    consumes: 'form',
    body: form,
    async handle({ ctx, body, reply }) {
      await (body.protocol === 'oauth1' ? revokeOfOauth1 : revokeOwnGrant)(ctx, Number(body.id));
      reply.status(303);
      reply.header('Location', `${ctx.config.contextPath}/secure/ViewGrantedAccess.jspa`);
    },
  }),
];

/** OAuth 1.0a knows no scopes: a consumer may what its user may, today. */
const shownSigned = (
  { token, consumer }: Awaited<ReturnType<typeof listOfOauth1>>[number],
  may: string[],
): GrantShown => ({
  id: String(token.id),
  protocol: 'oauth1',
  client: consumer.name,
  scope: 'all that you may',
  may,
  created: token.created,
  lastUsed: token.lastUsed,
  expires: token.expires,
  rolls: false,
});

const shown = ({ id, client, scope, created, lastUsed, expires }: OAuth2Grant): GrantShown => ({
  id: String(id),
  protocol: 'oauth2',
  client: client.name,
  scope,
  may: abilitiesOf(storedScope(scope)),
  created,
  lastUsed,
  expires,
  rolls: true,
});
