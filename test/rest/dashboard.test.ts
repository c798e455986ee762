import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';

const url = '/rest/api/2/dashboard';
const base = 'http://localhost:8090/jira';
const pie = 'com.atlassian.jira.gadgets:pie-chart-dashboard-item';
const shared = { sharePermissions: [{ type: 'authenticated' }] };

const build = async (server: TestServer, as: string, name: string, more = {}) => {
  const answer = await server.as(as).post(url, { name, ...more });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};

describeOnEngines('GET /rest/api/2/dashboard', (context) => {
  it('has the system dashboard for everybody, visitors too', async () => {
    const system = {
      id: '10000',
      name: 'System Dashboard',
      self: `${base}${url}/10000`,
      view: `${base}/secure/Dashboard.jspa?selectPageId=10000`,
    };
    for (const client of [context.server.as('admin'), context.server.anonymous]) {
      const { body } = await client.get(url);
      expect(body).toEqual({ startAt: 0, maxResults: 20, total: 1, dashboards: [system] });
      expect((await client.get(`${url}/10000`)).body).toMatchObject(system);
    }
  });

  it('lists what the caller may see by pages, with the addresses of their neighbours', async () => {
    const { server } = context;
    await server.buildUser({ name: 'owner' });
    await server.buildUser({ name: 'reader' });
    await build(server, 'owner', 'A private one');
    for (const name of ['B', 'C', 'D']) await build(server, 'owner', name, shared);
    const names = (body: { dashboards: { name: string }[] }) => body.dashboards.map((one) => one.name);
    const reader = server.as('reader');
    const middle = (await reader.get(`${url}?startAt=1&maxResults=2`)).body;
    expect(names(middle)).toEqual(['C', 'D']);
    expect(middle).toMatchObject({ total: 4, startAt: 1, maxResults: 2 });
    expect(names((await reader.get(middle.prev.slice(base.length))).body)).toEqual(['B', 'C']);
    const last = (await reader.get(middle.next.slice(base.length))).body;
    expect(names(last)).toEqual(['System Dashboard']);
    expect(last).not.toHaveProperty('next');
    expect(names((await server.as('owner').get(`${url}?filter=my`)).body)).toEqual([
      'A private one',
      'B',
      'C',
      'D',
    ]);
    expect((await server.as('owner').get(`${url}?filter=favourite`)).body.total).toBe(4);
    expect((await reader.get(`${url}?filter=my`)).body.total).toBe(0);
    expect((await reader.get(`${url}?filter=best`)).body.errors).toHaveProperty('filter');
    expect((await reader.get(`${url}?startAt=x`)).body.errors).toHaveProperty('startAt');
  });

  it('answers alike for a dashboard that is missing and one that is hidden', async () => {
    const { server } = context;
    await server.buildUser({ name: 'hider' });
    const { id } = await build(server, 'hider', 'Hidden');
    for (const client of [server.as('admin'), server.anonymous]) {
      const hidden = await client.get(`${url}/${id}`);
      expect(hidden.status).toBe(404);
      expect(hidden.body.errorMessages).toEqual([`The dashboard with id '${id}' does not exist.`]);
      const missing = await client.get(`${url}/999999`);
      expect(missing.text.replace('999999', id)).toBe(hidden.text);
      expect((await client.get(`${url}/nonsense`)).status).toBe(404);
      expect((await client.get(`${url}/${id}/gadget`)).text).toBe(hidden.text);
      expect((await client.get(`${url}/${id}/items/1/properties`)).text).toBe(hidden.text);
    }
    expect((await server.as('admin').delete(`${url}/${id}`)).status).toBe(404);
    expect((await server.as('admin').post(`${url}/${id}/copy`, { name: 'Stolen' })).status).toBe(404);
  });
});

