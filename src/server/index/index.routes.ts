/** Jira's search index, for the scripts that care for it. There is none here: what is asked is answered truthfully. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readId } from '../../kernel/id.ts';
import { noReindexRequest, noSnapshot, notAnId } from './index.errors.ts';
import { presentReindex, presentSummary } from './index.present.ts';
import { readReindex, reindex, reindexIssues, summarizeIndex } from './reindex.service.ts';

const source = 'Jira: REST description of api/2/reindex, api/2/index and api/2/index-snapshot';
const guard = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;
const text = Type.Optional(Type.String());
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const askedTask = Type.Object({ taskId: text });

function readTask({ taskId }: { taskId?: string }): number | null {
  if (taskId === undefined || taskId === '') return null;
  const id = readId(taskId);
  if (id === null) throw notAnId('taskId');
  return id;
}

const progress = (url: `/${string}`, summary: string): Route =>
  route({
    ...guard,
    method: 'GET',
    url,
    summary,
    query: askedTask,
    handle: async ({ ctx, query, links }) =>
      presentReindex(await readReindex(ctx, readTask(query)), links, ctx.actor.timeZone),
  });

export const reindexRoutes: Route[] = [
  route({
    ...guard,
    method: 'POST',
    url: '/rest/api/2/reindex',
    summary: 'Orders a reindex, which is done at once: searches read the database itself',
    query: Type.Object({ type: text, indexComments: text, indexChangeHistory: text, indexWorklogs: text }),
    status: 202,
    handle: async ({ ctx, query, links }) =>
      presentReindex(await reindex(ctx, query.type || undefined), links, ctx.actor.timeZone),
  }),
  progress('/rest/api/2/reindex', 'The reindex of this id, or the last one'),
  progress('/rest/api/2/reindex/progress', 'How far a reindex is: done'),
  route({
    ...guard,
    method: 'POST',
    url: '/rest/api/2/reindex/issue',
    summary: 'Orders a reindex of issues, which is done at once',
    query: Type.Object({ issueId: list, indexComments: text, indexChangeHistory: text, indexWorklogs: text }),
    status: 202,
    handle: async ({ ctx, query, links }) =>
      presentReindex(await reindexIssues(ctx, commaList(query.issueId)), links, ctx.actor.timeZone),
  }),
  route({
    ...guard,
    method: 'POST',
    url: '/rest/api/2/reindex/request',
    summary: 'Runs the reindexes that wait: none ever does',
    handle: () => [],
  }),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/reindex/request/bulk',
    summary: 'Reindexes that wait, by their ids: none ever does',
    query: Type.Object({ requestId: list }),
    handle({ query }) {
      if (commaList(query.requestId).some((id) => readId(id) === null)) throw notAnId('requestId');
      return [];
    },
  }),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/reindex/request/:requestId',
    summary: 'A reindex that waits: none ever does',
    params: Type.Object({ requestId: Type.String() }),
    handle({ params }) {
      throw noReindexRequest(params.requestId);
    },
  }),
];

export const indexRoutes: Route[] = [
  ...reindexRoutes,
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/index/summary',
    summary: 'How many issues a search can find: all that there are',
    handle: async ({ ctx }) => presentSummary(await summarizeIndex(ctx), ctx.now, ctx.actor.timeZone),
  }),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/index-snapshot',
    summary: 'Snapshots of the search index: there are none',
    handle: () => [],
  }),
  route({
    ...guard,
    method: 'POST',
    url: '/rest/api/2/index-snapshot',
    summary: 'Takes a snapshot of the search index: 409, there is no index',
    handle() {
      throw noSnapshot();
    },
  }),
  route({
    ...guard,
    method: 'GET',
    url: '/rest/api/2/index-snapshot/isRunning',
    summary: 'Whether a snapshot is being taken: none ever is',
    handle: () => ({ running: false }),
  }),
];
