import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { formList } from '../../http/body.ts';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../../people/user/user.service.ts';
import { columnsAsked, columnsBody } from './column.input.ts';
import { presentColumns } from './column.present.ts';
import {
  chooseColumns,
  chooseStandardColumns,
  readColumns,
  readStandardColumns,
  resetColumns,
} from './column.service.ts';

const named = Type.Object({ username: Type.Optional(Type.String()) });

const own = {
  url: '/rest/api/2/user/columns',
  source: 'Jira: REST description of api/2/user/columns',
  access: 'user',
  anonymous: 'not-authenticated',
  query: named,
} as const;

const everyones = {
  url: '/rest/api/2/settings/columns',
  source: 'Jira: REST description of api/2/settings/columns',
  access: 'administrator',
  anonymous: 'not-authenticated',
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
    summary: 'Chooses the columns: their ids as an array, as the member `columns`, or as a form',
    body: columnsBody,
    consumes: ['json', 'form'],
    status: 200,
    async handle({ ctx, query, body }) {
      const inForm = formList(body, 'username')?.[0];
      const user = await whose(ctx, query.username ?? inForm);
      await chooseColumns(ctx, user, columnsAsked(body, formList(body, 'columns')));
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
  route({
    ...everyones,
    method: 'GET',
    summary: 'The columns that everyone sees who chose none',
    handle: async ({ ctx }) => presentColumns(await readStandardColumns(ctx)),
  }),
  route({
    ...everyones,
    method: 'PUT',
    summary: 'Chooses the columns for everyone who chose none: an array, the member `columns`, or a form',
    body: columnsBody,
    consumes: ['json', 'form'],
    status: 200,
    handle: ({ ctx, body }) => chooseStandardColumns(ctx, columnsAsked(body, formList(body, 'columns'))),
  }),
];

const whose = (ctx: Ctx, username: string | undefined) =>
  requireUser(ctx, { username: username ?? ctx.actor.name ?? '' });
