/** Sessions as the pages of a profile and of the administration show them; rules and shapes are those of sessions.routes.ts. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { invalidField } from '../../kernel/app-error.ts';
import { readPage } from '../../kernel/paging.ts';
import { proofIn } from './session-ending.reply.ts';
import { presentAnySessions, presentSessions } from './sessions.present.ts';
import {
  anySessionPage,
  endedSessions,
  endingProof,
  sessionId,
  sessionList,
  sessionPage,
} from './sessions.schema.ts';
import {
  endAnySession,
  endOtherSessions,
  endOwnSession,
  listAllSessions,
  listOwnSessions,
} from './sessions.service.ts';

const STANDARD = 50;
const MOST = 200;

const own = {
  source: "Tessera's own",
  access: 'user',
  anonymous: 'not-authenticated',
  scope: 'none',
  grants: false,
} as const;

/** Ending what is wrong is the brake: it waits for no password, as with a user's sessions. */
const anybodys = {
  source: "Tessera's own: Jira's page Current user sessions",
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;

export const profileSessionRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    url: '/rest/tessera/1/session',
    summary: 'The own sessions: by what device, from where, first and last use, and which one asks',
    response: sessionList,
    handle: async ({ ctx }) =>
      presentSessions(await listOwnSessions(ctx), ctx.actor.session?.id ?? null, ctx.actor.timeZone),
  }),
  route({
    ...own,
    method: 'DELETE',
    url: '/rest/tessera/1/session/:id',
    summary:
      'Ends one of the own sessions, with the password unless it was just confirmed; ending the one that asks is a logout',
    whileReadOnly: true,
    params: sessionId,
    body: endingProof,
    bodyMayBeMissing: true,
    response: Type.Undefined(),
    /** @returns 204. Errors: 401, 404 for one of somebody else as for none. */
    async handle({ ctx, params, body, cookies, links, reply }) {
      if (!(await endOwnSession(ctx, Number(params.id), proofIn(body, cookies, links)))) return;
      reply.loginReason('OUT');
      reply.endSession();
    },
  }),
  route({
    ...own,
    method: 'DELETE',
    url: '/rest/tessera/1/session',
    summary:
      'Ends all own sessions but the one that asks (others=true must say so), with the password unless it was just confirmed',
    whileReadOnly: true,
    body: endingProof,
    bodyMayBeMissing: true,
    query: Type.Object({ others: Type.Optional(Type.String()) }),
    response: endedSessions,
    async handle({ ctx, query, body, cookies, links }) {
      if (query.others !== 'true')
        throw invalidField('others', "It must be 'true': all other sessions are ended, and this one is not.");
      return { ended: await endOtherSessions(ctx, proofIn(body, cookies, links)) };
    },
  }),
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
