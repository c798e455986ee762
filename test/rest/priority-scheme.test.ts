import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';

const url = '/rest/api/2/priorityschemes';
const names = (list: { name: string }[]) => list.map((one) => one.name);

const standard = {
  expand: 'projectKeys',
  self: `http://localhost:8090/jira${url}/10000`,
  id: 10000,
  name: 'Default priority scheme',
  description: 'Every priority. Projects that are given no other scheme use it.',
  defaultOptionId: '3',
  optionIds: ['1', '2', '3', '4', '5'],
  defaultScheme: true,
};

const build = async (server: TestServer, name: string, optionIds: string[], more: object = {}) => {
  const answer = await server.as('admin').post(url, { name, optionIds, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

const ofProject = (key: string) => `/rest/api/2/project/${key}/priorityscheme`;

const wear = async (server: TestServer, key: string, id: number) => {
  const answer = await server.as('admin').put(ofProject(key), { id });
  if (answer.status !== 200) throw new Error(answer.text);
};

const priorityOf = async (server: TestServer, key: string) =>
  (await server.as('admin').get(`/rest/api/2/issue/${key}?fields=priority`)).body.fields.priority.id;

describeOnEngines('/rest/api/2/priorityschemes', (context) => {
  it('has a default scheme, and lists a page at a time', async () => {
    const as = context.server.as('admin');
    expect((await as.get(url)).body).toEqual({
      expand: 'schemes',
      startAt: 0,
      maxResults: 100,
      total: 1,
      schemes: [standard],
    });
    await build(context.server, 'A second', ['1']);
    const page = (await as.get(`${url}?startAt=1&maxResults=1`)).body;
    expect([page.startAt, page.maxResults, page.total, names(page.schemes)]).toEqual([1, 1, 2, ['A second']]);
    expect((await as.get(`${url}?startAt=x`)).status).toBe(400);
    expect((await as.get(`${url}/10000`)).body).toEqual(standard);
  });

  it('makes one, changes it and deletes it', async () => {
    const as = context.server.as('admin');
    const made = await build(context.server, ' Three ', ['5', '3', '1'], { defaultOptionId: '5' });
    expect(made).toEqual({
      expand: 'projectKeys',
      self: `http://localhost:8090/jira${url}/${made.id}`,
      id: expect.any(Number),
      name: 'Three',
      description: '',
      defaultOptionId: '5',
      optionIds: ['5', '3', '1'],
      defaultScheme: false,
    });
    expect((await as.get(`${url}/${made.id}`)).body).toEqual(made);
    const changed = await as.put(`${url}/${made.id}`, {
      optionIds: [1, '5'],
      description: 'Two',
      id: made.id,
    });
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...made, optionIds: ['1', '5'], description: 'Two' },
    ]);
    expect((await as.put(`${url}/${made.id}`, { defaultOptionId: null })).body.defaultOptionId).toBe('1');
    expect((await as.delete(`${url}/${made.id}`)).status).toBe(204);
    expect((await as.get(`${url}/${made.id}`)).status).toBe(404);
    expect((await as.put(`${url}/${made.id}`, { name: 'Gone' })).status).toBe(404);
    expect((await as.delete(`${url}/${made.id}`)).status).toBe(404);
    const audit = (await as.get('/rest/tessera/1.0/audit')).text;
    for (const what of ['created', 'changed', 'deleted']) expect(audit).toContain(`Priority scheme ${what}`);
  });

  it.each([
    [{ optionIds: ['1'] }, 'name'],
    [{ name: ' ', optionIds: ['1'] }, 'name'],
    [{ name: 'x'.repeat(256), optionIds: ['1'] }, 'name'],
    [{ name: 'DEFAULT PRIORITY SCHEME', optionIds: ['1'] }, 'name'],
    [{ name: 'New' }, 'optionIds'],
    [{ name: 'New', optionIds: [] }, 'optionIds'],
    [{ name: 'New', optionIds: ['1', '1'] }, 'optionIds'],
    [{ name: 'New', optionIds: ['99'] }, 'optionIds'],
    [{ name: 'New', optionIds: ['High'] }, 'optionIds'],
    [{ name: 'New', optionIds: '1' }, 'optionIds'],
    [{ name: 'New', optionIds: ['1'], defaultOptionId: '2' }, 'defaultOptionId'],
    [{ name: 'New', optionIds: ['1'], defaultScheme: true }, 'defaultScheme'],
    [{ name: 'New', optionIds: ['1'], projectKeys: ['X'] }, 'projectKeys'],
    [{ name: 'New', optionIds: ['1'], colour: 'red' }, 'colour'],
  ])('refuses %j and names the member', async (body, field) => {
    const answer = await context.server.as('admin').post(url, body);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(field)]);
    expect(names((await context.server.as('admin').get(url)).body.schemes)).not.toContain('New');
  });

  it('is for administrators', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ADM' });
    await buildProjectAdministrator(server, 'pia', 'ADM');
    const paths: [string, string, unknown?][] = [
      ['GET', url],
      ['POST', url, { name: 'Mine', optionIds: ['1'] }],
      ['GET', `${url}/10000`],
      ['PUT', `${url}/10000`, { name: 'Mine' }],
      ['DELETE', `${url}/10000`],
      ['PUT', ofProject('ADM'), { id: 10_000 }],
      ['DELETE', `${ofProject('ADM')}/10000`],
    ];
    for (const [method, path, body] of paths) {
      expect([path, (await server.as('pia').request(method, path, body)).status]).toEqual([path, 403]);
      expect([path, (await server.anonymous.request(method, path, body)).status]).toEqual([path, 401]);
    }
    expect((await server.as('admin').get(`${url}/10000`)).body).toEqual(standard);
  });
});

