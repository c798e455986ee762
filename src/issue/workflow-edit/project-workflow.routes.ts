import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { listProjectWorkflows } from './project-workflow.service.ts';

export const projectWorkflowRoutes: Route[] = [
  /** [{id, name, description, issueTypes, diagram {nodes, edges}}]. 403 without VIEW_READONLY_WORKFLOW; 404. */
  route({
    method: 'GET',
    url: '/rest/tessera/1/project/:projectKeyOrId/workflow',
    summary:
      'The workflows that issues of a project follow, as graphs with places, and the types that follow each',
    source: "Tessera's own: Jira shows a picture to those with the permission View Read-Only Workflow",
    access: 'anyone',
    anonymous: 'served',
    params: Type.Object({ projectKeyOrId: Type.String() }),
    handle: async ({ ctx, params }) =>
      (await listProjectWorkflows(ctx, params.projectKeyOrId)).map((workflow) => ({
        ...workflow,
        id: String(workflow.id),
        issueTypes: workflow.issueTypes.map(({ id, name }) => ({ id: String(id), name })),
      })),
  }),
];
