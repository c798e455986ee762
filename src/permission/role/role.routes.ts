import { type Route, route } from '../../http/route.ts';
import { addActors, listActors, listDefaultActors, removeActor } from './actor.service.ts';
import { namesOf, oneName } from './actor.ts';
import { presentRole } from './role.present.ts';
import {
  addedActors,
  changedRole,
  deletedRole,
  newRole,
  removedActor,
  roleParams,
  wholeRole,
} from './role.schema.ts';
import {
  changeRole,
  createRole,
  deleteRole,
  listRoles,
  requireMayReadRoles,
  requireRole,
  requireSwapRole,
} from './role.service.ts';

const source = 'Jira: REST description of api/2/role';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;
const readers = { source, access: 'user', anonymous: 'not-authenticated' } as const;

export const roleRoutes: Route[] = [
  /**
   * 200: every role by name, to administrators and to those who administer a project; default actors are shown to
   * administrators only. 403 to others.
   */
  route({
    ...readers,
    method: 'GET',
    url: '/rest/api/2/role',
    summary: 'Every project role',
    async handle({ ctx, links }) {
      await requireMayReadRoles(ctx);
      const actors = ctx.actor.may('ADMINISTER') ? await listDefaultActors(ctx) : null;
      const roles = await listRoles(ctx);
      return roles.map((role) => presentRole(role, actors && (actors.get(role.id) ?? []), links));
    },
  }),
  /** 200: the role. 400 by field; 409 where the name is taken. */
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/role',
    summary: 'Makes a project role',
    body: newRole,
    status: 200,
    async handle({ ctx, body, links }) {
      const role = await createRole(ctx, { name: body.name, description: body.description ?? '' });
      return presentRole(role, [], links);
    },
  }),
  /** 200 as in the list; 404 in Jira's words. */
  route({
    ...readers,
    method: 'GET',
    url: '/rest/api/2/role/:id',
    summary: 'One project role',
    params: roleParams,
    async handle({ ctx, params, links }) {
      await requireMayReadRoles(ctx);
      const role = await requireRole(ctx, params.id);
      const actors = ctx.actor.may('ADMINISTER') ? await listActors(ctx, role, null) : null;
      return presentRole(role, actors, links);
    },
  }),
  /** 200: the role as it is now. 400 by field. */
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/role/:id',
    summary: 'Changes the name or the description of a project role',
    params: roleParams,
    body: changedRole,
    status: 200,
    async handle({ ctx, params, body, links }) {
      const role = await changeRole(ctx, await requireRole(ctx, params.id), body);
      return presentRole(role, await listActors(ctx, role, null), links);
    },
  }),
  /** 200: the role as it is now. 400 by field; both are required. */
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/role/:id',
    summary: 'Sets the name and the description of a project role',
    params: roleParams,
    body: wholeRole,
    async handle({ ctx, params, body, links }) {
      const role = await changeRole(ctx, await requireRole(ctx, params.id), body);
      return presentRole(role, await listActors(ctx, role, null), links);
    },
  }),
  /** 204. 400 where `swap` names no other role; 409 where the role is in use and `swap` is not given. */
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/api/2/role/:id',
    summary: 'Deletes a project role; `swap` takes its place in schemes and comments',
    params: roleParams,
    query: deletedRole,
    async handle({ ctx, params, query }) {
      const role = await requireRole(ctx, params.id);
      await deleteRole(ctx, role, await requireSwapRole(ctx, query.swap));
    },
  }),
  /** 200: the role with its default actors. */
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/api/2/role/:id/actors',
    summary: 'Default actors of a project role',
    params: roleParams,
    async handle({ ctx, params, links }) {
      const role = await requireRole(ctx, params.id);
      return presentRole(role, await listActors(ctx, role, null), links);
    },
  }),
  /** 200: the role with its default actors. 404 for unknown users and groups. */
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/role/:id/actors',
    summary: 'Adds default actors to a project role',
    params: roleParams,
    body: addedActors,
    status: 200,
    async handle({ ctx, params, body, links }) {
      const role = await requireRole(ctx, params.id);
      await addActors(ctx, role, null, namesOf(body));
      return presentRole(role, await listActors(ctx, role, null), links);
    },
  }),
  /** 200: the role with its default actors. 404 where the one named is none of them. */
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/api/2/role/:id/actors',
    summary: 'Takes a default actor out of a project role',
    params: roleParams,
    query: removedActor,
    async handle({ ctx, params, query, links }) {
      const role = await requireRole(ctx, params.id);
      await removeActor(ctx, role, null, oneName(query));
      return presentRole(role, await listActors(ctx, role, null), links);
    },
  }),
];
