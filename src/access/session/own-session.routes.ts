/**
 * The own sessions, seen and ended. They are served at two addresses: the older one, and that of a profile, where others=true
 * must say that all others are meant.
 */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { invalidField } from '../../kernel/app-error.ts';
import { proofIn } from './session-ending.reply.ts';
import { presentSessions } from './sessions.present.ts';
import { endedSessions, endingProof, sessionId, sessionList } from './sessions.schema.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './sessions.service.ts';

const own = {
  source: "Tessera's own",
  access: 'user',
  anonymous: 'not-authenticated',
  scope: 'none',
  grants: false,
} as const;

const ending = {
  ...own,
  method: 'DELETE',
  whileReadOnly: true,
  body: endingProof,
  bodyMayBeMissing: true,
} as const;

const listOwn = (url: `/${string}`, summary: string): Route =>
  route({
    ...own,
    method: 'GET',
    url,
    summary,
    response: sessionList,
    handle: async ({ ctx }) =>
      presentSessions(await listOwnSessions(ctx), ctx.actor.session?.id ?? null, ctx.actor.timeZone),
  });

const endOne = (url: `/${string}`): Route =>
  route({
    ...ending,
    url,
    summary:
      'Ends one of the own sessions, with the password unless it was just confirmed; ending the one that asks is a logout',
    params: sessionId,
    response: Type.Undefined(),
    /** @returns 204. Errors: 401, 404 for one of somebody else as for none. */
    async handle({ ctx, params, body, cookies, links, reply }) {
      if (!(await endOwnSession(ctx, Number(params.id), proofIn(body, cookies, links)))) return;
      reply.loginReason('OUT');
      reply.endSession();
    },
  });

export const ownSessionRoutes: Route[] = [
  listOwn('/rest/tessera/1.0/sessions', 'The own sessions: where, by what and since when one is logged in'),
  endOne('/rest/tessera/1.0/sessions/:id'),
  route({
    ...ending,
    url: '/rest/tessera/1.0/sessions',
    summary: 'Ends all own sessions but the one that asks, with the password unless it was just confirmed',
    response: endedSessions,
    handle: async ({ ctx, body, cookies, links }) => ({
      ended: await endOtherSessions(ctx, proofIn(body, cookies, links)),
    }),
  }),
  listOwn(
    '/rest/tessera/1/session',
    'The own sessions: by what device, from where, first and last use, and which one asks',
  ),
  endOne('/rest/tessera/1/session/:id'),
  route({
    ...ending,
    url: '/rest/tessera/1/session',
    summary:
      'Ends all own sessions but the one that asks (others=true must say so), with the password unless it was just confirmed',
    query: Type.Object({ others: Type.Optional(Type.String()) }),
    response: endedSessions,
    async handle({ ctx, query, body, cookies, links }) {
      if (query.others !== 'true')
        throw invalidField('others', "It must be 'true': all other sessions are ended, and this one is not.");
      return { ended: await endOtherSessions(ctx, proofIn(body, cookies, links)) };
    },
  }),
];
