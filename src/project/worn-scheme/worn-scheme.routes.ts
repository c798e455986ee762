import { type Route, route } from '../../http/route.ts';
import { presentWearer } from './worn-scheme.present.ts';
import { ofProject } from './worn-scheme.schema.ts';
import { listWearers } from './worn-scheme.service.ts';

export const wornSchemeRoutes: Route[] = [
  /** 200: [{id, key, name, archived, permissionScheme, …}], a scheme as {id, name}, or null where none is worn. */
  route({
    method: 'GET',
    url: '/rest/tessera/1/project-scheme',
    source: "Tessera's own: Jira's pages of schemes say which projects use each",
    access: 'administrator',
    anonymous: 'not-authenticated',
    summary: 'The schemes that projects wear, by project; `projectKey` asks for one of them',
    query: ofProject,
    handle: async ({ ctx, query }) => (await listWearers(ctx, query.projectKey)).map(presentWearer),
  }),
];
