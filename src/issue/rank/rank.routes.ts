import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { rankIssues } from './rank.service.ts';

const name = Type.String({ maxLength: 255 });

const entry = Type.Object({
  issueId: Type.Optional(Type.Integer()),
  issueKey: Type.Optional(Type.String()),
  status: Type.Integer(),
  errors: Type.Array(Type.String()),
});

export const rankRoutes: Route[] = [
  route({
    method: 'PUT',
    url: '/rest/agile/1.0/issue/rank',
    summary: 'Moves issues, at most 50, directly before or after another in the one order of all issues',
    source: 'Jira Software: REST description of agile/1.0/issue/rank',
    access: 'user',
    anonymous: 'not-authenticated',
    body: Type.Object({
      issues: Type.Array(name),
      rankBeforeIssue: Type.Optional(name),
      rankAfterIssue: Type.Optional(name),
      rankCustomFieldId: Type.Optional(Type.Integer()),
    }),
    response: Type.Object({ entries: Type.Array(entry) }),
    /**
     * @returns 204; 207 with an entry of each issue where some could not be moved.
     * Errors: 400 under `issues`, `rankBeforeIssue`, `rankAfterIssue` or `rankCustomFieldId`, 401, 403 where none may be moved.
     */
    async handle({ ctx, body, reply }) {
      const entries = await rankIssues(ctx, body);
      if (entries.every(({ status }) => status === 200)) return undefined;
      if (entries.every(({ status }) => status === 403)) throw forbidden(entries[0]?.errors[0] ?? '');
      reply.status(207);
      return { entries };
    },
  }),
];
