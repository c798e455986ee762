import { type Route, route } from '../../http/route.ts';
import { issueParams } from '../issue.schema.ts';
import { notificationBody } from './notification.schema.ts';
import { notify } from './notification.service.ts';

export const notificationRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/rest/api/2/issue/:issueIdOrKey/notify',
    summary: 'Queues mail about an issue to those of the named people who may see it',
    source: 'Jira: REST description of api/2/issue/{}/notify',
    access: 'user',
    anonymous: 'not-authenticated',
    params: issueParams,
    body: notificationBody,
    status: 204,
    /** @returns 204, whoever of them may see the issue. Errors: 400 (notification.errors.ts), 401, 404. */
    async handle({ ctx, params, body }) {
      await notify(ctx, params.issueIdOrKey, body);
    },
  }),
];