describeOnEngines('the default priority scheme', (context) => {
  it('offers every priority always, cannot be deleted, and has a default that can be chosen', async () => {
    const { server } = context;
    const as = server.as('admin');
    expect((await as.delete(`${url}/10000`)).status).toBe(400);
    const fewer = await as.put(`${url}/10000`, { optionIds: ['1', '2'] });
    expect([fewer.status, Object.keys(fewer.body.errors)]).toEqual([400, ['optionIds']]);
    const other = await as.put(`${url}/10000`, { id: 10_100 });
    expect([other.status, Object.keys(other.body.errors)]).toEqual([400, ['id']]);
    await server.buildProject({ key: 'STD' });
    const before = await server.buildIssue({ project: 'STD' });
    expect((await as.put(`${url}/10000`, { defaultOptionId: '2' })).body).toEqual({
      ...standard,
      defaultOptionId: '2',
    });
    const after = await server.buildIssue({ project: 'STD' });
    expect([await priorityOf(server, before.key), await priorityOf(server, after.key)]).toEqual(['3', '2']);
  });
});

describeOnEngines('/rest/api/2/project/{projectKeyOrId}/priorityscheme', (context) => {
  it('is the default scheme until another one is assigned, and again afterwards', async () => {
    const { server } = context;
    const as = server.as('admin');
    const project = await server.buildProject({ key: 'WEAR' });
    const path = ofProject('WEAR');
    expect((await as.get(path)).body).toEqual(standard);
    const scheme = await build(server, 'Worn', ['1', '2']);
    const assigned = await as.put(`${ofProject(String(project.id))}?expand=projectKeys`, { id: scheme.id });
    expect([assigned.status, assigned.body]).toEqual([200, { ...scheme, projectKeys: ['WEAR'] }]);
    expect((await as.get(path)).body).toEqual(scheme);
    const list = (await as.get(`${url}?expand=schemes.projectKeys`)).body.schemes;
    expect(list.map((one: { projectKeys: string[] }) => one.projectKeys)).toEqual([[], ['WEAR']]);
    const another = await build(server, 'Another', ['1']);
    expect((await as.delete(`${path}/${another.id}`)).status).toBe(400);
    expect((await as.delete(`${path}/10000`)).status).toBe(400);
    expect((await as.delete(`${path}/99999`)).status).toBe(404);
    expect((await as.delete(`${path}/${scheme.id}`)).status).toBe(200);
    expect((await as.get(path)).body).toEqual(standard);
    await wear(server, 'WEAR', scheme.id);
    expect((await as.delete(`${url}/${scheme.id}`)).status).toBe(204);
    expect((await as.get(path)).body).toEqual(standard);
    expect((await as.get('/rest/tessera/1.0/audit')).text).toContain('Priority scheme of a project changed');
  });

  it('is read by those who administer the project; hidden and missing are one answer', async () => {
    const { server } = context;
    await server.buildProject({ key: 'WHO' });
    await server.buildProject({ key: 'UNSEEN' });
    await buildProjectAdministrator(server, 'pia', 'WHO');
    await server.buildUser({ name: 'reader' });
    await buildOutsider(server, 'outsider');
    expect((await server.as('pia').get(ofProject('WHO'))).body).toEqual(standard);
    expect((await server.as('reader').get(ofProject('WHO'))).status).toBe(403);
    const hidden = await server.as('outsider').get(ofProject('WHO'));
    const missing = await server.as('outsider').get(ofProject('NONE'));
    expect([hidden.status, hidden.text]).toEqual([404, missing.text.replaceAll('NONE', 'WHO')]);
    expect((await server.anonymous.get(ofProject('WHO'))).status).toBe(401);
  });

  it('tells a project administrator of the projects only that they may browse', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildProject({ key: 'OWN' });
    await server.buildProject({ key: 'SECRET' });
    const closed = await as.post('/rest/api/2/permissionscheme', { name: 'Closed' });
    await as.put('/rest/api/2/project/SECRET', { permissionScheme: closed.body.id });
    const scheme = await build(server, 'Shared', ['1', '3']);
    await wear(server, 'OWN', scheme.id);
    await wear(server, 'SECRET', scheme.id);
    await buildProjectAdministrator(server, 'owen', 'OWN');
    const keys = async (name: string) =>
      (await server.as(name).get(`${ofProject('OWN')}?expand=projectKeys`)).body.projectKeys;
    expect([await keys('admin'), await keys('owen')]).toEqual([['OWN', 'SECRET'], ['OWN']]);
  });

  it.each([[{}], [{ id: 99_999 }], [{ id: 'x' }], [{ id: null }], [{ id: 10_000, name: 'x' }]])(
    'refuses %j',
    async (body) => {
      const { server } = context;
      const key = 'REFUSE';
      if ((await server.as('admin').get(ofProject(key))).status === 404) await server.buildProject({ key });
      expect((await server.as('admin').put(ofProject(key), body)).status).toBe(400);
      expect((await server.as('admin').put(ofProject('NONE'), { id: 10_000 })).status).toBe(404);
    },
  );
});

