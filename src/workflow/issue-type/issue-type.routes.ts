import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readPage } from '../../kernel/paging.ts';
import { oneById, pageOfConstants } from '../constant.schema.ts';
import { named, pageLength, readIds } from '../constant.ts';
import { presentIssueType } from './issue-type.present.ts';
import { alternative, changedIssueType, newIssueType } from './issue-type.schema.ts';
import { alternatives, requireVisibleIssueType, visibleIssueTypes } from './issue-type.service.ts';
import { changeIssueType, createIssueType, deleteIssueType } from './issue-type-edit.service.ts';

const source = 'Jira: REST description of api/2/issuetype';

const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;

export const issueTypeRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/issuetype',
    summary: 'The issue types of the projects that the caller may see',
    source,
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx, links }) =>
      (await visibleIssueTypes(ctx)).map((type) => presentIssueType(type, links)),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/issuetype/page',
    summary: 'The same by pages, of a name or of certain projects',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: pageOfConstants,
    async handle({ ctx, query, links }) {
      const page = readPage(query, pageLength, pageLength);
      const projectIds =
        query.projectIds === undefined ? null : readIds('projectIds', commaList(query.projectIds));
      const found = named(await visibleIssueTypes(ctx, projectIds), query.query);
      const values = pageOf(found, page).map((type) => presentIssueType(type, links));
      return pageBean(values, found.length, page, { path: '/rest/api/2/issuetype/page', query }, links);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/issuetype/:id',
    summary: 'One issue type',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: oneById,
    handle: async ({ ctx, params, links }) =>
      presentIssueType(await requireVisibleIssueType(ctx, params.id), links),
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/issuetype/:id/alternatives',
    summary: 'The issue types that can stand in for one',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: oneById,
    handle: async ({ ctx, params, links }) =>
      (await alternatives(ctx, params.id)).map((type) => presentIssueType(type, links)),
  }),
  /** 201. 400 by field, 409 where the name is taken. */
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/issuetype',
    summary: 'Makes an issue type, which the default scheme then offers',
    body: newIssueType,
    status: 201,
    handle: async ({ ctx, body, links }) => presentIssueType(await createIssueType(ctx, body), links),
  }),
  /** 400 by field, 409 where the name is taken. */
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/issuetype/:id',
    summary: 'Changes an issue type; what is absent stays',
    params: oneById,
    body: changedIssueType,
    handle: async ({ ctx, params, body, links }) =>
      presentIssueType(await changeIssueType(ctx, params.id, body), links),
  }),
  /** 204. 400 where there are issues of it and no alternative is named that fits them. */
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/api/2/issuetype/:id',
    summary: 'Deletes an issue type; its issues are given another one',
    params: oneById,
    query: alternative,
    handle: async ({ ctx, params, query }) => deleteIssueType(ctx, params.id, query.alternativeIssueTypeId),
  }),
];
