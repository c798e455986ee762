import { Type } from 'typebox';
import { type Route, route } from '../http/route.ts';
import { readPage } from '../kernel/paging.ts';
import { presentAudit, presentJiraAudit } from './audit.present.ts';
import { askedRecords, readAsked, readTold, toldRecord } from './audit.schema.ts';
import { readAudit, recordTold } from './audit.service.ts';
import { everything } from './audit.ts';

const source = 'Jira: REST description of api/2/auditing';

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
      return presentAudit(await readAudit(ctx, everything, page), page, ctx.actor.timeZone);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/auditing/record',
    summary: 'The audit log, newest first: by words, time, projects and who did it',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: askedRecords,
    async handle({ ctx, query }) {
      const { filter, page } = readAsked(query);
      const found = await readAudit(ctx, filter, { startAt: page.offset, maxResults: page.limit });
      return presentJiraAudit(found, page, ctx.actor.timeZone);
    },
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/auditing/record',
    summary: 'Appends what the client tells to the audit log, as told by its user',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    body: toldRecord,
    status: 201,
    async handle({ ctx, body }) {
      await recordTold(ctx, readTold(body));
    },
  }),
];
