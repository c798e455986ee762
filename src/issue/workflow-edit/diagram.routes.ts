import { content, type Route, route } from '../../http/route.ts';
import { diagramPicture } from './diagram.picture.ts';
import { readDiagram } from './diagram.service.ts';
import { diagramAsked, oneWorkflow } from './workflow-edit.schema.ts';

const administrators = {
  source: "Tessera's own: Jira Server has pages for it and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
  method: 'GET',
  params: oneWorkflow,
  query: diagramAsked,
} as const;
const url = '/rest/tessera/1/workflow/:id/diagram';

export const diagramRoutes: Route[] = [
  /** nodes [{id, kind, name, category, x, y, width, height}], edges [{transitionId, name, from, to}]. 404. */
  route({
    ...administrators,
    url,
    summary: 'A workflow, or its draft, as a graph with places',
    handle: async ({ ctx, params, query }) => (await readDiagram(ctx, params.id, query.mode)).diagram,
  }),
  /** SVG, for light ground or for dark. 404. */
  route({
    ...administrators,
    url: `${url}.svg`,
    summary: 'The same as a picture',
    async handle({ ctx, params, query }) {
      const { name, diagram } = await readDiagram(ctx, params.id, query.mode);
      return content('image/svg+xml', diagramPicture(diagram, query.theme ?? 'light', name));
    },
  }),
];
