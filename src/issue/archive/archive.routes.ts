import { Type } from 'typebox';
import { content, type Route, route } from '../../http/route.ts';
import { issueParams } from '../issue.schema.ts';
import { archiveIssue, archiveIssues, restoreIssue } from './archive.service.ts';
import { outcomeCsv, readKeys } from './archive.ts';

const common = {
  source: 'Jira: REST description of api/2/issue/{}/archive',
  access: 'anyone',
  anonymous: 'served',
  // No mail is sent about it, so there is nothing that it could keep back.
  query: Type.Object({ notifyUsers: Type.Optional(Type.String()) }),
} as const;

export const archiveRoutes: Route[] = [
  route({
    ...common,
    method: 'PUT',
    url: '/rest/api/2/issue/:issueIdOrKey/archive',
    summary: 'Archives an issue with its sub-tasks: it can be read, and not changed',
    params: issueParams,
    /** @returns 204. Errors: 401, 403, 404. */
    async handle({ ctx, params }) {
      await archiveIssue(ctx, params.issueIdOrKey);
    },
  }),
  route({
    ...common,
    method: 'PUT',
    url: '/rest/api/2/issue/:issueIdOrKey/restore',
    summary: 'Restores an archived issue with the sub-tasks that were archived along with it',
    params: issueParams,
    /** @returns 204. Errors: 401, 403, 404. */
    async handle({ ctx, params }) {
      await restoreIssue(ctx, params.issueIdOrKey);
    },
  }),
  route({
    ...common,
    method: 'POST',
    url: '/rest/api/2/issue/archive',
    summary: 'Archives several issues, each by itself',
    access: 'user',
    anonymous: 'not-authenticated',
    consumes: ['json', 'text'],
    body: Type.String({ maxLength: 300_000 }),
    /** @returns text: a line of each issue, its key and `archived` or why it was not. Errors: 400, 401. */
    async handle({ ctx, body }) {
      return content('text/plain;charset=UTF-8', outcomeCsv(await archiveIssues(ctx, readKeys(body))));
    },
  }),
];
