import { Type } from 'typebox';
import { type Route, route } from '../../../http/route.ts';
import { jiraInstant } from '../../../kernel/jira-date.ts';
import { issueParams } from '../../issue.schema.ts';
import { presentComment } from '../comment.present.ts';
import { commentParams } from '../comment.schema.ts';
import { listPinned, setPinned } from './pin.service.ts';

const common = {
  source: 'Jira: REST description of api/2/issue/{}/pinned-comments (9.12)',
  access: 'anyone',
  anonymous: 'served',
} as const;

export const pinRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/issue/:issueIdOrKey/pinned-comments',
    summary: 'The pinned comments of an issue that the caller may see',
    params: issueParams,
    /** @returns [{comment, pinnedBy, pinnedDate}]. Errors: 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, links }) {
      const { timeZone } = ctx.actor;
      return (await listPinned(ctx, params.issueIdOrKey)).map(({ comment, pinnedBy, pinned }) => ({
        comment: presentComment(comment, links, timeZone),
        pinnedBy: pinnedBy ?? undefined,
        pinnedDate: jiraInstant(pinned, timeZone),
      }));
    },
  }),
  route({
    ...common,
    method: 'PUT',
    url: '/rest/api/2/issue/:issueIdOrKey/comment/:id/pin',
    summary: 'Pins a comment, or no longer',
    params: commentParams,
    body: Type.Boolean(),
    /** @returns 204. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params, body }) {
      await setPinned(ctx, params.issueIdOrKey, params.id, body);
    },
  }),
];
