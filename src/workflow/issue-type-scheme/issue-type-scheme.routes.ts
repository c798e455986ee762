import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { everything, presentScheme } from './issue-type-scheme.present.ts';
import { changedScheme, expandable, newScheme, oneScheme } from './issue-type-scheme.schema.ts';
import {
  changeScheme,
  createScheme,
  deleteScheme,
  listSchemes,
  requireScheme,
} from './issue-type-scheme.service.ts';

const administrators = {
  source: 'Jira: REST description of api/2/issuetypescheme',
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const url = '/rest/api/2/issuetypescheme';

export const issueTypeSchemeRoutes: Route[] = [
  /** 200: by name; types are shown when expanded (`schemes.issueTypes`, `schemes.defaultIssueType`). */
  route({
    ...administrators,
    method: 'GET',
    url,
    summary: 'The issue type schemes',
    query: expandable,
    async handle({ ctx, query, links }) {
      const expand = expandSet(query.expand);
      const shown = {
        defaultIssueType: expand.has('schemes.defaultIssueType'),
        issueTypes: expand.has('schemes.issueTypes'),
      };
      const schemes = await listSchemes(ctx);
      return { expand: 'schemes', schemes: schemes.map((scheme) => presentScheme(scheme, shown, links)) };
    },
  }),
  /** 200, as in Jira. 400 by field. */
  route({
    ...administrators,
    method: 'POST',
    url,
    summary: 'Makes an issue type scheme',
    body: newScheme,
    handle: async ({ ctx, body, links }) => presentScheme(await createScheme(ctx, body), everything, links),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: `${url}/:schemeId`,
    summary: 'One issue type scheme',
    params: oneScheme,
    handle: async ({ ctx, params, links }) =>
      presentScheme(await requireScheme(ctx, params.schemeId), everything, links),
  }),
  /** 400 by field, and where issues have a type that would be left out. */
  route({
    ...administrators,
    method: 'PUT',
    url: `${url}/:schemeId`,
    summary: 'Changes an issue type scheme; what is absent stays',
    params: oneScheme,
    body: changedScheme,
    handle: async ({ ctx, params, body, links }) =>
      presentScheme(await changeScheme(ctx, params.schemeId, body), everything, links),
  }),
  /** 204: its projects wear the default scheme. 400 for the default scheme, and where their issues do not fit it. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:schemeId`,
    summary: 'Deletes an issue type scheme; its projects go back to the default one',
    params: oneScheme,
    handle: async ({ ctx, params }) => deleteScheme(ctx, params.schemeId),
  }),
];
