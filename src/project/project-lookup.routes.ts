import { type Route, route } from '../http/route.ts';
import { isTrue } from '../kernel/flag.ts';
import { readPage } from '../kernel/paging.ts';
import { noSuchProjectType } from './project.errors.ts';
import { presentPicked, presentProjectType, presentTypeStatuses } from './project.present.ts';
import { keyToCheck, oneProject, oneType, pickProjects } from './project.schema.ts';
import { requireProject } from './project.service.ts';
import { problemOfKey } from './project-draft.service.ts';
import { matchProjects } from './project-list.service.ts';
import { statusesByIssueType } from './project-status.service.ts';
import { findProjectType, projectTypes } from './template.ts';

const pickedAtOnce = 20;
const mostPicked = 1000;

export const projectLookupRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/project/:projectIdOrKey/statuses',
    summary: 'The statuses that issues of a project can be in, by issue type',
    source: 'Jira: REST description of api/2/project',
    access: 'anyone',
    anonymous: 'served',
    params: oneProject,
    async handle({ ctx, params, links }) {
      const project = await requireProject(ctx, params.projectIdOrKey);
      const types = await statusesByIssueType(ctx, project.id);
      return types.map(({ type, statuses }) => presentTypeStatuses(type, statuses, links));
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/project/type',
    summary: 'The types of projects',
    source: 'Jira: REST description of api/2/project/type',
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    handle: () => projectTypes.map(presentProjectType),
  }),
  ...['/rest/api/2/project/type/:projectTypeKey', '/rest/api/2/project/type/:projectTypeKey/accessible'].map(
    (url) =>
      route({
        method: 'GET',
        url: url as `/${string}`,
        summary: 'One type of projects; every user may use every type',
        source: 'Jira: REST description of api/2/project/type',
        access: 'user',
        anonymous: 'not-authenticated',
        grants: false,
        params: oneType,
        handle({ params }) {
          const type = findProjectType(params.projectTypeKey);
          if (!type) throw noSuchProjectType(params.projectTypeKey);
          return presentProjectType(type);
        },
      }),
  ),
  route({
    method: 'GET',
    url: '/rest/api/2/projectvalidate/key',
    summary: 'Whether a key could be that of a new project',
    source:
      'Jira: REST description of api/2/projectvalidate. For administrators only: it tells of every project',
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: keyToCheck,
    async handle({ ctx, query }) {
      const problem = await problemOfKey(ctx, query.key ?? '', null);
      return { errorMessages: [], errors: problem === null ? {} : { projectKey: problem } };
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/projects/picker',
    summary: 'Projects for somebody who types a part of a key or a name',
    source: 'Jira: REST description of api/2/projects/picker',
    access: 'anyone',
    anonymous: 'served',
    query: pickProjects,
    async handle({ ctx, query, links }) {
      const text = (query.query ?? '').trim();
      const { maxResults } = readPage({ maxResults: query.maxResults }, pickedAtOnce, mostPicked);
      const found = text === '' && !isTrue(query.allowEmptyQuery) ? [] : await matchProjects(ctx, text);
      return presentPicked(found.slice(0, maxResults || pickedAtOnce), found.length, text, links);
    },
  }),
];
