import { type Route, route } from '../../http/route.ts';
import { presentGlobalGrant } from './global-grant.present.ts';
import { grantParams, newGlobalGrant } from './global-grant.schema.ts';
import { grantGlobally, listGlobalGrants, revokeGlobally } from './global-grant.service.ts';

/** Jira offers these on a page only (Global permissions). */
const systemAdministrators = {
  source: "Tessera's own; Jira's page Global permissions",
  access: 'system-administrator',
  anonymous: 'not-authenticated',
} as const;

export const globalGrantRoutes: Route[] = [
  /** 200: `{"grants": [{id, self, holder, permission}]}`, by permission. */
  route({
    ...systemAdministrators,
    method: 'GET',
    url: '/rest/tessera/1.0/global-permissions',
    summary: 'Who holds which global permission',
    async handle({ ctx, links }) {
      return { grants: (await listGlobalGrants(ctx)).map((grant) => presentGlobalGrant(grant, links)) };
    },
  }),
  /** 201: the grant. 400 by field; 401 until the password was confirmed lately. */
  route({
    ...systemAdministrators,
    method: 'POST',
    url: '/rest/tessera/1.0/global-permissions',
    summary: 'Grants a global permission to a group or to anyone',
    webSudo: true,
    body: newGlobalGrant,
    status: 201,
    handle: async ({ ctx, body, links }) => presentGlobalGrant(await grantGlobally(ctx, body), links),
  }),
  /** 204. 400 where no active system administrator would be left; 401 until the password was confirmed lately. */
  route({
    ...systemAdministrators,
    method: 'DELETE',
    url: '/rest/tessera/1.0/global-permissions/:id',
    summary: 'Takes a global permission back',
    webSudo: true,
    params: grantParams,
    handle: ({ ctx, params }) => revokeGlobally(ctx, params.id),
  }),
];
