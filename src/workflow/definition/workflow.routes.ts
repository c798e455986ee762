import { pageBean, pageOf } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { systemWorkflow } from '../workflow-scheme/workflow-scheme.ts';
import { presentFound, presentWorkflow } from './workflow.present.ts';
import { named, searched } from './workflow.schema.ts';
import { listWorkflows } from './workflow.service.ts';

export const workflowRoutes: Route[] = [
  /** A list of {name, description, steps, default}; with workflowName of that one alone, or of none. */
  route({
    method: 'GET',
    url: '/rest/api/2/workflow',
    summary: 'Every workflow, by name',
    source: 'Jira: REST description of api/2/workflow',
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: named,
    async handle({ ctx, query }) {
      const { workflowName } = query;
      const all = await listWorkflows(ctx);
      const wanted = all.filter(({ name }) => workflowName === undefined || name === workflowName);
      return wanted.map((workflow) => presentWorkflow(workflow, systemWorkflow));
    },
  }),
  /** A page bean. workflowName may be repeated; queryString is looked for in names, case ignored. */
  route({
    method: 'GET',
    url: '/rest/api/2/workflow/search',
    summary: 'Workflows, a page at a time',
    source: "Client libraries: Jira Cloud's paged form",
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: searched,
    async handle({ ctx, query, links }) {
      const names = query.workflowName === undefined ? null : new Set([query.workflowName].flat());
      const part = (query.queryString ?? '').toLowerCase();
      const found = (await listWorkflows(ctx)).filter(
        ({ name }) => (names === null || names.has(name)) && name.toLowerCase().includes(part),
      );
      const page = readPage(query, 50, 50);
      return pageBean(
        pageOf(found, page).map((workflow) => presentFound(workflow, systemWorkflow)),
        found.length,
        page,
        { path: '/rest/api/2/workflow/search', query },
        links,
      );
    },
  }),
];
