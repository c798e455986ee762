/** Every operation that writes, sent several times at the same moment, and while what it is about is deleted. */
import { beforeAll, expect, it } from 'vitest';
import type { Route } from '../../src/http/route.ts';
import { routes } from '../../src/routes.ts';
import { fill } from '../conformance/address.ts';
import { request } from '../conformance/requests.ts';
import { type World, worldOn } from '../conformance/world.ts';
import { type Answer, describeOnEngines } from '../support/server.ts';

/** They would shut out the rest of the test: its password, its rights, its server's address, every write. */
const shutsOut =
  /readonly-mode|settings\/baseUrl|myself\/password|application-properties|global-permissions|applicationrole|reindex|upgrade/;

const tried = routes
  .filter(({ method, url }) => method !== 'GET' && url.startsWith('/rest/') && !shutsOut.test(url))
  .map((route) => ({ name: `${route.method} ${route.url}`, route }));

/** What the address of a route begins with where that can be deleted: an issue, a project, a filter. */
const ownerOf = ({ url }: Route): string | null => {
  const owner = /^\/rest\/[^/]+\/[^/]+\/[^/]+\/:[^/]+/.exec(url)?.[0] ?? null;
  const shape = owner?.replace(/:[^/]+/, ':');
  return routes.some((one) => one.method === 'DELETE' && one.url.replace(/:[^/]+/, ':') === shape)
    ? owner
    : null;
};

const deletable = tried.filter(({ route }) => ownerOf(route) !== null);

const inBraces = (url: string): string => url.replace(/:([^/]+)/g, '{$1}');

describeOnEngines('At the same moment', (context) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOn(context.server);
  });

  /** A good request, ready to be sent again and again. */
  const prepared = async (route: Route): Promise<{ address: string; send: () => Promise<Answer> }> => {
    for (const name of ['admin', 'plain']) world.server.forget(name);
    const path = inBraces(route.url);
    const { query = '', body, headers, prepare } = await request(world, route.method, path);
    const address = await fill(world, { method: route.method, path }, query).catch(() =>
      path.replace(/\{[^}]+\}/g, '1'),
    );
    await prepare?.(address);
    return {
      address,
      send: () => world.admin.request(route.method, address + query, body, headers && { headers }),
    };
  };

  const expectNoFault = (answers: readonly Answer[]): void => {
    const told = answers.map(({ status, text }) => `${status} ${text.slice(0, 200)}`).join('\n');
    for (const { status } of answers) expect(status, told).toBeLessThan(500);
  };

  it.each(tried)('$name four times: no fault of ours', async ({ route }) => {
    const { send } = await prepared(route);
    expectNoFault(await Promise.all([send(), send(), send(), send()]));
  });

  it.each(deletable)('$name while it is deleted: no fault of ours', async ({ route }) => {
    for (let round = 0; round < 3; round++) {
      const { address, send } = await prepared(route);
      const owner = address
        .split('/')
        .slice(0, (ownerOf(route) ?? '').split('/').length)
        .join('/');
      const remove = () => world.admin.delete(`${owner}?deleteSubtasks=true`);
      const turns = [send, send, send, send];
      turns.splice(round + 1, 0, remove);
      expectNoFault(await Promise.all(turns.map((turn) => turn())));
    }
  });
});
