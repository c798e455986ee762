import { type Route, route } from '../../http/route.ts';
import { isFalse, isTrue } from '../../kernel/flag.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentUser, presentUserList } from './user.present.ts';
import { userList, userSearch } from './user.schema.ts';
import { listUsersAfter } from './user.service.ts';
import { searchUsers } from './user-search.service.ts';

const source = 'Jira: REST description of api/2/user';

export const userSearchRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/user/search',
    summary: 'People by the beginning of their name, display name or e-mail address',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    query: userSearch,
    async handle({ ctx, query, links }) {
      const which = {
        text: query.username,
        active: !isFalse(query.includeActive),
        inactive: isTrue(query.includeInactive),
      };
      const users = await searchUsers(ctx, which, readPage(query, 50, 1000));
      return users.map((user) => presentUser(user, links, ctx.config.defaultTimeZone));
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/user/list',
    summary: 'Everybody, by id, from `cursor` on',
    source: `${source} (10.3)`,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: userList,
    async handle({ ctx, query, links }) {
      const { startAt: cursor, maxResults } = readPage(
        { startAt: query.cursor, maxResults: query.maxResults },
        2000,
        2000,
      );
      const users = await listUsersAfter(ctx, cursor, maxResults + 1);
      return presentUserList(users, { cursor, maxResults }, links, ctx.config.defaultTimeZone);
    },
  }),
];
