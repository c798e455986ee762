import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { oneClient } from './client.schema.ts';
import { presentGrants } from './grant.present.ts';
import { endedGrants, grantList, grantOfOwner, grantOwner, oneGrant } from './grant.schema.ts';
import {
  listGrantsOfClient,
  listGrantsOfUser,
  listOwnGrants,
  revokeGrantOfUser,
  revokeGrantsOfClient,
  revokeGrantsOfUser,
  revokeOwnGrant,
} from './grant.service.ts';

const source = "Tessera's own: Jira has a page for it and no REST";
const own = { source, access: 'user', anonymous: 'not-authenticated', scope: 'none', grants: false } as const;
const administrators = {
  source,
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;

export const oauth2GrantRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    url: '/rest/tessera/1/oauth2/grant',
    summary: 'Which clients the caller lets act for them, how far, and when each last did',
    response: grantList,
    handle: async ({ ctx }) => presentGrants(await listOwnGrants(ctx), ctx.actor.timeZone),
  }),
  route({
    ...own,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth2/grant/:id',
    summary: 'Takes granted access back: its tokens are worth nothing at once',
    whileReadOnly: true,
    params: oneGrant,
    response: Type.Undefined(),
    handle: ({ ctx, params }) => revokeOwnGrant(ctx, Number(params.id)),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth2/client/:clientId/grant',
    summary: 'Who granted this client access',
    params: oneClient,
    response: grantList,
    handle: async ({ ctx, params }) =>
      presentGrants(await listGrantsOfClient(ctx, params.clientId), ctx.actor.timeZone),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth2/client/:clientId/grant',
    summary: 'Ends all access that this client was granted; it stays registered',
    whileReadOnly: true,
    params: oneClient,
    response: endedGrants,
    handle: async ({ ctx, params }) => ({ ended: await revokeGrantsOfClient(ctx, params.clientId) }),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth2/user/:username/grant',
    summary: 'Which clients a user lets act for them',
    params: grantOwner,
    response: grantList,
    handle: async ({ ctx, params }) =>
      presentGrants(await listGrantsOfUser(ctx, params.username), ctx.actor.timeZone),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth2/user/:username/grant',
    summary: 'Ends all access that a user granted',
    whileReadOnly: true,
    params: grantOwner,
    response: endedGrants,
    handle: async ({ ctx, params }) => ({ ended: await revokeGrantsOfUser(ctx, params.username) }),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth2/user/:username/grant/:id',
    summary: 'Ends access that a user granted a client',
    whileReadOnly: true,
    params: grantOfOwner,
    response: Type.Undefined(),
    handle: ({ ctx, params }) => revokeGrantOfUser(ctx, params.username, Number(params.id)),
  }),
];
