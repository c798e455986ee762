import { type Route, route } from '../../http/route.ts';
import { readDiagram } from './diagram.service.ts';
import { diagramAsked, oneWorkflow } from './workflow-edit.schema.ts';

export const diagramRoutes: Route[] = [
  /** nodes [{id, kind, name, category, x, y, width, height}], edges [{transitionId, name, from, to}]. 404. */
  route({
    method: 'GET',
    url: '/rest/tessera/1/workflow/:id/diagram',
    source: "Tessera's own: Jira Server has pages for it and no REST",
    access: 'administrator',
    anonymous: 'not-authenticated',
    params: oneWorkflow,
    query: diagramAsked,
    summary: 'A workflow, or its draft, as a graph with places',
    handle: ({ ctx, params, query }) => readDiagram(ctx, params.id, query.mode),
  }),
];
