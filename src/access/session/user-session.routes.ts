import { type Route, route } from '../../http/route.ts';
import { sessionOwner } from './sessions.schema.ts';
import { endSessionsByName } from './sessions.service.ts';

export const userSessionRoutes: Route[] = [
  route({
    method: 'DELETE',
    url: '/rest/api/2/user/session/:username',
    summary: "Ends all of a user's sessions",
    source: 'Jira: REST description of api/2/user/session/{username}',
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    params: sessionOwner,
    status: 200,
    async handle({ ctx, params }) {
      await endSessionsByName(ctx, params.username);
    },
  }),
];
