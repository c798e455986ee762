/** What people granted clients of OAuth 2.0, as they and administrators see it and take it back. */
import type { Route } from '../../http/route.ts';
import { grantedRoutes } from '../granted/granted.routes.ts';
import { oneClient } from './client.schema.ts';
import { presentGrants } from './grant.present.ts';
import { grantList } from './grant.schema.ts';
import {
  listGrantsOfClient,
  listGrantsOfUser,
  listOwnGrants,
  revokeGrantOfUser,
  revokeGrantsOfClient,
  revokeGrantsOfUser,
  revokeOwnGrant,
} from './grant.service.ts';

export const oauth2GrantRoutes: Route[] = grantedRoutes({
  base: '/rest/tessera/1/oauth2',
  client: '/client/:clientId',
  clientParams: oneClient,
  response: grantList,
  summaries: {
    listOwn: 'Which clients the caller lets act for them, how far, and when each last did',
    endOwn: 'Takes granted access back: its tokens are worth nothing at once',
    listOfClient: 'Who granted this client access',
    endOfClient: 'Ends all access that this client was granted; it stays registered',
    listOfUser: 'Which clients a user lets act for them',
    endOfUser: 'Ends all access that a user granted',
    endOneOfUser: 'Ends access that a user granted a client',
  },
  present: presentGrants,
  listOwn: listOwnGrants,
  endOwn: revokeOwnGrant,
  listOfClient: (ctx, { clientId }) => listGrantsOfClient(ctx, clientId),
  endOfClient: (ctx, { clientId }) => revokeGrantsOfClient(ctx, clientId),
  listOfUser: listGrantsOfUser,
  endOfUser: revokeGrantsOfUser,
  endOneOfUser: revokeGrantOfUser,
});
