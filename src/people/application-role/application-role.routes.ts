import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireUser } from '../user/user.service.ts';
import { applicationNeeded, unknownApplication } from './application-role.errors.ts';
import { presentRole, versionOf } from './application-role.present.ts';
import {
  grantAccess,
  listRoles,
  readRole,
  requireApplications,
  revokeAccess,
} from './application-role.service.ts';
import type { ApplicationRole } from './application-role.ts';

const source = 'Jira: REST description of api/2/applicationrole and api/2/user/application';
const access = Type.Object({
  username: Type.Optional(Type.String()),
  applicationKey: Type.Optional(Type.String()),
});

export const applicationRoleRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/applicationrole',
    summary: 'The applications, with the groups that give access to them',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    async handle({ ctx, reply }) {
      const roles = await listRoles(ctx);
      reply.header('ETag', versionOf(roles));
      return roles.map(presentRole);
    },
  }),
  route({
    method: 'GET',
    url: '/rest/api/2/applicationrole/:key',
    summary: 'One application',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    params: Type.Object({ key: Type.String() }),
    async handle({ ctx, params, reply }) {
      const role = await readRole(ctx, params.key);
      reply.header('ETag', versionOf([role]));
      return presentRole(role);
    },
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/user/application',
    summary: 'Gives a user access to an application',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: access,
    status: 200,
    async handle({ ctx, query }) {
      const { username, role } = readAccess(query);
      await grantAccess(ctx, await requireUser(ctx, { username }), role);
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/api/2/user/application',
    summary: 'Takes the access to an application away from a user',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: access,
    async handle({ ctx, query }) {
      const { username, role } = readAccess(query);
      await revokeAccess(ctx, await requireUser(ctx, { username }), role);
    },
  }),
];

function readAccess({ username, applicationKey }: { username?: string; applicationKey?: string }): {
  username: string;
  role: ApplicationRole;
} {
  if (username === undefined || applicationKey === undefined) throw applicationNeeded();
  const [role] = requireApplications([applicationKey]);
  if (!role) throw unknownApplication(applicationKey);
  return { username, role };
}
