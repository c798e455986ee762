import { type Route, route } from '../../http/route.ts';
import { issueParams, watcherBody, watcherQuery } from '../issue.schema.ts';
import { readWatcher } from './watcher.input.ts';
import { presentWatchers } from './watcher.present.ts';
import { addWatcher, getWatchers, removeWatcher } from './watcher.service.ts';

const watchers = {
  source: 'Jira: REST description of api/2/issue/{}/watchers',
  access: 'anyone',
  anonymous: 'served',
  url: '/rest/api/2/issue/:issueIdOrKey/watchers',
  params: issueParams,
} as const;

export const watcherRoutes: Route[] = [
  route({
    ...watchers,
    method: 'GET',
    summary: 'Who watches an issue',
    /** @returns the count; the list is empty without View Voters and Watchers. Errors: 401 or 404. */
    async handle({ ctx, params, links }) {
      return presentWatchers(await getWatchers(ctx, params.issueIdOrKey), links);
    },
  }),
  route({
    ...watchers,
    method: 'POST',
    summary: 'Makes a user, or the caller, watch an issue',
    body: watcherBody,
    /** @returns 204. Body: a user name as a JSON string, or nothing. Errors: 401, 404 (watcher.errors.ts). */
    async handle({ ctx, params, body }) {
      await addWatcher(ctx, params.issueIdOrKey, readWatcher(body));
    },
  }),
  route({
    ...watchers,
    method: 'DELETE',
    summary: 'Stops a user, or the caller, watching an issue',
    query: watcherQuery,
    /** @returns 204. Errors: 401, 404 (watcher.errors.ts). */
    async handle({ ctx, params, query }) {
      await removeWatcher(ctx, params.issueIdOrKey, query.username);
    },
  }),
];
