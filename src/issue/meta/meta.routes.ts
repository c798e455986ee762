import type { Ctx } from '../../context.ts';
import { expandSet } from '../../http/expand.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readId } from '../../kernel/id.ts';
import { type PageQuery, readPage } from '../../kernel/paging.ts';
import { presentIssueType } from '../../workflow/issue-type/issue-type.present.ts';
import type { View } from '../fields/field.ts';
import { issueParams } from '../issue.schema.ts';
import { presentScreen, presentScreenField } from '../screen.present.ts';
import { presentCreateMeta } from './create-meta.present.ts';
import { createScreen, listCreatable, typesToCreate } from './create-meta.service.ts';
import { getEditScreen } from './edit-meta.service.ts';
import { createMetaQuery, pageQuery, projectParams, typeParams } from './meta.schema.ts';

const create = {
  source: 'Jira: REST description of api/2/issue/createmeta',
  access: 'anyone',
  anonymous: 'served',
  method: 'GET',
} as const;

const viewOf = (ctx: Ctx, links: Links): View => ({ links, zone: ctx.actor.timeZone, now: ctx.now });

export const metaRoutes: Route[] = [
  route({
    ...create,
    url: '/rest/api/2/issue/createmeta',
    summary: 'Projects, issue types and fields to create issues with, in one answer',
    query: createMetaQuery,
    /** @returns {expand, projects}; fields only with expand=projects.issuetypes.fields. */
    async handle({ ctx, query, links }) {
      const projects = await listCreatable(ctx, {
        ids: commaList(query.projectIds).map((id) => readId(id) ?? 0),
        keys: commaList(query.projectKeys).map((key) => key.toUpperCase()),
        typeIds: commaList(query.issuetypeIds),
        // A name may hold a comma: only repeated parameters are taken apart.
        typeNames: [query.issuetypeNames ?? []].flat().flatMap((name) => [name, ...commaList(name)]),
        fields: expandSet(query.expand).has('projects.issuetypes.fields'),
      });
      return presentCreateMeta(projects, viewOf(ctx, links));
    },
  }),
  route({
    ...create,
    url: '/rest/api/2/issue/createmeta/:projectIdOrKey/issuetypes',
    summary: 'The issue types to create issues of in a project',
    params: projectParams,
    query: pageQuery,
    /** @returns a page of issue types. Errors: 400 for a project that is missing, hidden or not open to creation. */
    async handle({ ctx, params, query, links }) {
      const types = await typesToCreate(ctx, params.projectIdOrKey);
      return pageOf(types, query, (type) => presentIssueType(type, links));
    },
  }),
  route({
    ...create,
    url: '/rest/api/2/issue/createmeta/:projectIdOrKey/issuetypes/:issueTypeId',
    summary: 'The fields to create an issue of a type with',
    params: typeParams,
    query: pageQuery,
    /** @returns a page of fields. Errors: 400. */
    async handle({ ctx, params, query, links }) {
      const screen = await createScreen(ctx, params.projectIdOrKey, params.issueTypeId);
      const view = viewOf(ctx, links);
      return pageOf(screen.fields, query, (field) => presentScreenField(field, screen, view));
    },
  }),
  route({
    source: 'Jira: REST description of api/2/issue/{}/editmeta',
    access: 'anyone',
    anonymous: 'served',
    method: 'GET',
    url: '/rest/api/2/issue/:issueIdOrKey/editmeta',
    summary: 'The fields of an issue that the caller may edit',
    params: issueParams,
    /** @returns {fields}, empty for whoever may not edit. Errors: 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, links }) {
      const screen = await getEditScreen(ctx, params.issueIdOrKey);
      return { fields: presentScreen(screen, viewOf(ctx, links)) };
    },
  }),
];

function pageOf<T, R>(items: readonly T[], query: PageQuery, present: (item: T) => R) {
  const { startAt, maxResults } = readPage(query, 50, 200);
  const values = items.slice(startAt, startAt + maxResults);
  return {
    maxResults,
    startAt,
    total: items.length,
    isLast: startAt + values.length >= items.length,
    values: values.map(present),
  };
}
