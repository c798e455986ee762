/** What people granted consumers of OAuth 1.0a, as they and administrators see it and take it back. */
import type { Route } from '../../http/route.ts';
import { grantedRoutes } from '../granted/granted.routes.ts';
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
import { grantList, oneById } from './oauth1.schema.ts';

export const oauth1GrantRoutes: Route[] = grantedRoutes({
  base: '/rest/tessera/1/oauth1',
  client: '/consumer/:id',
  clientParams: oneById,
  response: grantList,
  summaries: {
    listOwn: 'Which consumers of OAuth 1.0a the caller lets act for them, and when each last did',
    endOwn: 'Takes granted access back: its token is worth nothing at once, on every node',
    listOfClient: 'Who granted this consumer access',
    endOfClient: 'Ends all access that this consumer was granted; it stays registered',
    listOfUser: 'Which consumers of OAuth 1.0a a user lets act for them',
    endOfUser: 'Ends all access that a user granted to consumers of OAuth 1.0a',
    endOneOfUser: 'Ends access that a user granted a consumer of OAuth 1.0a',
  },
  present: presentGrants,
  listOwn: listOwnGrants,
  endOwn: revokeOwnGrant,
  listOfClient: (ctx, { id }) => listGrantsOfConsumer(ctx, Number(id)),
  endOfClient: (ctx, { id }) => revokeGrantsOfConsumer(ctx, Number(id)),
  listOfUser: listGrantsOfUser,
  endOfUser: revokeGrantsOfUser,
  endOneOfUser: revokeGrantOfUser,
});
