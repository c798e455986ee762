/**
 * Whatever is sent to an operation that writes: it is never a fault of ours (500), and what is refused has changed
 * nothing: every table reads as before.
 */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { consumesOf } from '../../src/http/body.ts';
import { metAnother } from '../../src/http/errors.ts';
import type { Route } from '../../src/http/route.ts';
import { routes } from '../../src/routes.ts';
import { fill } from '../conformance/address.ts';
import { request } from '../conformance/requests.ts';
import { firstId, type World, worldOn } from '../conformance/world.ts';
import { fromSchema, issueFields, queries, spoilt } from '../support/bodies.ts';
import { type Answer, describeOnEngines, type TestServer } from '../support/server.ts';

/**
 * They would shut out the rest of the test: its password (and wrong guesses at it, websudo), its rights, its server's
 * address, every write.
 */
const shutsOut =
  /readonly-mode|settings\/baseUrl|myself\/password|tessera\/1\/websudo|application-properties|global-permissions|applicationrole/;

const isTried = (route: Route): boolean =>
  route.method !== 'GET' &&
  route.url.startsWith('/rest/') &&
  !shutsOut.test(route.url) &&
  (consumesOf(route).some((kind) => kind === 'json' || kind === 'text') || route.query !== undefined);

const tried = routes.filter(isTried).map((route) => ({ name: `${route.method} ${route.url}`, route }));

/** Who was last seen when and from where, and which log-ins failed: told of refused requests, too. */
const beside = new Set([
  'session',
  'login_info',
  'unknown_name',
  'remember_me',
  'captcha',
  'audit_record',
  'http_ticket',
]);

async function readAll({ app }: TestServer): Promise<Record<string, string>> {
  const { db } = app.database;
  const tables = (await db.introspection.getTables()).filter(({ name }) => !beside.has(name));
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = await db
      .selectFrom(name as 'issue')
      .selectAll()
      .execute();
    contents[name] = JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
  }
  return contents;
}

describeOnEngines('Bodies that nobody should send', (context) => {
  const runs = context.engine === 'SQLite' ? 10 : 4;
  let world: World;
  beforeAll(async () => {
    world = await worldOn(context.server);
    await world.get('issue');
  });

  const addressOf = async ({ method, url }: Route): Promise<string> => {
    const path = url.replace(/:([^/]+)/g, '{$1}');
    return fill(world, { method, path }).catch(() => path.replace(/\{[^}]+\}/g, '1'));
  };
  const bodiesFor = async (route: Route) => {
    const { body: good } = await request(world, route.method, route.url.replace(/:([^/]+)/g, '{$1}'));
    const kinds = [fromSchema(route.body)];
    if (good !== undefined && !Buffer.isBuffer(good)) kinds.push(spoilt(good));
    if (/\/issue(\/:issueIdOrKey|\/:issueIdOrKey\/transitions)?$/.test(route.url)) {
      const project = await world.get('project');
      const issuetype = { id: await firstId(world, `/issue/createmeta/${project}/issuetypes`) };
      kinds.push(
        issueFields(
          route.url.endsWith('/issue') ? { project: { key: project }, issuetype, summary: 'x' } : {},
        ),
      );
    }
    return fc.oneof(...kinds);
  };
  const isTold = ({ status, body, text }: Answer): boolean =>
    status < 400 ||
    body?.errorMessages !== undefined ||
    body?.message !== undefined ||
    body?.errors !== undefined ||
    text.startsWith('XSRF');

  it.each(tried)('$name: no fault of ours, and nothing is written that is refused', async ({ route }) => {
    // What was sent before may have ended the session that things are made in.
    context.server.forget('admin');
    let address = await addressOf(route);
    const cases = fc.tuple(await bodiesFor(route), queries(route.query));
    let before = await readAll(context.server);
    for (const [body, query] of fc.sample(cases, { numRuns: runs, seed: seedOf(route) })) {
      const payload = typeof body === 'string' ? JSON.stringify(body) : (body as object);
      const headers = { 'content-type': 'application/json' };
      const answer = await world.admin.request(route.method, `${address}?${query}`, payload, { headers });
      const told = `${route.method} ${address}?${query.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 600)}`;
      expect(answer.status, `${told}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
      expect(answer.text, told).not.toContain(metAnother);
      expect(isTold(answer), `${told}: ${answer.status} ${answer.text.slice(0, 300)}`).toBe(true);
      const after = await readAll(context.server);
      if (answer.status >= 400)
        for (const table of Object.keys(after))
          expect(after[table], `${told}: ${answer.status}, yet ${table} changed`).toBe(before[table]);
      else if (route.method === 'DELETE') address = await addressOf(route);
      before = answer.status >= 400 ? after : await readAll(context.server);
    }
  });

  it('and the administrator is one still', async () => {
    expect((await world.admin.get('/rest/api/2/permissionscheme')).status).toBe(200);
  });
});

/** Other for each route, the same in each run; TESSERA_SEED tries others. */
const seedOf = ({ method, url }: Route): number =>
  [...`${method}${url}${process.env.TESSERA_SEED ?? ''}`].reduce(
    (sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0,
    7,
  );
