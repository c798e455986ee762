/**
 * Jira asks which users are in several directories. There is one directory here, in which a name is never given
 * twice (migration 0001), so none is: the answers say so to scripts that look before they clean up.
 */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';

const administrators = {
  method: 'GET',
  source: 'Jira: REST description of api/2/user/duplicated',
  access: 'system-administrator',
  anonymous: 'not-authenticated',
  // Jira keeps the answer for ten minutes, and `flush` makes it look again: here it is never kept.
  query: Type.Object({ flush: Type.Optional(Type.String()) }),
} as const;

export const userDuplicateRoutes: Route[] = [
  route({
    ...administrators,
    url: '/rest/api/2/user/duplicated/count',
    summary: 'How many users are in several directories: none, since there is one directory',
    handle: () => ({ count: 0 }),
  }),
  route({
    ...administrators,
    url: '/rest/api/2/user/duplicated/list',
    summary: 'The users who are in several directories: none, since there is one directory',
    handle: () => ({}),
  }),
];
