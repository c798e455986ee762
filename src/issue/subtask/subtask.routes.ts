import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentBrief } from '../fields/brief.ts';
import { issueParams } from '../issue.schema.ts';
import { getSubtasks, mayMoveSubtasks, moveSubtask } from './subtask.service.ts';

const common = {
  source: 'Jira: REST description of api/2/issue/{}/subtask',
  access: 'anyone',
  anonymous: 'served',
  params: issueParams,
} as const;
const move = { ...common, url: '/rest/api/2/issue/:issueIdOrKey/subtask/move' } as const;

const place = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });

export const subtaskRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/issue/:issueIdOrKey/subtask',
    summary: 'The sub-tasks of an issue, in their order',
    /** @returns a list of references. Errors: 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, links }) {
      return (await getSubtasks(ctx, params.issueIdOrKey)).map((one) => presentBrief(one, links));
    },
  }),
  route({
    ...move,
    method: 'GET',
    summary: 'Whether the caller may reorder the sub-tasks of an issue',
    /** @returns true or false. Errors: 401 or 404. */
    handle: ({ ctx, params }) => mayMoveSubtasks(ctx, params.issueIdOrKey),
  }),
  route({
    ...move,
    method: 'POST',
    summary: 'Moves a sub-task to another place, both counted from 0',
    body: Type.Object({ original: place, current: place }, { additionalProperties: false }),
    /** @returns 204. Errors: 400 under `original` or `current`, 401, 403, 404. */
    async handle({ ctx, params, body }) {
      await moveSubtask(ctx, params.issueIdOrKey, body);
    },
  }),
];
