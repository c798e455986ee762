import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { pageBean } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readPage } from '../../kernel/paging.ts';
import { pageLength, readIds } from '../../workflow/constant.ts';
import { oneProject } from '../project.schema.ts';
import { requireProject } from '../project.service.ts';
import { presentComponent, presentComponentCounts } from './component.present.ts';
import {
  type ComponentInput,
  componentInput,
  deletedComponent,
  oneComponent,
  pageOfComponents,
} from './component.schema.ts';
import {
  type ComponentAsked,
  changeComponent,
  countIssues,
  createComponent,
  deleteComponent,
  listComponents,
  requireComponent,
  searchComponents,
} from './component.service.ts';
import type { Component } from './component.ts';
import { loadComponents } from './component-bean.service.ts';

/** Anonymous visitors are let in to the answer that hides what they may not see; nothing is theirs to change. */
const open = {
  source: 'Jira: REST description of api/2/component',
  access: 'anyone',
  anonymous: 'served',
} as const;

export const componentRoutes: Route[] = [
  route({
    ...open,
    method: 'POST',
    url: '/rest/api/2/component',
    summary: 'Makes a component',
    body: componentInput,
    status: 201,
    async handle({ ctx, body, links }) {
      const project = body.project ?? body.projectId;
      return describe(ctx, await createComponent(ctx, project, askedOf(body)), links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/component/page',
    summary: 'The components of all projects that the caller may browse, by pages',
    query: pageOfComponents,
    async handle({ ctx, query, links }) {
      const page = readPage(query, pageLength, pageLength);
      const projectIds =
        query.projectIds === undefined ? null : readIds('projectIds', commaList(query.projectIds));
      const found = await searchComponents(ctx, { text: query.query ?? '', projectIds }, page);
      const values = (await loadComponents(ctx, found.components)).map((one) => presentComponent(one, links));
      return pageBean(values, found.total, page, { path: '/rest/api/2/component/page', query }, links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/component/:id',
    summary: 'One component',
    params: oneComponent,
    handle: async ({ ctx, params, links }) => describe(ctx, await requireComponent(ctx, params.id), links),
  }),
  route({
    ...open,
    method: 'PUT',
    url: '/rest/api/2/component/:id',
    summary: 'Changes what is given of a component',
    params: oneComponent,
    body: componentInput,
    async handle({ ctx, params, body, links }) {
      const before = await requireComponent(ctx, params.id);
      return describe(ctx, await changeComponent(ctx, before, askedOf(body)), links);
    },
  }),
  route({
    ...open,
    method: 'DELETE',
    url: '/rest/api/2/component/:id',
    summary: 'Deletes a component; its issues lose it, or get another one instead',
    params: oneComponent,
    query: deletedComponent,
    async handle({ ctx, params, query }) {
      const component = await requireComponent(ctx, params.id);
      await deleteComponent(ctx, component, query.moveIssuesTo || null);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/component/:id/relatedIssueCounts',
    summary: 'How many issues have a component, of those that the caller may see',
    params: oneComponent,
    async handle({ ctx, params, links }) {
      const component = await requireComponent(ctx, params.id);
      return presentComponentCounts(component, await countIssues(ctx, component), links);
    },
  }),
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/project/:projectIdOrKey/components',
    summary: 'The components of a project, by name',
    params: oneProject,
    async handle({ ctx, params, links }) {
      const project = await requireProject(ctx, params.projectIdOrKey);
      const components = await loadComponents(ctx, await listComponents(ctx, project.id));
      return components.map((component) => presentComponent(component, links));
    },
  }),
];

async function describe(ctx: Ctx, component: Component, links: Links) {
  const [loaded] = await loadComponents(ctx, [component]);
  return loaded && presentComponent(loaded, links);
}

/** `leadUserName` is what Jira takes; `lead` is what it gives, and clients send it back. */
function askedOf({
  name,
  description,
  leadUserName,
  lead,
  assigneeType,
  archived,
}: ComponentInput): ComponentAsked {
  const read = lead === undefined ? undefined : (lead?.name ?? lead?.key ?? null);
  return {
    name,
    description,
    lead: leadUserName === undefined ? read : leadUserName,
    assigneeType,
    archived,
  };
}
