import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentLoginHistory } from './login-history.present.ts';
import { listLoginHistory } from './login-history.service.ts';

const STANDARD = 20;
const MOST = 100;

export const loginHistoryRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1/login-history',
    summary: 'The own log-ins, failures, log-outs and ended sessions, from where and when: the newest first',
    source: "Tessera's own",
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    grants: false,
    query: Type.Object({
      startAt: Type.Optional(Type.String()),
      maxResults: Type.Optional(Type.String()),
    }),
    response: Type.Object({
      startAt: Type.Integer(),
      maxResults: Type.Integer(),
      total: Type.Integer(),
      entries: Type.Array(
        Type.Object({
          id: Type.String(),
          when: Type.String(),
          /** login, login-failed, login-denied, lock, unlock, logout, session-revoked … */
          action: Type.String(),
          summary: Type.String(),
          address: Type.String(),
        }),
      ),
    }),
    /** Errors: 400 under `startAt` or `maxResults`, 401. */
    async handle({ ctx, query }) {
      const page = readPage(query, STANDARD, MOST);
      return presentLoginHistory(await listLoginHistory(ctx, page), page, ctx.actor.timeZone);
    },
  }),
];
