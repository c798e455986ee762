import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { listGrants } from './grant.service.ts';
import { presentScheme, showsGrants } from './scheme.present.ts';
import { changedScheme, expanded, newScheme, schemeParams } from './scheme.schema.ts';
import { changeScheme, createScheme, deleteScheme, listSchemes, requireScheme } from './scheme.service.ts';

const source = 'Jira: REST description of api/2/permissionscheme';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;

export const schemeRoutes: Route[] = [
  /** 200: every scheme by name; with `expand=permissions` what each grants. */
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/permissionscheme',
    summary: 'Every permission scheme',
    query: expanded,
    async handle({ ctx, query, links }) {
      const expand = expandSet(query.expand);
      const schemes = await listSchemes(ctx);
      const grants = showsGrants(expand)
        ? Map.groupBy(await listGrants(ctx, schemes), (grant) => grant.schemeId)
        : null;
      return {
        permissionSchemes: schemes.map((scheme) =>
          presentScheme(scheme, grants && (grants.get(scheme.id) ?? []), expand, links),
        ),
      };
    },
  }),
  /** 201: the scheme with what it grants. 400 by field. */
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/permissionscheme',
    summary: 'Makes a permission scheme',
    query: expanded,
    body: newScheme,
    status: 201,
    async handle({ ctx, query, body, links }) {
      const scheme = await createScheme(ctx, body);
      return presentScheme(scheme, await listGrants(ctx, [scheme]), expandSet(query.expand), links);
    },
  }),
  /** 200 as in the list. */
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/permissionscheme/:schemeId',
    summary: 'One permission scheme',
    params: schemeParams,
    query: expanded,
    async handle({ ctx, params, query, links }) {
      const expand = expandSet(query.expand);
      const scheme = await requireScheme(ctx, params.schemeId);
      return presentScheme(
        scheme,
        showsGrants(expand) ? await listGrants(ctx, [scheme]) : null,
        expand,
        links,
      );
    },
  }),
  /** 200: the scheme with what it grants. A list of permissions replaces the one there was; none leaves it. */
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/permissionscheme/:schemeId',
    summary: 'Changes a permission scheme',
    params: schemeParams,
    query: expanded,
    body: changedScheme,
    async handle({ ctx, params, query, body, links }) {
      const scheme = await changeScheme(ctx, await requireScheme(ctx, params.schemeId), body);
      return presentScheme(scheme, await listGrants(ctx, [scheme]), expandSet(query.expand), links);
    },
  }),
  /** 204. 400 for the default scheme and for one that a project wears. */
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/api/2/permissionscheme/:schemeId',
    summary: 'Deletes a permission scheme that no project uses',
    params: schemeParams,
    handle: async ({ ctx, params }) => deleteScheme(ctx, await requireScheme(ctx, params.schemeId)),
  }),
];
