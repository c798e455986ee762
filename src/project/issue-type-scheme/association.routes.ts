import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { presentListedProject } from '../project.present.ts';
import { expandable, oneAssociation, oneScheme, projectsNamed } from './association.schema.ts';
import {
  addAssociations,
  listAssociations,
  removeAssociation,
  removeAssociations,
  setAssociations,
} from './association.service.ts';

const url = '/rest/api/2/issuetypescheme/:schemeId/associations';
const administrators = {
  source: 'Jira: REST description of api/2/issuetypescheme/{schemeId}/associations',
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;

export const issueTypeSchemeAssociationRoutes: Route[] = [
  route({
    ...administrators,
    method: 'GET',
    url,
    summary: 'The projects that wear an issue type scheme',
    params: oneScheme,
    query: expandable,
    async handle({ ctx, params, query, links }) {
      const expand = expandSet(query.expand);
      const projects = await listAssociations(ctx, params.schemeId);
      return projects.map((project) => presentListedProject(project, expand, links));
    },
  }),
  /** 200 without a body. 400 where a project does not exist or has issues of a type that the scheme lacks. */
  route({
    ...administrators,
    method: 'POST',
    url,
    summary: 'Has more projects wear an issue type scheme',
    params: oneScheme,
    body: projectsNamed,
    status: 200,
    handle: async ({ ctx, params, body }) => addAssociations(ctx, params.schemeId, body.idsOrKeys),
  }),
  /** 200 without a body. 400 as above. */
  route({
    ...administrators,
    method: 'PUT',
    url,
    summary: 'Says which projects wear an issue type scheme; others go back to the default one',
    params: oneScheme,
    body: projectsNamed,
    status: 200,
    handle: async ({ ctx, params, body }) => setAssociations(ctx, params.schemeId, body.idsOrKeys),
  }),
  /** 204. 400 where issues have a type that the default scheme lacks. */
  route({
    ...administrators,
    method: 'DELETE',
    url,
    summary: 'Has all projects of an issue type scheme go back to the default one',
    params: oneScheme,
    handle: async ({ ctx, params }) => removeAssociations(ctx, params.schemeId),
  }),
  /** 204. 404 for a project that does not wear the scheme. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:projIdOrKey`,
    summary: 'Has a project go back to the default issue type scheme',
    params: oneAssociation,
    handle: async ({ ctx, params }) => removeAssociation(ctx, params.schemeId, params.projIdOrKey),
  }),
];
