import type { Ctx } from '../context.ts';
import type { Links } from '../http/links.ts';
import { type Route, route } from '../http/route.ts';
import { commaList } from '../kernel/comma-list.ts';
import { readPage } from '../kernel/paging.ts';
import { presentUser } from '../people/user/user.present.ts';
import type { User } from '../people/user/user.ts';
import { assignableQuery, holderQuery, multiProjectQuery, viewerQuery } from './people-search.schema.ts';
import { findAssignable, findAssignableInAll, findHolders, findViewers } from './people-search.service.ts';

const source = 'Jira: REST description of api/2/user';
const who = { source, method: 'GET', access: 'user', anonymous: 'not-authenticated' } as const;

export const peopleSearchRoutes: Route[] = [
  route({
    ...who,
    url: '/rest/api/2/user/assignable/search',
    summary: 'People who can be assigned an issue, or the issues of a project',
    query: assignableQuery,
    async handle({ ctx, query, links }) {
      const { username: text, project, issueKey } = query;
      return present(ctx, links, await findAssignable(ctx, { text, project, issueKey }, pageOf(query)));
    },
  }),
  route({
    ...who,
    url: '/rest/api/2/user/assignable/multiProjectSearch',
    summary: 'People who can be assigned issues in every one of several projects',
    query: multiProjectQuery,
    async handle({ ctx, query, links }) {
      const keys = commaList(query.projectKeys);
      return present(ctx, links, await findAssignableInAll(ctx, query.username, keys, pageOf(query)));
    },
  }),
  route({
    ...who,
    url: '/rest/api/2/user/viewissue/search',
    summary: 'People who may see an issue, or the issues of a project',
    query: viewerQuery,
    async handle({ ctx, query, links }) {
      const { username: text, projectKey: project, issueKey } = query;
      return present(ctx, links, await findViewers(ctx, { text, project, issueKey }, pageOf(query)));
    },
  }),
  route({
    ...who,
    url: '/rest/api/2/user/permission/search',
    summary: 'People who hold all of some permissions on an issue or in a project, for its administrators',
    query: holderQuery,
    async handle({ ctx, query, links }) {
      const { username: text, projectKey: project, issueKey } = query;
      const keys = commaList(query.permissions);
      return present(ctx, links, await findHolders(ctx, { text, project, issueKey }, keys, pageOf(query)));
    },
  }),
];

const pageOf = (query: { startAt?: string; maxResults?: string }) => readPage(query, 50, 1000);

const present = (ctx: Ctx, links: Links, users: readonly User[]) =>
  users.map((user) => presentUser(user, links, ctx.config.defaultTimeZone));
