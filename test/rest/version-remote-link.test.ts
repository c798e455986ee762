import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';

const base = 'http://localhost:8090/jira/rest/api/2';

const build = async (server: TestServer, project: string, name = '1.0'): Promise<string> => {
  await server.buildProject({ key: project });
  const { status, body, text } = await server.as('admin').post('/rest/api/2/version', { project, name });
  if (status !== 201) throw new Error(text);
  return `/rest/api/2/version/${body.id}/remotelink`;
};

describeOnEngines('/rest/api/2/version/{}/remotelink', (context) => {
  it('keeps any JSON object under its global id, and shows it with the version’s name', async () => {
    const url = await build(context.server, 'KEEP', 'Version 1');
    const admin = context.server.as('admin');
    const link = { globalId: 'Some/Global Id', colors: ['red', 'green'], deep: { is: [1, null, true] } };
    const made = await admin.post(url, link);
    expect(made.status).toBe(201);
    expect(made.text).toBe('');
    const self = `${base}${url.replace('/rest/api/2', '')}/Some%2FGlobal%20Id`;
    expect(made.headers.location).toBe(self);
    const bean = { self, name: 'Version 1', link };
    expect((await admin.get(url)).body).toEqual({ links: [bean] });
    expect((await admin.get(`${url}/Some%2FGlobal%20Id`)).body).toEqual(bean);
  });

  it('gives a link without a global id one, and replaces the one of the same id', async () => {
    const url = await build(context.server, 'GIVE');
    const admin = context.server.as('admin');
    const made = await admin.post(url, { first: true });
    const globalId = String(made.headers.location).split('/').at(-1);
    expect(globalId).toMatch(/^[0-9a-f]{32}$/);
    expect((await admin.post(`${url}/${globalId}`, { second: true })).status).toBe(201);
    const { links } = (await admin.get(url)).body;
    expect(links).toMatchObject([{ link: { second: true, globalId } }]);
    expect(links[0].link).not.toHaveProperty('first');
  });

  it('finds the links of a global id in all projects that may be browsed', async () => {
    const [one, two] = [await build(context.server, 'ONE', 'v1'), await build(context.server, 'TWO', 'v2')];
    const admin = context.server.as('admin');
    for (const url of [one, two]) await admin.post(`${url}/shared`, { from: url });
    const found = await admin.get('/rest/api/2/version/remotelink?globalId=shared');
    expect(found.body.links.map((one: { name: string }) => one.name)).toEqual(['v2', 'v1']);
    await buildOutsider(context.server, 'outsider');
    for (const client of [context.server.as('outsider'), context.server.anonymous]) {
      const none = await client.get('/rest/api/2/version/remotelink?globalId=shared');
      expect(none.body).toEqual({ links: [] });
    }
    expect((await admin.get('/rest/api/2/version/remotelink')).status).toBe(400);
  });

  it('deletes one, or all', async () => {
    const url = await build(context.server, 'DROP');
    const admin = context.server.as('admin');
    for (const id of ['a', 'b', 'c']) await admin.post(`${url}/${id}`, {});
    expect((await admin.delete(`${url}/b`)).status).toBe(204);
    expect((await admin.delete(`${url}/b`)).status).toBe(404);
    expect((await admin.get(url)).body.links).toHaveLength(2);
    expect((await admin.delete(url)).status).toBe(204);
    expect((await admin.get(url)).body).toEqual({ links: [] });
    expect((await admin.get(`${url}/a`)).status).toBe(404);
  });

  it.each([
    ['a list', [], null],
    ['a text', '"x"', null],
    ['a global id that is no text', { globalId: 7 }, 'globalId'],
    ['an overlong global id', { globalId: 'x'.repeat(256) }, 'globalId'],
    ['an overlong link', { text: 'x'.repeat(32_768) }, null],
  ])('refuses %s', async (_what, body, field) => {
    const admin = context.server.as('admin');
    const { id } = (await admin.get('/rest/api/2/project/KEEP/versions')).body[0];
    const url = `/rest/api/2/version/${id}/remotelink`;
    const answer = await admin.post(url, body, { headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(400);
    if (field) expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await admin.get(url)).body.links).toHaveLength(1);
  });

  it('is changed by administrators of the project only, and answers the same for hidden and missing', async () => {
    const url = await build(context.server, 'GUARD');
    await context.server.buildUser({ name: 'user' });
    await buildOutsider(context.server, 'stranger');
    await buildProjectAdministrator(context.server, 'owner', 'GUARD');
    expect((await context.server.as('user').get(url)).status).toBe(200);
    expect((await context.server.as('user').post(url, {})).status).toBe(403);
    expect((await context.server.as('user').delete(url)).status).toBe(403);
    expect((await context.server.as('owner').post(`${url}/mine`, {})).status).toBe(201);
    const id = url.split('/')[5] as string;
    for (const client of [context.server.as('stranger'), context.server.anonymous]) {
      for (const [method, path] of [
        ['GET', ''],
        ['POST', ''],
        ['DELETE', ''],
        ['GET', '/mine'],
        ['POST', '/mine'],
        ['DELETE', '/mine'],
      ] as const) {
        const body = method === 'POST' ? {} : undefined;
        const hidden = await client.request(method, url + path, body);
        const missing = await client.request(method, url.replace(id, '424242') + path, body);
        expect([hidden.status, missing.status]).toEqual([404, 404]);
        expect(hidden.text.replace(id, '424242')).toBe(missing.text);
      }
    }
  });
});