describeOnEngines('POST, PUT and DELETE /rest/api/2/dashboard', (context) => {
  it('makes, changes and deletes a dashboard of the caller’s', async () => {
    const { server } = context;
    await server.buildUser({ name: 'maker' });
    const made = await build(server, 'maker', ' Mine ', { description: 'D', ...shared });
    expect(made).toMatchObject({
      name: 'Mine',
      description: 'D',
      owner: { name: 'maker' },
      isFavourite: true,
      isWritable: true,
      sharePermissions: [{ type: 'loggedin' }],
    });
    const maker = server.as('maker');
    const renamed = await maker.put(`${url}/${made.id}`, { name: 'Renamed', sharePermissions: [] });
    expect(renamed.body).toMatchObject({ name: 'Renamed', description: 'D', sharePermissions: [] });
    expect((await server.as('admin').get(`${url}/${made.id}`)).status).toBe(404);
    expect((await maker.delete(`${url}/${made.id}`)).status).toBe(204);
    expect((await maker.get(`${url}/${made.id}`)).status).toBe(404);
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['an empty name', { name: ' ' }, 'name'],
    ['an overlong name', { name: 'x'.repeat(10_000) }, 'name'],
    ['a NUL', { name: 'a\u0000' }, 'name'],
    ['a name that is no text', { name: {} }, 'name'],
    ['an overlong description', { description: 'x'.repeat(40_000) }, 'description'],
    ['a share of no type', { sharePermissions: [{ type: 'planet' }] }, 'type'],
  ])('refuses %s, naming the field, and makes nothing', async (_what, more, field) => {
    const answer = await context.server.as('admin').post(url, { name: 'Fine', ...more });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await context.server.as('admin').get(`${url}?filter=my`)).body.total).toBe(0);
  });

  it('refuses a name that its owner has, unknown members, and strangers', async () => {
    const { server } = context;
    await server.buildUser({ name: 'namer' });
    await build(server, 'namer', 'Twice');
    const answer = await server.as('namer').post(url, { name: 'TWICE' });
    expect(answer.body.errors).toEqual({ name: 'Dashboard with same name already exists.' });
    expect((await server.as('namer').post(url, { name: 'X', chump: 1 })).status).toBe(400);
    expect((await server.anonymous.post(url, { name: 'X' })).status).toBe(401);
  });

  it('is its owner’s and the editors’ to change; an administrator deletes what is shared with them', async () => {
    const { server } = context;
    await server.buildUser({ name: 'lender' });
    const editor = await server.buildUser({ name: 'editor' });
    const { id } = await build(server, 'lender', 'Lent', {
      editPermissions: [{ type: 'user', user: { key: editor.key } }],
      ...shared,
    });
    expect((await server.as('editor').put(`${url}/${id}`, { name: 'Edited' })).body.name).toBe('Edited');
    expect((await server.as('editor').delete(`${url}/${id}`)).status).toBe(403);
    expect((await server.as('admin').put(`${url}/${id}`, { name: 'No' })).status).toBe(403);
    expect((await server.as('admin').delete(`${url}/${id}`)).status).toBe(204);
  });

  it('leaves the system dashboard as it is, but for its gadgets, which administrators choose', async () => {
    const { server } = context;
    await server.buildUser({ name: 'ordinary' });
    expect((await server.as('ordinary').put(`${url}/10000`, { name: 'Ours' })).status).toBe(403);
    expect((await server.as('ordinary').post(`${url}/10000/gadget`, { moduleKey: pie })).status).toBe(403);
    expect((await server.as('admin').put(`${url}/10000`, { name: 'Ours' })).status).toBe(400);
    expect((await server.as('admin').delete(`${url}/10000`)).status).toBe(400);
    expect((await server.as('ordinary').delete(`${url}/10000`)).status).toBe(403);
    expect((await server.as('admin').post(`${url}/10000/gadget`, { moduleKey: pie })).status).toBe(200);
    expect((await server.anonymous.get(`${url}/10000/gadget`)).body.gadgets).toHaveLength(1);
    expect((await server.as('admin').get('/rest/tessera/1.0/audit')).text).toContain('system-gadget-added');
  });
});

