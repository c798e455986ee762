import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { invalidField } from '../../kernel/app-error.ts';
import { readPage } from '../../kernel/paging.ts';
import { oneProject } from '../project.schema.ts';
import { requireProject } from '../project.service.ts';
import { todayOf } from '../today.ts';
import { presentVersion } from './version.present.ts';
import { expandable, pageOfProjectVersions } from './version.schema.ts';
import { listVersions } from './version.service.ts';
import { orderBy } from './version.ts';

const pageLength = 50;
const mostOnPage = 1000;

const open = {
  source: 'Jira: REST description of api/2/project',
  access: 'anyone',
  anonymous: 'served',
  params: oneProject,
} as const;

export const projectVersionRoutes: Route[] = [
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/project/:projectIdOrKey/versions',
    summary: 'The versions of a project, the oldest first',
    query: expandable,
    async handle({ ctx, params, links }) {
      const project = await requireProject(ctx, params.projectIdOrKey);
      const versions = await listVersions(ctx, project.id);
      return versions.map((version) => presentVersion(version, todayOf(ctx), links));
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/project/:projectIdOrKey/version',
    summary: 'The same by pages, in an order of choice',
    query: pageOfProjectVersions,
    async handle({ ctx, params, query, links }) {
      const order = orderBy(query.orderBy ?? 'sequence');
      if (!order)
        throw invalidField('orderBy', 'Versions can be ordered by sequence, name, startDate or releaseDate.');
      const page = readPage(query, pageLength, mostOnPage);
      const project = await requireProject(ctx, params.projectIdOrKey);
      const versions = (await listVersions(ctx, project.id)).sort(order);
      const values = pageOf(versions, page).map((version) => presentVersion(version, todayOf(ctx), links));
      const path = `/rest/api/2/project/${encodeURIComponent(params.projectIdOrKey)}/version` as const;
      return pageBean(values, versions.length, page, { path, query }, links);
    },
  }),
];
