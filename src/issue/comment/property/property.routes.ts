import { Type } from 'typebox';
import type { Links } from '../../../http/links.ts';
import { type Route, route } from '../../../http/route.ts';
import { getProperty, listPropertyKeys, removeProperty, setProperty } from './property.service.ts';

const common = {
  source: 'Jira: REST description of api/2/comment/{}/properties',
  access: 'anyone',
  anonymous: 'served',
} as const;
const one = {
  ...common,
  url: '/rest/api/2/comment/:commentId/properties/:propertyKey',
  params: Type.Object({ commentId: Type.String(), propertyKey: Type.String() }),
} as const;

export const commentPropertyRoutes: Route[] = [
  route({
    ...common,
    method: 'GET',
    url: '/rest/api/2/comment/:commentId/properties',
    summary: 'The keys of the properties of a comment',
    params: Type.Object({ commentId: Type.String() }),
    /** Errors: 401 or 404, the same for hidden, restricted and missing. */
    async handle({ ctx, params, links }) {
      return presentKeys(await listPropertyKeys(ctx, params.commentId), links);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A property of a comment',
    /** Errors: 400, 401, 404. */
    async handle({ ctx, params }) {
      return { key: params.propertyKey, value: await getProperty(ctx, params.commentId, params.propertyKey) };
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Sets a property of a comment to any JSON',
    body: Type.Unknown(),
    /** @returns 201 for a new one, else 200. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params, body, reply }) {
      const isNew = await setProperty(ctx, params.commentId, params.propertyKey, body);
      reply.status(isNew ? 201 : 200);
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Removes a property of a comment',
    /** @returns 204. Errors: 400, 401, 403, 404. */
    async handle({ ctx, params }) {
      await removeProperty(ctx, params.commentId, params.propertyKey);
    },
  }),
];

const presentKeys = ({ commentId, keys }: { commentId: number; keys: readonly string[] }, links: Links) => ({
  keys: keys.map((key) => ({
    self: links.to(`/rest/api/2/comment/${commentId}/properties/${encodeURIComponent(key)}`),
    key,
  })),
});
