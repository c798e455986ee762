/** Everybody, at the addresses of Jira Cloud that clients call on servers too. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentUser } from './user.present.ts';
import { searchUsers } from './user-search.service.ts';

const text = Type.Optional(Type.String());
const all = { text: '', active: true, inactive: true };

const everybody = (url: '/rest/api/2/users' | '/rest/api/2/users/search') =>
  /** Query: startAt, maxResults (50, at most 1000). Nobody, for those who may not browse users. */
  route({
    method: 'GET',
    url,
    summary: 'Everybody, by display name; nobody for those who may not browse users',
    source: 'Jira Cloud: REST description of users',
    access: 'user',
    anonymous: 'not-authenticated',
    query: Type.Object({ startAt: text, maxResults: text }),
    async handle({ ctx, query, links }) {
      const users = await searchUsers(ctx, all, readPage(query, 50, 1000));
      return users.map((user) => presentUser(user, links, ctx.config.defaultTimeZone));
    },
  });

export const userDirectoryRoutes: Route[] = [
  everybody('/rest/api/2/users'),
  everybody('/rest/api/2/users/search'),
];
