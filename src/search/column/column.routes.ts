import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { presentColumns } from './column.present.ts';
import { chooseColumns, readColumns, resetColumns } from './column.service.ts';

const named = Type.Object({ username: Type.Optional(Type.String()) });
const columns = Type.Array(Type.String(), { maxItems: 200 });

const own = {
  url: '/rest/api/2/user/columns',
  source: 'Jira: REST description of api/2/user/columns',
  access: 'user',
  anonymous: 'not-authenticated',
  query: named,
} as const;

export const columnRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    summary: 'The columns that a user sees in lists of issues',
    handle: async ({ ctx, query }) =>
      presentColumns(await readColumns(ctx, await whose(ctx, query.username))),
  }),
  route({
    ...own,
    method: 'PUT',
    summary: 'Chooses the columns: their ids as an array, or as the member `columns`',
    body: Type.Union([columns, Type.Object({ columns }, { additionalProperties: false })]),
    status: 200,
    async handle({ ctx, query, body }) {
      const ids = Array.isArray(body) ? body : body.columns;
      await chooseColumns(ctx, await whose(ctx, query.username), ids);
    },
  }),
  route({
    ...own,
    method: 'DELETE',
    summary: 'Goes back to the columns that everyone sees',
    async handle({ ctx, query }) {
      await resetColumns(ctx, await whose(ctx, query.username));
    },
  }),
];

const whose = (ctx: Ctx, username: string | undefined) =>
  requireUser(ctx, { username: username ?? ctx.actor.name ?? '' });
