import { Type } from 'typebox';
import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readPage } from '../../kernel/paging.ts';
import { pageOfConstants } from '../constant.schema.ts';
import { named, pageLength, readIds } from '../constant.ts';
import { noSuchStatusCategory } from './status.errors.ts';
import { presentStatus, presentStatusCategory } from './status.present.ts';
import { requireVisibleStatus, visibleStatuses } from './status.service.ts';
import { findStatusCategory, statusCategories } from './status.ts';

const source = 'Jira: REST description of api/2/status';

export const statusRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/status',
    summary: 'The statuses of the projects that the caller may see',
    source,
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx, links }) =>
      (await visibleStatuses(ctx)).map((status) => presentStatus(status, links)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/status/page',
    summary: 'The same by pages, of a name, of certain projects or issue types',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: pageOfConstants,
    async handle({ ctx, query, links }) {
      const page = readPage(query, pageLength, pageLength);
      const listed = (name: 'projectIds' | 'issueTypeIds') =>
        query[name] === undefined ? null : readIds(name, commaList(query[name]));
      const filter = { projectIds: listed('projectIds'), issueTypeIds: listed('issueTypeIds') };
      const found = named(await visibleStatuses(ctx, filter), query.query);
      const values = pageOf(found, page).map((status) => presentStatus(status, links));
      return pageBean(values, found.length, page, { path: '/rest/api/2/status/page', query }, links);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/status/:idOrName',
    summary: 'A status, by its id or its name',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: Type.Object({ idOrName: Type.String() }),
    handle: async ({ ctx, params, links }) =>
      presentStatus(await requireVisibleStatus(ctx, params.idOrName), links),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/statuscategory',
    summary: 'The four categories of statuses',
    source: 'Jira: REST description of api/2/statuscategory',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    handle: ({ links }) => statusCategories.map((category) => presentStatusCategory(category, links)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/statuscategory/:idOrKey',
    summary: 'A category of statuses, by its id or its key',
    source: 'Jira: REST description of api/2/statuscategory',
    access: 'anyone',
    anonymous: 'served',
    grants: false,
    params: Type.Object({ idOrKey: Type.String() }),
    handle({ params, links }) {
      const category = findStatusCategory(params.idOrKey);
      if (!category) throw noSuchStatusCategory(params.idOrKey);
      return presentStatusCategory(category, links);
    },
  }),
];
