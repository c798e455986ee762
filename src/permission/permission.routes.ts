import { type Route, route } from '../http/route.ts';
import { readMyPermissions } from './my-permissions.service.ts';
import { presentMyPermissions, presentPermissions } from './permission.present.ts';
import { askedAbout } from './permission.schema.ts';

export const permissionRoutes: Route[] = [
  /**
   * 200: every permission with `havePermission`. Of a project or an issue that is hidden or missing the answer is the
   * one that GET of it gives.
   */
  route({
    method: 'GET',
    url: '/rest/api/2/mypermissions',
    summary: 'Every permission, and whether the caller has it: on an issue, in a project, or in any',
    source: 'Jira: REST description of api/2/mypermissions',
    access: 'anyone',
    anonymous: 'served',
    query: askedAbout,
    async handle({ ctx, query }) {
      return presentMyPermissions(ctx.actor.may, await readMyPermissions(ctx, query));
    },
  }),
  /** 200: every permission under its present key. */
  route({
    method: 'GET',
    url: '/rest/api/2/permissions',
    summary: 'Every permission there is',
    source: 'Jira: REST description of api/2/permissions',
    access: 'administrator',
    anonymous: 'not-authenticated',
    handle: () => presentPermissions(),
  }),
];
