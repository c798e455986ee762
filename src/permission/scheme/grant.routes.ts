import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { addGrant, listGrants, readGrant, removeGrant } from './grant.service.ts';
import { presentGrant, presentGrants } from './scheme.present.ts';
import { expanded, grantParams, newGrant, schemeParams } from './scheme.schema.ts';
import { requireScheme } from './scheme.service.ts';

const source = 'Jira: REST description of api/2/permissionscheme/{schemeId}/permission';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;

export const grantRoutes: Route[] = [
  /** 200: what the scheme grants, in the order in which it was granted. */
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/permissionscheme/:schemeId/permission',
    summary: 'What a permission scheme grants',
    params: schemeParams,
    query: expanded,
    async handle({ ctx, params, query, links }) {
      const scheme = await requireScheme(ctx, params.schemeId);
      return presentGrants(await listGrants(ctx, [scheme]), expandSet(query.expand), links);
    },
  }),
  /** 201: the grant. 400 by field. */
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/permissionscheme/:schemeId/permission',
    summary: 'Grants a permission by a scheme',
    params: schemeParams,
    query: expanded,
    body: newGrant,
    status: 201,
    async handle({ ctx, params, query, body, links }) {
      const scheme = await requireScheme(ctx, params.schemeId);
      return presentGrant(await addGrant(ctx, scheme, body), expandSet(query.expand), links);
    },
  }),
  /** 200: the grant. 404 where the scheme has none of that id. */
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/permissionscheme/:schemeId/permission/:permissionId',
    summary: 'One grant of a permission scheme',
    params: grantParams,
    query: expanded,
    async handle({ ctx, params, query, links }) {
      const scheme = await requireScheme(ctx, params.schemeId);
      return presentGrant(await readGrant(ctx, scheme, params.permissionId), expandSet(query.expand), links);
    },
  }),
  /** 204. 404 where the scheme has none of that id. */
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/api/2/permissionscheme/:schemeId/permission/:permissionId',
    summary: 'Takes back what a permission scheme grants',
    params: grantParams,
    async handle({ ctx, params }) {
      await removeGrant(ctx, await requireScheme(ctx, params.schemeId), params.permissionId);
    },
  }),
];
