/** Where people see which programs act for them, and end it. */
import { Type } from 'typebox';
import { listOwnGrants, revokeOwnGrant } from '../../access/oauth2/grant.service.ts';
import type { OAuth2Grant } from '../../access/oauth2/grant.ts';
import { storedScope } from '../../access/oauth2/scope-list.ts';
import { content, type Route, route } from '../../http/route.ts';
import { frameOf } from '../frame.ts';
import { htmlType } from '../redirect.ts';
import { abilitiesOf } from './ability.ts';
import { type GrantShown, presentGranted } from './granted.present.ts';

const own = {
  source: 'Jira: its page of authorized applications; the address is Tessera’s own',
  access: 'user',
  anonymous: 'login-page',
  scope: 'person',
  grants: false,
} as const;

const form = Type.Object({
  id: Type.String({ pattern: '^[0-9]{1,15}$' }),
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
      const grants = (await listOwnGrants(call.ctx)).map(shown);
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
      await revokeOwnGrant(ctx, Number(body.id));
      reply.status(303);
      reply.header('Location', `${ctx.config.contextPath}/secure/ViewGrantedAccess.jspa`);
    },
  }),
];

const shown = ({ id, client, scope, created, lastUsed, expires }: OAuth2Grant): GrantShown => ({
  id: String(id),
  client: client.name,
  scope,
  may: abilitiesOf(storedScope(scope)),
  created,
  lastUsed,
  expires,
});
