import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { requireAdministeredProject, requireProject } from '../../permission/subject/subject.service.ts';
import { presentScheme } from './priority-scheme.present.ts';
import { expandable, ofProject, schemeChosen, schemeOfProject } from './priority-scheme.schema.ts';
import { assignScheme, schemeOfProject as readScheme, unassignScheme } from './priority-scheme.service.ts';

const source = 'Jira: REST description of api/2/project/{projectKeyOrId}/priorityscheme';
const url = '/rest/api/2/project/:projectKeyOrId/priorityscheme';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;

export const projectPrioritySchemeRoutes: Route[] = [
  /** 403 for whoever sees the project and does not administer it. */
  route({
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    method: 'GET',
    url,
    summary: 'The priority scheme of a project',
    params: ofProject,
    query: expandable,
    async handle({ ctx, params, query, links }) {
      const project = await requireAdministeredProject(ctx, params.projectKeyOrId);
      const keys = expandSet(query.expand).has('projectKeys');
      return presentScheme(await readScheme(ctx, project.id), keys, links);
    },
  }),
  /** 400 where there is no such scheme, or issues of the project have a priority that it lacks. */
  route({
    ...administrators,
    method: 'PUT',
    url,
    summary: 'Has a project wear a priority scheme',
    params: ofProject,
    query: expandable,
    body: schemeChosen,
    async handle({ ctx, params, query, body, links }) {
      const project = await requireProject(ctx, params.projectKeyOrId);
      const keys = expandSet(query.expand).has('projectKeys');
      return presentScheme(await assignScheme(ctx, project, body.id), keys, links);
    },
  }),
  /** 200: the scheme that it wore. 400 for the default scheme and for one that the project does not wear. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:schemeId`,
    summary: 'Has a project go back to the default priority scheme',
    params: schemeOfProject,
    query: expandable,
    async handle({ ctx, params, query, links }) {
      const project = await requireProject(ctx, params.projectKeyOrId);
      const keys = expandSet(query.expand).has('projectKeys');
      return presentScheme(await unassignScheme(ctx, project, params.schemeId), keys, links);
    },
  }),
];
