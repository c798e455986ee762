import type { Static } from 'typebox';
import type { Ctx } from '../context.ts';
import { statusFor } from '../http/errors.ts';
import { expandSet } from '../http/expand.ts';
import { restPolicy } from '../http/headers.ts';
import type { Links } from '../http/links.ts';
import { content, type Route, route } from '../http/route.ts';
import { AppError } from '../kernel/app-error.ts';
import { commaList } from '../kernel/comma-list.ts';
import { isFalse, isTrue } from '../kernel/flag.ts';
import { type BulkOutcome, createIssues } from './bulk.service.ts';
import { createIssue } from './create.service.ts';
import { deleteIssue } from './delete.service.ts';
import { assignIssue, editIssue } from './edit.service.ts';
import { rememberView } from './history/history.service.ts';
import type { CreatedIssue } from './insert.service.ts';
import { presentIssue } from './issue.present.ts';
import {
  assigneeBody,
  bulkBody,
  createQuery,
  deleteQuery,
  editQuery,
  issueBody,
  issueParams,
  readQuery,
} from './issue.schema.ts';
import { keptAnswer } from './kept-answer.service.ts';
import { getIssue } from './read.service.ts';
import { shapeFor } from './shape.service.ts';

const common = {
  source: 'Jira: REST description of api/2/issue',
  access: 'anyone',
  anonymous: 'served',
} as const;
const one = { ...common, url: '/rest/api/2/issue/:issueIdOrKey', params: issueParams } as const;

export const issueRoutes: Route[] = [
  route({
    ...common,
    method: 'POST',
    url: '/rest/api/2/issue',
    summary: 'Creates an issue or a sub-task',
    query: createQuery,
    body: issueBody,
    status: 201,
    /**
     * Query: updateHistory (true: the issue is one that the caller looked at lately).
     * @returns {id, key, self}. Errors: 400, by field (issue.errors.ts and fields/).
     */
    async handle({ ctx, query, body, links }) {
      const created = await createIssue(ctx, body);
      if (isTrue(query.updateHistory)) await rememberCreated(ctx, created);
      return presentCreated(created, links);
    },
  }),
  route({
    ...common,
    method: 'POST',
    url: '/rest/api/2/issue/bulk',
    summary: 'Creates many issues; some may fail while the others are created',
    body: bulkBody,
    /** @returns 201 {issues, errors}, or 400 with the same where none could be created. */
    async handle({ ctx, body, links, reply }) {
      const outcome = await createIssues(ctx, body.issueUpdates);
      reply.status(outcome.created.length > 0 || outcome.failed.length === 0 ? 201 : 400);
      return presentBulk(outcome, links);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'An issue',
    query: readQuery,
    grants: false,
    /**
     * Query: fields, expand, properties; updateHistory (true: the issue is one that the caller looked at lately).
     * @returns the bean, as far as asked. Errors: 401 or 404, the same for hidden and missing (issue.errors.ts).
     */
    async handle({ ctx, params, query, links, reply }) {
      if (isTrue(query.updateHistory)) await rememberView(ctx, params.issueIdOrKey);
      const write = async () => JSON.stringify(await readBean(ctx, params.issueIdOrKey, query, links));
      reply.header('Content-Security-Policy', restPolicy);
      // What is expanded may depend on the clock: `Today 2:52 PM`.
      const question =
        query.expand === undefined && JSON.stringify([params.issueIdOrKey, query.fields, query.properties]);
      return content(jsonType, question ? await keptAnswer(ctx, question, write) : await write());
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Edits an issue',
    query: editQuery,
    body: issueBody,
    /** @returns 204. Errors: 400 by field, 401, 403, 404 (issue.errors.ts). */
    async handle({ ctx, params, query, body }) {
      await editIssue(ctx, params.issueIdOrKey, body, { notify: !isFalse(query.notifyUsers) });
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Deletes an issue',
    query: deleteQuery,
    /** @returns 204. Errors: 400 where it has sub-tasks, 401, 404 (issue.errors.ts). */
    async handle({ ctx, params, query }) {
      await deleteIssue(ctx, params.issueIdOrKey, { subtasks: isTrue(query.deleteSubtasks) });
    },
  }),
  route({
    ...common,
    method: 'PUT',
    url: '/rest/api/2/issue/:issueIdOrKey/assignee',
    summary: 'Assigns an issue to a user, to nobody, or to whoever the project says',
    params: issueParams,
    body: assigneeBody,
    /** @returns 204. Errors: 400 under `assignee`, 401, 403, 404. */
    async handle({ ctx, params, body }) {
      await assignIssue(ctx, params.issueIdOrKey, body);
    },
  }),
];

const jsonType = 'application/json;charset=UTF-8';

async function readBean(ctx: Ctx, idOrKey: string, query: Static<typeof readQuery>, links: Links) {
  const shape = await shapeFor(ctx, {
    fields: commaList(query.fields),
    expand: expandSet(query.expand),
    properties: commaList(query.properties),
    standard: '*all',
  });
  return presentIssue(await getIssue(ctx, idOrKey, shape), shape, links);
}

/** Whoever may create an issue may not browse it everywhere: then there is nothing to remember. */
async function rememberCreated(ctx: Ctx, { id }: CreatedIssue): Promise<void> {
  try {
    await rememberView(ctx, String(id));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

const presentCreated = ({ id, key }: CreatedIssue, links: Links) => ({
  id: String(id),
  key,
  self: links.to(`/rest/api/2/issue/${id}`),
});

const presentBulk = ({ created, failed }: BulkOutcome, links: Links) => ({
  issues: created.map((issue) => presentCreated(issue, links)),
  errors: failed.map(({ index, error }) => ({
    status: statusFor(error),
    elementErrors: { errorMessages: error.messages, errors: error.fields },
    failedElementNumber: index,
  })),
});
