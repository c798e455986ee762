import { type Route, route } from '../../http/route.ts';
import { presentLevel, presentScheme } from './security.present.ts';
import { oneId, projectParams } from './security.schema.ts';
import {
  listLevels,
  listSchemes,
  listUsableLevels,
  readLevel,
  readProjectScheme,
  requireScheme,
} from './security.service.ts';

const administrators = {
  method: 'GET',
  source: 'Jira: REST description of api/2/issuesecurityschemes',
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;

export const securityRoutes: Route[] = [
  /** 200: every scheme by name, without its levels. */
  route({
    ...administrators,
    url: '/rest/api/2/issuesecurityschemes',
    summary: 'Every issue security scheme',
    handle: async ({ ctx, links }) => ({
      issueSecuritySchemes: (await listSchemes(ctx)).map((scheme) => presentScheme(scheme, null, links)),
    }),
  }),
  /** 200: the scheme with its levels. 404 where there is none. */
  route({
    ...administrators,
    url: '/rest/api/2/issuesecurityschemes/:id',
    summary: 'One issue security scheme with its levels',
    params: oneId,
    async handle({ ctx, params, links }) {
      const scheme = await requireScheme(ctx, params.id);
      return presentScheme(scheme, await listLevels(ctx, [scheme]), links);
    },
  }),
  /** 200: the level, to administrators and whoever is in it; to others it is missing (404). */
  route({
    method: 'GET',
    source: 'Jira: REST description of api/2/securitylevel',
    access: 'anyone',
    anonymous: 'served',
    url: '/rest/api/2/securitylevel/:id',
    summary: 'One security level',
    params: oneId,
    handle: async ({ ctx, params, links }) => presentLevel(await readLevel(ctx, params.id), links),
  }),
  /** 200: the levels that the caller is in. 404 for a project that is missing or hidden. */
  route({
    method: 'GET',
    source: 'Jira: REST description of api/2/project/{projectKeyOrId}/securitylevel',
    access: 'anyone',
    anonymous: 'served',
    url: '/rest/api/2/project/:projectKeyOrId/securitylevel',
    summary: 'The security levels of a project that the caller is in',
    params: projectParams,
    handle: async ({ ctx, params, links }) => ({
      levels: (await listUsableLevels(ctx, params.projectKeyOrId)).map((level) => presentLevel(level, links)),
    }),
  }),
  /** 200: the scheme with its levels, to those who administer the project. 404 where it wears none. */
  route({
    method: 'GET',
    source: 'Jira: REST description of api/2/project/{projectKeyOrId}/issuesecuritylevelscheme',
    access: 'user',
    anonymous: 'not-authenticated',
    url: '/rest/api/2/project/:projectKeyOrId/issuesecuritylevelscheme',
    summary: 'The issue security scheme of a project',
    params: projectParams,
    async handle({ ctx, params, links }) {
      const scheme = await readProjectScheme(ctx, params.projectKeyOrId);
      return presentScheme(scheme, await listLevels(ctx, [scheme]), links);
    },
  }),
];
