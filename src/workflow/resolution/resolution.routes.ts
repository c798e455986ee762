import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { oneById, pageOfConstants } from '../constant.schema.ts';
import { named, pageLength } from '../constant.ts';
import { presentResolution } from './resolution.present.ts';
import { requireResolution, visibleResolutions } from './resolution.service.ts';

const source = 'Jira: REST description of api/2/resolution';

export const resolutionRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/resolution',
    summary: 'The resolutions',
    source,
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx, links }) =>
      (await visibleResolutions(ctx)).map((one) => presentResolution(one, links)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/resolution/page',
    summary: 'The same by pages, or those of a name',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: pageOfConstants,
    async handle({ ctx, query, links }) {
      const page = readPage(query, pageLength, pageLength);
      const found = named(await visibleResolutions(ctx), query.query);
      const values = pageOf(found, page).map((one) => presentResolution(one, links));
      return pageBean(values, found.length, page, { path: '/rest/api/2/resolution/page', query }, links);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/resolution/:id',
    summary: 'One resolution',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: oneById,
    handle: async ({ ctx, params, links }) =>
      presentResolution(await requireResolution(ctx, params.id), links),
  }),
];
