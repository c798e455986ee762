import type { Ctx } from '../context.ts';
import { expandSet } from '../http/expand.ts';
import type { Links } from '../http/links.ts';
import { type Route, route } from '../http/route.ts';
import { commaList } from '../kernel/comma-list.ts';
import { isTrue } from '../kernel/flag.ts';
import { readPage } from '../kernel/paging.ts';
import { presentCreatedProject, presentListedProject, presentProject } from './project.present.ts';
import { expandable, newType, oneProject, projectInput, projectList } from './project.schema.ts';
import { requireProject } from './project.service.ts';
import type { Project } from './project.ts';
import {
  archiveProject,
  changeProject,
  createProject,
  deleteProject,
  restoreProject,
} from './project-change.service.ts';
import { listProjects, loadDetail } from './project-list.service.ts';
import { todayOf } from './today.ts';

const source = 'Jira: REST description of api/2/project';
const url = '/rest/api/2/project';

/** How a project is changed: by whoever is logged in and may. */
const changing = { source, access: 'user', anonymous: 'not-authenticated', params: oneProject } as const;

export const projectRoutes: Route[] = [
  route({
    method: 'GET',
    url,
    summary: 'The projects that the caller may browse, by name',
    source,
    access: 'anyone',
    anonymous: 'served',
    query: projectList,
    async handle({ ctx, query, links }) {
      const archived = isTrue(query.includeArchived) || isTrue(query.browseArchive);
      const recent =
        query.recent === undefined ? null : readPage({ maxResults: query.recent }, 20, 20).maxResults;
      const expand = expandSet(query.expand);
      const projects = await listProjects(ctx, { archived, recent });
      return projects.map((project) => presentListedProject(project, expand, links));
    },
  }),
  route({
    method: 'POST',
    url,
    summary: 'Makes a project',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    body: projectInput,
    status: 201,
    handle: async ({ ctx, body, links }) => presentCreatedProject(await createProject(ctx, body), links),
  }),
  route({
    method: 'GET',
    url: `${url}/:projectIdOrKey`,
    summary: 'A project with its components, versions, issue types, roles and lead',
    source,
    access: 'anyone',
    anonymous: 'served',
    params: oneProject,
    query: expandable,
    handle: async ({ ctx, params, query, links }) =>
      describe(ctx, await requireProject(ctx, params.projectIdOrKey), query.expand, links),
  }),
  route({
    ...changing,
    method: 'PUT',
    url: `${url}/:projectIdOrKey`,
    summary: 'Changes what is given of a project',
    query: expandable,
    body: projectInput,
    async handle({ ctx, params, query, body, links }) {
      const project = await requireProject(ctx, params.projectIdOrKey);
      return describe(ctx, await changeProject(ctx, project, body), query.expand, links);
    },
  }),
  route({
    ...changing,
    method: 'PUT',
    url: `${url}/:projectIdOrKey/type/:newProjectTypeKey`,
    summary: 'Changes the type of a project',
    params: newType,
    async handle({ ctx, params, links }) {
      const project = await requireProject(ctx, params.projectIdOrKey);
      const after = await changeProject(ctx, project, { projectTypeKey: params.newProjectTypeKey });
      return describe(ctx, after, undefined, links);
    },
  }),
  route({
    ...changing,
    method: 'PUT',
    url: `${url}/:projectIdOrKey/archive`,
    summary: 'Archives a project: it can be read, no more changed',
    async handle({ ctx, params }) {
      await archiveProject(ctx, await requireProject(ctx, params.projectIdOrKey));
    },
  }),
  route({
    ...changing,
    method: 'PUT',
    url: `${url}/:projectIdOrKey/restore`,
    summary: 'Takes a project out of the archive',
    status: 202,
    async handle({ ctx, params }) {
      await restoreProject(ctx, await requireProject(ctx, params.projectIdOrKey));
    },
  }),
  route({
    ...changing,
    method: 'DELETE',
    url: `${url}/:projectIdOrKey`,
    summary: 'Deletes a project and everything in it; its keys stay taken',
    async handle({ ctx, params }) {
      await deleteProject(ctx, await requireProject(ctx, params.projectIdOrKey));
    },
  }),
];

async function describe(ctx: Ctx, project: Project, expand: string | string[] | undefined, links: Links) {
  const detail = await loadDetail(ctx, project);
  return presentProject(detail, new Set(commaList(expand)), todayOf(ctx), links);
}
