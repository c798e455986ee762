/** The description of the REST API: for programs, and as a page for people. */
import { describeApi, isRest, type OpenApi } from '../../http/openapi.ts';
import { type Call, content, type Route, route } from '../../http/route.ts';
import { serverInfo } from '../../server/server-info.ts';
import { frameOf } from '../frame.ts';
import { htmlType } from '../redirect.ts';
import { presentApi } from './api.present.ts';
import { askedApi } from './api.schema.ts';

const open = {
  source: "Tessera's own",
  access: 'anyone',
  anonymous: 'served',
  grants: false,
} as const;

/** @param declared every route of the program, these among them */
export const apiRoutes = (declared: () => readonly Route[]): Route[] => [
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/openapi.json',
    summary: 'This description: OpenAPI 3.1 of every operation that is served',
    handle: (call) => describe(call, declared()),
  }),
  route({
    ...open,
    method: 'GET',
    url: '/rest/api',
    summary: 'The REST API as a page to browse and search',
    errors: 'page',
    query: askedApi,
    handle(call) {
      const words = [call.query.q ?? ''].flat().join(' ').slice(0, 200);
      const count = declared().filter(isRest).length;
      return content(htmlType, presentApi(frameOf(call), { api: describe(call, declared()), words, count }));
    },
  }),
];

const describe = (
  { ctx: { config }, links }: Call<unknown, unknown, unknown>,
  routes: readonly Route[],
): OpenApi =>
  describeApi(routes, {
    title: config.serverTitle,
    version: serverInfo.version,
    server: links.base,
  });