describeOnEngines('the priority scheme of a project', (context) => {
  it('decides which priorities an issue can be given, in which order, and which it has at first', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildProject({ key: 'PICK' });
    const scheme = await build(server, 'Picked', ['4', '2', '1'], { defaultOptionId: '1' });
    await wear(server, 'PICK', scheme.id);
    const meta = await as.get('/rest/api/2/issue/createmeta/PICK/issuetypes/10002');
    const field = meta.body.values.find((one: { fieldId: string }) => one.fieldId === 'priority');
    expect(names(field.allowedValues)).toEqual(['Low', 'High', 'Highest']);
    expect([field.hasDefaultValue, field.defaultValue.id]).toEqual([true, '1']);
    const issue = await server.buildIssue({ project: 'PICK' });
    expect(await priorityOf(server, issue.key)).toBe('1');
    const fields = { project: { key: 'PICK' }, summary: 'x', issuetype: { id: '10002' } };
    for (const priority of [{ id: '3' }, { name: 'Medium' }]) {
      const refused = await as.post('/rest/api/2/issue', { fields: { ...fields, priority } });
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['priority']]);
    }
    const path = `/rest/api/2/issue/${issue.key}`;
    expect((await as.put(path, { fields: { priority: { id: '3' } } })).status).toBe(400);
    expect((await as.put(path, { fields: { priority: { name: 'Low' } } })).status).toBe(204);
    const edit = await as.get(`${path}/editmeta`);
    expect(names(edit.body.fields.priority.allowedValues)).toEqual(['Low', 'High', 'Highest']);
    await as.put(`${url}/${scheme.id}`, { defaultOptionId: null });
    const middle = await server.buildIssue({ project: 'PICK' });
    expect(await priorityOf(server, middle.key)).toBe('2');
    await server.buildProject({ key: 'FREE' });
    expect(await priorityOf(server, (await server.buildIssue({ project: 'FREE' })).key)).toBe('3');
  });

  it('never leaves an issue with a priority that is not offered', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildProject({ key: 'KEEP' });
    const scheme = await build(server, 'Kept', ['1', '2']);
    const narrow = await build(server, 'Narrow', ['2']);
    await wear(server, 'KEEP', scheme.id);
    await server.buildIssue({ project: 'KEEP', priority: { id: '1' } });
    const shrunk = await as.put(`${url}/${scheme.id}`, { optionIds: ['2'], name: 'Shrunk' });
    expect([shrunk.status, shrunk.body.errors.optionIds]).toEqual([
      400,
      expect.stringContaining('Highest in KEEP'),
    ]);
    expect((await as.get(`${url}/${scheme.id}`)).body.name).toBe('Kept');
    const moved = await as.put(ofProject('KEEP'), { id: narrow.id });
    expect([moved.status, Object.keys(moved.body.errors)]).toEqual([400, ['id']]);
    expect((await as.get(ofProject('KEEP'))).body.name).toBe('Kept');
  });
});
