import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../user/user.service.ts';
import type { User } from '../user/user.ts';
import { presentKeys } from './property.present.ts';
import { deleteProperty, listProperties, readProperty, setProperty } from './property.service.ts';

const source = 'Jira: REST description of api/2/user/properties';
const owner = Type.Object({
  userKey: Type.Optional(Type.String()),
  username: Type.Optional(Type.String()),
});
const oneKey = Type.Object({ propertyKey: Type.String() });
const access = { source, access: 'user', anonymous: 'not-authenticated', query: owner } as const;
const url = '/rest/api/2/user/properties/:propertyKey';

export const propertyRoutes: Route[] = [
  route({
    ...access,
    method: 'GET',
    url: '/rest/api/2/user/properties',
    summary: "The keys of a user's properties",
    async handle({ ctx, query, links }) {
      const user = await whose(ctx, query);
      return presentKeys(await listProperties(ctx, user), user, links);
    },
  }),
  route({
    ...access,
    method: 'GET',
    url,
    summary: 'A property of a user',
    params: oneKey,
    async handle({ ctx, params, query }) {
      const value = await readProperty(ctx, await whose(ctx, query), params.propertyKey);
      return { key: params.propertyKey, value };
    },
  }),
  route({
    ...access,
    method: 'PUT',
    url,
    summary: 'Sets a property of a user to any JSON',
    params: oneKey,
    body: Type.Unknown(),
    async handle({ ctx, params, query, body, reply }) {
      const isNew = await setProperty(ctx, await whose(ctx, query), params.propertyKey, body);
      reply.status(isNew ? 201 : 200);
    },
  }),
  route({
    ...access,
    method: 'DELETE',
    url,
    summary: 'Removes a property of a user',
    params: oneKey,
    async handle({ ctx, params, query }) {
      await deleteProperty(ctx, await whose(ctx, query), params.propertyKey);
    },
  }),
];

/** The user of `?userKey=` or `?username=`; without either, the one who asks. */
const whose = (ctx: Ctx, { userKey, username }: { userKey?: string; username?: string }): Promise<User> =>
  requireUser(ctx, {
    key: userKey,
    username: userKey === undefined ? (username ?? ctx.actor.name ?? '') : username,
  });
