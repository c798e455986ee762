import { type Route, route } from '../../http/route.ts';
import { requireAdministeredProject } from '../../permission/subject/subject.service.ts';
import { ofProject } from '../priority-scheme/priority-scheme.schema.ts';
import { presentScheme } from './workflow-scheme.present.ts';
import { schemeOfProject } from './workflow-scheme.service.ts';

export const projectWorkflowSchemeRoutes: Route[] = [
  /** 403 for whoever sees the project and does not administer it. */
  route({
    source: 'Jira: REST description of api/2/project/{projectKeyOrId}/workflowscheme',
    access: 'user',
    anonymous: 'not-authenticated',
    method: 'GET',
    url: '/rest/api/2/project/:projectKeyOrId/workflowscheme',
    summary: 'The workflow scheme of a project',
    params: ofProject,
    async handle({ ctx, params, links }) {
      const project = await requireAdministeredProject(ctx, params.projectKeyOrId);
      return presentScheme(await schemeOfProject(ctx, project.id), links, ctx.actor.timeZone);
    },
  }),
];
