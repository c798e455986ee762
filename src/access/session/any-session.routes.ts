/** All sessions that live, for administrators. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentAnySessions } from './sessions.present.ts';
import { anySessionPage, sessionId, sessionPage } from './sessions.schema.ts';
import { endAnySession, listAllSessions } from './sessions.service.ts';

const STANDARD = 50;
const MOST = 200;

/** Ending what is wrong is the brake: it waits for no password, as with a user's sessions. */
const anybodys = {
  source: "Tessera's own: Jira's page Current user sessions",
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;

export const anySessionRoutes: Route[] = [
  route({
    ...anybodys,
    method: 'GET',
    url: '/rest/tessera/1/current-session',
    summary: 'All sessions that live, of everybody: the last used first',
    query: sessionPage,
    response: anySessionPage,
    async handle({ ctx, query }) {
      const page = readPage(query, STANDARD, MOST);
      const found = await listAllSessions(ctx, page);
      return presentAnySessions(found, page, ctx.actor.session?.id ?? null, ctx.actor.timeZone);
    },
  }),
  route({
    ...anybodys,
    method: 'DELETE',
    url: '/rest/tessera/1/current-session/:id',
    summary: "Ends anybody's session, a system administrator's only for one of them",
    whileReadOnly: true,
    params: sessionId,
    response: Type.Undefined(),
    /** @returns 204. Errors: 401, 403, 404. */
    async handle({ ctx, params, reply }) {
      if (!(await endAnySession(ctx, Number(params.id)))) return;
      reply.loginReason('OUT');
      reply.endSession();
    },
  }),
];
