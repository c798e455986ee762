import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { readAttribute, setAttribute } from './attribute.service.ts';

const administrators = {
  source: 'Jira: REST description of api/2/permissionscheme/{permissionSchemeId}/attribute',
  access: 'administrator',
  anonymous: 'not-authenticated',
  url: '/rest/api/2/permissionscheme/:schemeId/attribute/:key',
  params: Type.Object({ schemeId: Type.String(), key: Type.String() }),
} as const;

export const attributeRoutes: Route[] = [
  /** 200: `{key, value}`. 404 where the scheme or the attribute is missing. */
  route({
    ...administrators,
    method: 'GET',
    summary: 'An attribute of a permission scheme',
    handle: async ({ ctx, params }) => readAttribute(ctx, params.schemeId, params.key),
  }),
  /** 204. The body is the value itself, as text or as a JSON string. */
  route({
    ...administrators,
    method: 'PUT',
    summary: 'Sets an attribute of a permission scheme',
    consumes: 'text',
    body: Type.String(),
    handle: async ({ ctx, params, body }) =>
      setAttribute(ctx, params.schemeId, { key: params.key, value: body }),
  }),
];
