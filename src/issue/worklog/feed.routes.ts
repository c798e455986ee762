import { type Route, route } from '../../http/route.ts';
import { deletedSince, updatedSince, worklogsByIds } from './feed.service.ts';
import { presentChanges, presentWorklog } from './worklog.present.ts';
import { idsBody, sinceQuery } from './worklog.schema.ts';

const source = 'Jira: REST description of api/2/worklog';
const updated = '/rest/api/2/worklog/updated';
const deleted = '/rest/api/2/worklog/deleted';

export const worklogFeedRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/api/2/worklog/list',
    summary: 'Work logs by their ids, of whatever issues the caller may see',
    source,
    access: 'anyone',
    anonymous: 'served',
    scope: 'READ',
    body: idsBody,
    whileReadOnly: true,
    /** @returns a list, in the order of `ids`; what the caller may not see is left out. Errors: 400 beyond 1000 ids. */
    async handle({ ctx, body, links }) {
      const worklogs = await worklogsByIds(ctx, body.ids);
      return worklogs.map((one) => presentWorklog(one, links, ctx.actor.timeZone));
    },
  }),
  route({
    method: 'GET',
    url: updated,
    summary: 'Ids of the work logs that were made or changed since a moment',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: sinceQuery,
    /** @returns {values, since, until, isLastPage, lastPage, self, nextPage?}; `since` is ms. Errors: 400. */
    async handle({ ctx, query, links }) {
      return presentChanges(await updatedSince(ctx, query.since), updated, links);
    },
  }),
  route({
    method: 'GET',
    url: deleted,
    summary: 'Ids of the work logs that were deleted since a moment',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    query: sinceQuery,
    /** @returns the same form. Ids and times only: what they were about is gone. Errors: 400, 401. */
    async handle({ ctx, query, links }) {
      return presentChanges(await deletedSince(ctx, query.since), deleted, links);
    },
  }),
];
