import { type Route, route } from '../../http/route.ts';
import { readAdjustment } from './adjustment.ts';
import { readWorklog } from './worklog.input.ts';
import { presentWorklog, presentWorklogs } from './worklog.present.ts';
import {
  createQuery,
  deleteQuery,
  updateQuery,
  worklogBody,
  worklogParams,
  worklogsParams,
} from './worklog.schema.ts';
import { addWorklog, deleteWorklog, getWorklog, updateWorklog, worklogsOfIssue } from './worklog.service.ts';

const many = {
  source: 'Jira: REST description of api/2/issue/{}/worklog',
  access: 'anyone',
  anonymous: 'served',
  url: '/rest/api/2/issue/:issueIdOrKey/worklog',
  params: worklogsParams,
} as const;
const one = { ...many, url: '/rest/api/2/issue/:issueIdOrKey/worklog/:id', params: worklogParams } as const;

export const worklogRoutes: Route[] = [
  route({
    ...many,
    method: 'GET',
    summary: 'The work logged on an issue, as far as the caller may see it',
    /** @returns {startAt, maxResults, total, worklogs}, all of them. Errors: 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, links }) {
      return presentWorklogs(await worklogsOfIssue(ctx, params.issueIdOrKey), links, ctx.actor.timeZone);
    },
  }),
  route({
    ...many,
    method: 'POST',
    summary: 'Logs work on an issue, and adjusts its remaining estimate',
    query: createQuery,
    body: worklogBody,
    status: 201,
    /** Errors: 400 by field, 401, 403 (worklog.errors.ts); 401 or 404 without the issue. */
    async handle({ ctx, params, query, body, links }) {
      const worklog = await addWorklog(ctx, params.issueIdOrKey, {
        ...readWorklog(body),
        adjustment: readAdjustment(query, 'create'),
      });
      return presentWorklog(worklog, links, ctx.actor.timeZone);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A piece of logged work',
    /** Errors: 401 or 404; a work log that is restricted to others is not found. */
    async handle({ ctx, params, links }) {
      const worklog = await getWorklog(ctx, params.issueIdOrKey, params.id);
      return presentWorklog(worklog, links, ctx.actor.timeZone);
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Changes a piece of logged work, and adjusts the remaining estimate by the difference',
    query: updateQuery,
    body: worklogBody,
    /** What the body does not name stays. Errors: 400, 401, 403, 404 (worklog.errors.ts). */
    async handle({ ctx, params, query, body, links }) {
      const adjustment = readAdjustment(query, 'update');
      const { issueIdOrKey, id } = params;
      const worklog = await updateWorklog(ctx, issueIdOrKey, id, readWorklog(body), adjustment);
      return presentWorklog(worklog, links, ctx.actor.timeZone);
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Deletes a piece of logged work, and adjusts the remaining estimate',
    query: deleteQuery,
    /** @returns 204. Errors: 400, 401, 403, 404 (worklog.errors.ts). */
    async handle({ ctx, params, query }) {
      await deleteWorklog(ctx, params.issueIdOrKey, params.id, readAdjustment(query, 'delete'));
    },
  }),
];
