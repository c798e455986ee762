import { Type } from 'typebox';
import { content, type Route, route } from '../../http/route.ts';
import * as errors from './live.errors.ts';
import { openLive } from './live.service.ts';

const short = Type.Optional(Type.String({ maxLength: 255 }));

export const liveRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1/live',
    summary:
      'Server-sent events: what happens to issues that the reader may browse, and the end of the session',
    source: "Tessera's own: docs/live.md",
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'person',
    query: Type.Object({ project: short, issue: short }),
    grants: false,
    unattended: true,
    /** @returns text/event-stream that goes on. Errors: 401, 403 without a session, 406, 503. */
    async handle({ ctx, query, headers, reply }) {
      if (!String(headers.accept ?? '').includes('text/event-stream')) throw errors.noEventStream();
      const last = String(headers['last-event-id'] ?? '');
      const stream = await openLive(ctx, {
        ...query,
        lastEventId: /^\d{1,15}$/.test(last) ? Number(last) : null,
      });
      // A proxy that gathers answers would hold back what is told.
      reply.header('X-Accel-Buffering', 'no');
      return content('text/event-stream;charset=UTF-8', stream.content);
    },
  }),
];