describeOnEngines('Gadgets of a dashboard', (context) => {
  const layout = async (id: string) =>
    (await context.server.as('admin').get(`${url}/${id}/gadget`)).body.gadgets.map(
      (one: { title: string; position: { row: number; column: number } }) =>
        `${one.title}@${one.position.column}/${one.position.row}`,
    );

  it('are put where they are asked for, moved and taken away', async () => {
    const admin = context.server.as('admin');
    const kinds = (await admin.get(`${url}/gadgets`)).body.gadgets;
    expect(kinds).toContainEqual({ moduleKey: pie, title: 'Pie Chart' });
    const { id } = await build(context.server, 'admin', 'Gadgets');
    const add = (title: string, more = {}) =>
      admin.post(`${url}/${id}/gadget`, { moduleKey: pie, title, ...more });
    const first = await add('First', { color: 'red' });
    expect([first.status, first.body]).toEqual([
      200,
      {
        id: expect.any(Number),
        moduleKey: pie,
        title: 'First',
        color: 'red',
        position: { row: 0, column: 0 },
      },
    ]);
    await add('Second');
    await add('Third', { position: { row: 1, column: 0 } });
    await add('Fourth', { position: { row: 5, column: 2 } });
    expect(await layout(id)).toEqual(['Second@0/0', 'Third@0/1', 'First@0/2', 'Fourth@2/0']);
    const move = { position: { row: 0, column: 1 }, title: 'Moved', color: 'green' };
    expect((await admin.put(`${url}/${id}/gadget/${first.body.id}`, move)).status).toBe(204);
    expect(await layout(id)).toEqual(['Second@0/0', 'Third@0/1', 'Moved@1/0', 'Fourth@2/0']);
    expect((await admin.delete(`${url}/${id}/gadget/${first.body.id}`)).status).toBe(204);
    expect((await admin.delete(`${url}/${id}/gadget/${first.body.id}`)).status).toBe(404);
    expect(await layout(id)).toEqual(['Second@0/0', 'Third@0/1', 'Fourth@2/0']);
  });

  it('are copied with their dashboard, and what they keep too', async () => {
    const admin = context.server.as('admin');
    const { id } = await build(context.server, 'admin', 'Original', { description: 'Kept' });
    const gadget = (await admin.post(`${url}/${id}/gadget`, { moduleKey: pie })).body;
    await admin.put(`${url}/${id}/items/${gadget.id}/properties/config`, { filterId: 1 });
    const copy = await admin.post(`${url}/${id}/copy`, { name: 'Copy' });
    expect([copy.status, copy.body.description]).toEqual([200, 'Kept']);
    const [copied] = (await admin.get(`${url}/${copy.body.id}/gadget`)).body.gadgets;
    expect(copied.id).not.toBe(gadget.id);
    const kept = await admin.get(`${url}/${copy.body.id}/items/${copied.id}/properties/config`);
    expect(kept.body).toEqual({ key: 'config', value: { filterId: 1 } });
    expect((await admin.post(`${url}/${id}/copy`, {})).body.errors).toHaveProperty('name');
  });

  it.each([
    ['no gadget', {}, 'moduleKey'],
    ['an unknown gadget', { moduleKey: 'com.example:bitcoin' }, 'moduleKey'],
    ['an unknown color', { moduleKey: pie, color: 'plaid' }, 'color'],
    ['an empty title', { moduleKey: pie, title: ' ' }, 'title'],
    ['an overlong title', { moduleKey: pie, title: 'x'.repeat(300) }, 'title'],
    ['a column that is not there', { moduleKey: pie, position: { row: 0, column: 3 } }, 'position'],
    ['a row below none', { moduleKey: pie, position: { row: -1, column: 0 } }, 'position'],
    ['a position that is none', { moduleKey: pie, position: 'top' }, 'position'],
  ])('refuse %s, naming the field', async (what, body, field) => {
    const { id } = await build(context.server, 'admin', `Refuses ${what}`);
    const answer = await context.server.as('admin').post(`${url}/${id}/gadget`, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect(await layout(id)).toEqual([]);
  });

  it('are twenty at most', async () => {
    const { id } = await build(context.server, 'admin', 'Full');
    const add = () => context.server.as('admin').post(`${url}/${id}/gadget`, { moduleKey: pie });
    for (let at = 0; at < 20; at++) expect((await add()).status).toBe(200);
    expect((await add()).status).toBe(400);
  });

  it('are not changed by those who only look, nor reached through another dashboard', async () => {
    const { server } = context;
    await server.buildUser({ name: 'looker' });
    const { id } = await build(server, 'admin', 'Looked at', shared);
    const other = await build(server, 'looker', 'Own');
    const gadget = (await server.as('admin').post(`${url}/${id}/gadget`, { moduleKey: pie })).body;
    const looker = server.as('looker');
    expect((await looker.get(`${url}/${id}/gadget`)).body.gadgets).toHaveLength(1);
    expect((await looker.post(`${url}/${id}/gadget`, { moduleKey: pie })).status).toBe(403);
    expect((await looker.put(`${url}/${id}/gadget/${gadget.id}`, { title: 'X' })).status).toBe(403);
    expect((await looker.delete(`${url}/${id}/gadget/${gadget.id}`)).status).toBe(403);
    expect((await looker.delete(`${url}/${other.id}/gadget/${gadget.id}`)).status).toBe(404);
    expect((await looker.get(`${url}/${other.id}/items/${gadget.id}/properties`)).status).toBe(404);
    expect((await looker.put(`${url}/${id}/items/${gadget.id}/properties/x`, 1)).status).toBe(403);
    expect((await server.anonymous.post(`${url}/${id}/gadget`, { moduleKey: pie })).status).toBe(401);
  });
});

describeOnEngines('Properties of a dashboard item', (context) => {
  it('keep any JSON by key', async () => {
    const admin = context.server.as('admin');
    const { id } = await build(context.server, 'admin', 'With properties');
    const gadget = (await admin.post(`${url}/${id}/gadget`, { moduleKey: pie })).body;
    const properties = `${url}/${id}/items/${gadget.id}/properties`;
    expect((await admin.get(properties)).body).toEqual({ keys: [] });
    expect((await admin.put(`${properties}/a b`.replace(' ', '%20'), { x: [1] })).status).toBe(201);
    expect((await admin.put(`${properties}/a%20b`, 'text', json)).status).toBe(400);
    expect((await admin.put(`${properties}/a%20b`, '"text"', json)).status).toBe(200);
    expect((await admin.get(`${properties}/a%20b`)).body).toEqual({ key: 'a b', value: 'text' });
    expect((await admin.get(properties)).body).toEqual({
      keys: [{ self: `${base}${properties}/a%20b`, key: 'a b' }],
    });
    expect((await admin.put(`${properties}/big`, { x: 'y'.repeat(40_000) })).status).toBe(400);
    expect((await admin.put(`${properties}/${'k'.repeat(300)}`, { x: 1 })).status).toBe(400);
    expect((await admin.put(`${properties}/none`)).status).toBe(400);
    expect((await admin.delete(`${properties}/a%20b`)).status).toBe(204);
    expect((await admin.delete(`${properties}/a%20b`)).status).toBe(404);
    expect((await admin.get(`${properties}/a%20b`)).status).toBe(404);
    expect((await admin.get(`${url}/${id}/items/999999/properties`)).status).toBe(404);
  });
});

const json = { headers: { 'content-type': 'application/json' } };
