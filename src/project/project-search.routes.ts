import { Type } from 'typebox';
import { expandSet } from '../http/expand.ts';
import { pageBean, pageOf } from '../http/page-bean.ts';
import { type Route, route } from '../http/route.ts';
import { commaList } from '../kernel/comma-list.ts';
import { readPage } from '../kernel/paging.ts';
import { presentListedProject } from './project.present.ts';
import { searchProjects } from './project-search.service.ts';

const text = Type.Optional(Type.String());
const list = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]));
const url = '/rest/api/2/project/search';

export const projectSearchRoutes: Route[] = [
  /** Query: query, id, keys, typeKey, categoryId, action, status, orderBy, expand, startAt, maxResults (50, at most 100). */
  route({
    method: 'GET',
    url,
    summary: 'Projects that the caller may browse, by pages',
    source: 'Jira Cloud: REST description of projects',
    access: 'anyone',
    anonymous: 'served',
    query: Type.Object({
      query: text,
      id: list,
      keys: list,
      typeKey: list,
      categoryId: text,
      action: Type.Optional(Type.String({ enum: ['view', 'browse', 'edit'] })),
      status: list,
      orderBy: text,
      expand: list,
      startAt: text,
      maxResults: text,
    }),
    async handle({ ctx, query, links }) {
      const page = readPage(query, 50, 100);
      const found = await searchProjects(ctx, {
        query: query.query,
        ids: commaList(query.id),
        keys: commaList(query.keys),
        typeKeys: commaList(query.typeKey),
        categoryId: query.categoryId,
        action: query.action,
        states: query.status === undefined ? undefined : commaList(query.status),
        orderBy: query.orderBy,
      });
      const expand = expandSet(query.expand);
      const values = pageOf(found, page).map((project) => presentListedProject(project, expand, links));
      return pageBean(values, found.length, page, { path: url, query }, links);
    },
  }),
];
