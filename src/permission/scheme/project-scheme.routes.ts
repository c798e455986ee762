import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { listGrants } from './grant.service.ts';
import { assignScheme, readProjectScheme } from './project-scheme.service.ts';
import { presentScheme, showsGrants } from './scheme.present.ts';
import { assignedScheme, expanded, projectParams } from './scheme.schema.ts';

const source = 'Jira: REST description of api/2/project/{projectKeyOrId}/permissionscheme';

export const projectSchemeRoutes: Route[] = [
  /** 200: the scheme, to those who administer the project. 403 to who sees it, 404 to others. */
  route({
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    method: 'GET',
    url: '/rest/api/2/project/:projectKeyOrId/permissionscheme',
    summary: 'The permission scheme of a project',
    params: projectParams,
    query: expanded,
    async handle({ ctx, params, query, links }) {
      const expand = expandSet(query.expand);
      const scheme = await readProjectScheme(ctx, params.projectKeyOrId);
      return presentScheme(
        scheme,
        showsGrants(expand) ? await listGrants(ctx, [scheme]) : null,
        expand,
        links,
      );
    },
  }),
  /** 200: the scheme that the project wears now. 404 where there is no such scheme. */
  route({
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    method: 'PUT',
    url: '/rest/api/2/project/:projectKeyOrId/permissionscheme',
    summary: 'Gives a project another permission scheme',
    params: projectParams,
    query: expanded,
    body: assignedScheme,
    async handle({ ctx, params, query, body, links }) {
      const expand = expandSet(query.expand);
      const scheme = await assignScheme(ctx, params.projectKeyOrId, body.id);
      return presentScheme(
        scheme,
        showsGrants(expand) ? await listGrants(ctx, [scheme]) : null,
        expand,
        links,
      );
    },
  }),
];
