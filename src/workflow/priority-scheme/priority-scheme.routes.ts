import { expandSet } from '../../http/expand.ts';
import { pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentScheme } from './priority-scheme.present.ts';
import { changedScheme, expandable, newScheme, oneScheme, paged } from './priority-scheme.schema.ts';
import {
  changeScheme,
  createScheme,
  deleteScheme,
  listSchemes,
  requireScheme,
} from './priority-scheme.service.ts';

const administrators = {
  source: 'Jira: REST description of api/2/priorityschemes',
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const url = '/rest/api/2/priorityschemes';

export const prioritySchemeRoutes: Route[] = [
  /** 200: the default one first; keys of projects when expanded (`schemes.projectKeys`). */
  route({
    ...administrators,
    method: 'GET',
    url,
    summary: 'The priority schemes, a page at a time',
    query: paged,
    async handle({ ctx, query, links }) {
      const page = readPage(query, 100, 100);
      const keys = expandSet(query.expand).has('schemes.projectKeys');
      const schemes = await listSchemes(ctx);
      return {
        expand: 'schemes',
        startAt: page.startAt,
        maxResults: page.maxResults,
        total: schemes.length,
        schemes: pageOf(schemes, page).map((scheme) => presentScheme(scheme, keys, links)),
      };
    },
  }),
  /** 201. 400 by field. */
  route({
    ...administrators,
    method: 'POST',
    url,
    summary: 'Makes a priority scheme',
    query: expandable,
    body: newScheme,
    status: 201,
    handle: async ({ ctx, query, body, links }) =>
      presentScheme(await createScheme(ctx, body), expandSet(query.expand).has('projectKeys'), links),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: `${url}/:schemeId`,
    summary: 'One priority scheme',
    params: oneScheme,
    query: expandable,
    handle: async ({ ctx, params, query, links }) =>
      presentScheme(
        await requireScheme(ctx, params.schemeId),
        expandSet(query.expand).has('projectKeys'),
        links,
      ),
  }),
  /** 400 by field, and where issues have a priority that would be left out. */
  route({
    ...administrators,
    method: 'PUT',
    url: `${url}/:schemeId`,
    summary: 'Changes a priority scheme; what is absent stays',
    params: oneScheme,
    query: expandable,
    body: changedScheme,
    handle: async ({ ctx, params, query, body, links }) =>
      presentScheme(
        await changeScheme(ctx, params.schemeId, body),
        expandSet(query.expand).has('projectKeys'),
        links,
      ),
  }),
  /** 204: its projects wear the default scheme. 400 for the default scheme. */
  route({
    ...administrators,
    method: 'DELETE',
    url: `${url}/:schemeId`,
    summary: 'Deletes a priority scheme; its projects go back to the default one',
    params: oneScheme,
    handle: async ({ ctx, params }) => deleteScheme(ctx, params.schemeId),
  }),
];
