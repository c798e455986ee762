import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { proofIn } from './session-ending.reply.ts';
import { presentSessions } from './sessions.present.ts';
import { endedSessions, endingProof, sessionId, sessionList, sessionOwner } from './sessions.schema.ts';
import {
  endOtherSessions,
  endOwnSession,
  endSessionsByName,
  listOwnSessions,
  listSessionsOf,
} from './sessions.service.ts';

const source = "Tessera's own";

export const sessionsRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1.0/sessions',
    summary: 'The own sessions: where, by what and since when one is logged in',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    response: sessionList,
    grants: false,
    handle: async ({ ctx }) =>
      presentSessions(await listOwnSessions(ctx), ctx.actor.session?.id ?? null, ctx.actor.timeZone),
  }),
  route({
    method: 'DELETE',
    url: '/rest/tessera/1.0/sessions/:id',
    summary:
      'Ends one of the own sessions, with the password unless it was just confirmed; ending the one that asks is a logout',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    params: sessionId,
    body: endingProof,
    bodyMayBeMissing: true,
    response: Type.Undefined(),
    grants: false,
    async handle({ ctx, params, body, cookies, links, reply }) {
      const wasThisOne = await endOwnSession(ctx, Number(params.id), proofIn(body, cookies, links));
      if (!wasThisOne) return;
      reply.loginReason('OUT');
      reply.endSession();
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/tessera/1.0/sessions',
    summary: 'Ends all own sessions but the one that asks, with the password unless it was just confirmed',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    body: endingProof,
    bodyMayBeMissing: true,
    response: endedSessions,
    grants: false,
    handle: async ({ ctx, body, cookies, links }) => ({
      ended: await endOtherSessions(ctx, proofIn(body, cookies, links)),
    }),
  }),
  route({
    method: 'GET',
    url: '/rest/tessera/1.0/user/:username/sessions',
    summary: "A user's sessions, for administrators",
    source,
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
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    params: sessionOwner,
    response: endedSessions,
    handle: async ({ ctx, params }) => ({ ended: await endSessionsByName(ctx, params.username) }),
  }),
];
