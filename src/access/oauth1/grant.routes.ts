/** What people granted consumers of OAuth 1.0a, as they and administrators see it and take it back. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import {
  listGrantsOfConsumer,
  listGrantsOfUser,
  listOwnGrants,
  revokeGrantOfUser,
  revokeGrantsOfConsumer,
  revokeGrantsOfUser,
  revokeOwnGrant,
} from './access-token.service.ts';
import { presentGrants } from './oauth1.present.ts';
import { endedGrants, grantList, grantOfOwner, grantOwner, oneById } from './oauth1.schema.ts';

const source = "Tessera's own: Jira has a page for it and no REST";
const own = { source, access: 'user', anonymous: 'not-authenticated', scope: 'none', grants: false } as const;
const administrators = {
  source,
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;

export const oauth1GrantRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    url: '/rest/tessera/1/oauth1/grant',
    summary: 'Which consumers of OAuth 1.0a the caller lets act for them, and when each last did',
    response: grantList,
    handle: async ({ ctx }) => presentGrants(await listOwnGrants(ctx), ctx.actor.timeZone),
  }),
  route({
    ...own,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth1/grant/:id',
    summary: 'Takes granted access back: its token is worth nothing at once, on every node',
    whileReadOnly: true,
    params: oneById,
    response: Type.Undefined(),
    handle: ({ ctx, params }) => revokeOwnGrant(ctx, Number(params.id)),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth1/consumer/:id/grant',
    summary: 'Who granted this consumer access',
    params: oneById,
    response: grantList,
    handle: async ({ ctx, params }) =>
      presentGrants(await listGrantsOfConsumer(ctx, Number(params.id)), ctx.actor.timeZone),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth1/consumer/:id/grant',
    summary: 'Ends all access that this consumer was granted; it stays registered',
    whileReadOnly: true,
    params: oneById,
    response: endedGrants,
    handle: async ({ ctx, params }) => ({ ended: await revokeGrantsOfConsumer(ctx, Number(params.id)) }),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth1/user/:username/grant',
    summary: 'Which consumers of OAuth 1.0a a user lets act for them',
    params: grantOwner,
    response: grantList,
    handle: async ({ ctx, params }) =>
      presentGrants(await listGrantsOfUser(ctx, params.username), ctx.actor.timeZone),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth1/user/:username/grant',
    summary: 'Ends all access that a user granted to consumers of OAuth 1.0a',
    whileReadOnly: true,
    params: grantOwner,
    response: endedGrants,
    handle: async ({ ctx, params }) => ({ ended: await revokeGrantsOfUser(ctx, params.username) }),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth1/user/:username/grant/:id',
    summary: 'Ends access that a user granted a consumer of OAuth 1.0a',
    whileReadOnly: true,
    params: grantOfOwner,
    response: Type.Undefined(),
    handle: ({ ctx, params }) => revokeGrantOfUser(ctx, params.username, Number(params.id)),
  }),
];
