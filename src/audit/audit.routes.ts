import { Type } from 'typebox';
import { type Route, route } from '../http/route.ts';
import { readPage } from '../kernel/paging.ts';
import { presentAudit } from './audit.present.ts';
import { readAudit } from './audit.service.ts';

export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/tessera/1.0/audit',
    summary: 'Who did what, from where: the newest first, at most 1000 a page',
    source: "Tessera's own; records in the shape of Jira's api/2/auditing/record",
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: Type.Object({
      startAt: Type.Optional(Type.String()),
      maxResults: Type.Optional(Type.String()),
    }),
    async handle({ ctx, query }) {
      const page = readPage(query, 100, 1000);
      return presentAudit(await readAudit(ctx, page), page, ctx.actor.timeZone);
    },
  }),
];
