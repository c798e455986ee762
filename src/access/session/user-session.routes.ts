import { type Route, route } from '../../http/route.ts';
import { presentSessions } from './sessions.present.ts';
import { endedSessions, sessionList, sessionOwner } from './sessions.schema.ts';
import { endSessionsByName, listSessionsOf } from './sessions.service.ts';

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
  route({
    method: 'GET',
    url: '/rest/tessera/1.0/user/:username/sessions',
    summary: "A user's sessions, for administrators",
    source: "Tessera's own",
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    params: sessionOwner,
    response: sessionList,
    handle: async ({ ctx, params }) =>
      presentSessions(
        await listSessionsOf(ctx, params.username),
        ctx.actor.session?.id ?? null,
        ctx.actor.timeZone,
      ),
  }),
  route({
    method: 'DELETE',
    url: '/rest/tessera/1.0/user/:username/sessions',
    summary: "Ends all of a user's sessions",
    source: "Tessera's own",
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    params: sessionOwner,
    response: endedSessions,
    handle: async ({ ctx, params }) => ({ ended: await endSessionsByName(ctx, params.username) }),
  }),
];
