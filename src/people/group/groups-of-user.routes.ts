import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../user/user.service.ts';
import { groupRef } from './group.present.ts';
import { groupsOf } from './group.service.ts';

const text = Type.Optional(Type.String());

export const groupsOfUserRoutes: Route[] = [
  /** Query: username or key; accountId, which is Cloud's word for the key. Errors: 400, 404. */
  route({
    method: 'GET',
    url: '/rest/api/2/user/groups',
    summary: 'The groups of a user, by name',
    source: 'Jira Cloud: REST description of users',
    access: 'user',
    anonymous: 'not-authenticated',
    query: Type.Object({ username: text, key: text, accountId: text }),
    async handle({ ctx, query, links }) {
      const user = await requireUser(ctx, { username: query.username, key: query.key ?? query.accountId });
      return (await groupsOf(ctx, user.id)).map((group) => groupRef(group, links));
    },
  }),
];
