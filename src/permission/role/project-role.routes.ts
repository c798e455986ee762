import { type Route, route } from '../../http/route.ts';
import { requireAdministeredProject, requireProject } from '../subject/subject.service.ts';
import { addActors, listActors, removeActor, setActors } from './actor.service.ts';
import { categorised, namesOf, oneName } from './actor.ts';
import { presentProjectRole, presentRoleAddresses } from './role.present.ts';
import { addedActors, projectParams, projectRoleParams, removedActor, wholeActors } from './role.schema.ts';
import { listRoles, requireRole } from './role.service.ts';

const source = 'Jira: REST description of api/2/project/{projectIdOrKey}/role';
const signedIn = { source, access: 'user', anonymous: 'not-authenticated' } as const;

export const projectRoleRoutes: Route[] = [
  /** 200: the name of every role with its address in the project, to whoever sees the project. 404 to others. */
  route({
    source,
    access: 'anyone',
    anonymous: 'served',
    method: 'GET',
    url: '/rest/api/2/project/:projectIdOrKey/role',
    summary: 'Addresses of the roles of a project by their names',
    params: projectParams,
    async handle({ ctx, params, links }) {
      const project = await requireProject(ctx, params.projectIdOrKey);
      return presentRoleAddresses(await listRoles(ctx), project.id, links);
    },
  }),
  /** 200: the role and who is in it, to those who administer the project. 403 to who sees it, 404 to others. */
  route({
    ...signedIn,
    method: 'GET',
    url: '/rest/api/2/project/:projectIdOrKey/role/:id',
    summary: 'A role of a project and who is in it',
    params: projectRoleParams,
    async handle({ ctx, params, links }) {
      const project = await requireAdministeredProject(ctx, params.projectIdOrKey);
      const role = await requireRole(ctx, params.id);
      return presentProjectRole(role, project.id, await listActors(ctx, role, project), links);
    },
  }),
  /** 200: the role and who is in it now. 404 for unknown users and groups. */
  route({
    ...signedIn,
    method: 'POST',
    url: '/rest/api/2/project/:projectIdOrKey/role/:id',
    summary: 'Adds users and groups to a role of a project',
    params: projectRoleParams,
    body: addedActors,
    status: 200,
    async handle({ ctx, params, body, links }) {
      const project = await requireAdministeredProject(ctx, params.projectIdOrKey);
      const role = await requireRole(ctx, params.id);
      await addActors(ctx, role, project, namesOf(body));
      return presentProjectRole(role, project.id, await listActors(ctx, role, project), links);
    },
  }),
  /** 200: the role and who is in it now. A kind of actors that is not given stays as it is. */
  route({
    ...signedIn,
    method: 'PUT',
    url: '/rest/api/2/project/:projectIdOrKey/role/:id',
    summary: 'Sets who is in a role of a project',
    params: projectRoleParams,
    body: wholeActors,
    async handle({ ctx, params, body, links }) {
      const project = await requireAdministeredProject(ctx, params.projectIdOrKey);
      const role = await requireRole(ctx, params.id);
      await setActors(ctx, role, project, categorised(body.categorisedActors));
      return presentProjectRole(role, project.id, await listActors(ctx, role, project), links);
    },
  }),
  /** 204. 400 where not exactly one of `user` and `group` is given; 404 where that one is not in the role. */
  route({
    ...signedIn,
    method: 'DELETE',
    url: '/rest/api/2/project/:projectIdOrKey/role/:id',
    summary: 'Takes a user or a group out of a role of a project',
    params: projectRoleParams,
    query: removedActor,
    async handle({ ctx, params, query }) {
      const project = await requireAdministeredProject(ctx, params.projectIdOrKey);
      const role = await requireRole(ctx, params.id);
      await removeActor(ctx, role, project, oneName(query));
    },
  }),
];
