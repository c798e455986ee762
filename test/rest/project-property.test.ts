import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';

const asJson = { headers: { 'content-type': 'application/json' } };
const url = (project: string, key = '') => `/rest/api/2/project/${project}/properties${key && `/${key}`}`;

describeOnEngines('/rest/api/2/project/{projectIdOrKey}/properties', (context) => {
  it('keeps any JSON by key for whoever administers the project, and shows it to whoever sees it', async () => {
    const { server } = context;
    await server.buildProject({ key: 'PROP' });
    await buildProjectAdministrator(server, 'pia', 'PROP');
    await server.buildUser({ name: 'reader' });
    const pia = server.as('pia');
    for (const value of [{ a: [1, null] }, 'text', 5, false, null, []]) {
      const first = await pia.put(url('PROP', 'a.b'), JSON.stringify(value), asJson);
      expect([200, 201]).toContain(first.status);
      expect((await server.as('reader').get(url('PROP', 'a.b'))).body).toEqual({ key: 'a.b', value });
    }
    expect((await pia.put(url('PROP', 'new'), 1)).status).toBe(201);
    expect((await pia.put(url('PROP', 'new'), 2)).status).toBe(200);
    const { keys } = (await server.as('reader').get(url('PROP'))).body;
    expect(keys).toEqual([
      { self: `http://localhost:8090/jira${url('PROP', 'a.b')}`, key: 'a.b' },
      { self: `http://localhost:8090/jira${url('PROP', 'new')}`, key: 'new' },
    ]);
    expect((await pia.delete(url('PROP', 'new'))).status).toBe(204);
    expect((await pia.delete(url('PROP', 'new'))).status).toBe(404);
    expect((await pia.get(url('PROP', 'new'))).status).toBe(404);
    expect((await server.as('reader').put(url('PROP', 'a.b'), 1)).status).toBe(403);
    expect((await server.as('reader').delete(url('PROP', 'a.b'))).status).toBe(403);
    expect((await server.anonymous.put(url('PROP', 'a.b'), 1)).status).toBe(401);
  });

  it('has none of a hidden project, as of a missing one', async () => {
    const { server } = context;
    await server.buildProject({ key: 'HIDE' });
    await buildOutsider(server, 'outsider');
    for (const [method, key] of [
      ['GET', ''],
      ['GET', 'a'],
      ['PUT', 'a'],
      ['DELETE', 'a'],
    ] as const) {
      const body = method === 'PUT' ? { a: 1 } : undefined;
      const hidden = await server.as('outsider').request(method, url('HIDE', key), body);
      const missing = await server.as('outsider').request(method, url('NONE', key), body);
      expect([hidden.status, hidden.text]).toEqual([404, missing.text.replaceAll('NONE', 'HIDE')]);
    }
  });

  it('refuses keys and values that are none', async () => {
    const { server } = context;
    await server.buildProject({ key: 'BADP' });
    const put = (key: string, body?: unknown) => server.as('admin').put(url('BADP', key), body, asJson);
    expect((await put('x'.repeat(256), 1)).status).toBe(400);
    expect((await put('a%0Ab', 1)).status).toBe(400);
    expect((await put('a')).status).toBe(400);
    expect((await put('a', { a: 'x'.repeat(40_000) })).status).toBe(400);
    expect((await put('a', '{"a":')).status).toBe(400);
    expect((await put('a', { a: '\u0000' })).status).toBe(400);
    expect((await server.as('admin').get(url('BADP'))).body).toEqual({ keys: [] });
  });
});

describeOnEngines('/rest/api/2/user/duplicated', (context) => {
  it('has nobody, and says so to system administrators only', async () => {
    const { server } = context;
    await server.buildUser({ name: 'plain' });
    const url = '/rest/api/2/user/duplicated';
    expect((await server.as('admin').get(`${url}/count`)).body).toEqual({ count: 0 });
    expect((await server.as('admin').get(`${url}/list`)).body).toEqual({});
    for (const path of [`${url}/count`, `${url}/list`]) {
      expect((await server.as('plain').get(path)).status).toBe(403);
      expect((await server.anonymous.get(path)).status).toBe(401);
    }
  });
});
