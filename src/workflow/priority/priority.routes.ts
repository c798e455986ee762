import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { oneById, pageOfConstants } from '../constant.schema.ts';
import { named, pageLength } from '../constant.ts';
import { presentPriority } from './priority.present.ts';
import { requirePriority, visiblePriorities } from './priority.service.ts';

const source = 'Jira: REST description of api/2/priority';

export const priorityRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/priority',
    summary: 'The priorities',
    source,
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx, links }) =>
      (await visiblePriorities(ctx)).map((one) => presentPriority(one, links)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/priority/page',
    summary: 'The same by pages, or those of a name',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: pageOfConstants,
    async handle({ ctx, query, links }) {
      const page = readPage(query, pageLength, pageLength);
      const found = named(await visiblePriorities(ctx), query.query);
      const values = pageOf(found, page).map((one) => presentPriority(one, links));
      return pageBean(values, found.length, page, { path: '/rest/api/2/priority/page', query }, links);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/priority/:id',
    summary: 'One priority',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: oneById,
    handle: async ({ ctx, params, links }) => presentPriority(await requirePriority(ctx, params.id), links),
  }),
];
