import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildProjectAdministrator } from '../support/standing.ts';

const url = '/rest/api/2/issuetypescheme';
const epic = '10000';
const story = '10001';
const task = '10002';
const subtask = '10003';
const bug = '10004';
const names = (list: { name: string }[]) => list.map((one) => one.name);
const keys = (list: { key: string }[]) => list.map((one) => one.key);

const build = async (server: TestServer, name: string, issueTypeIds: string[], more: object = {}) => {
  const answer = await server.as('admin').post(url, { name, issueTypeIds, ...more });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};

const wear = async (server: TestServer, schemeId: string, ...idsOrKeys: string[]) => {
  const answer = await server.as('admin').post(`${url}/${schemeId}/associations`, { idsOrKeys });
  expect([answer.status, answer.text]).toEqual([200, '']);
};

const offered = async (server: TestServer, key: string) =>
  names((await server.as('admin').get(`/rest/api/2/project/${key}`)).body.issueTypes);

describeOnEngines('/rest/api/2/issuetypescheme', (context) => {
  it('lists the schemes by name, with their types only when expanded', async () => {
    const as = context.server.as('admin');
    const { status, body } = await as.get(url);
    expect([status, body.expand]).toEqual([200, 'schemes']);
    expect(names(body.schemes)).toEqual([
      'Agile Issue Type Scheme',
      'Basic Software Issue Type Scheme',
      'Business Issue Type Scheme',
      'Default Issue Type Scheme',
    ]);
    expect(body.schemes[3]).toEqual({
      expand: 'defaultIssueType,issueTypes',
      self: `http://localhost:8090/jira${url}/10000`,
      id: '10000',
      name: 'Default Issue Type Scheme',
      description: 'Every issue type.',
    });
    const whole = (await as.get(`${url}?expand=schemes.issueTypes,schemes.defaultIssueType`)).body.schemes[2];
    expect([whole.defaultIssueType.name, names(whole.issueTypes)]).toEqual(['Task', ['Task', 'Sub-task']]);
    expect((await as.get(`${url}?expand=schemes.defaultIssueType`)).body.schemes[2].issueTypes).toBe(
      undefined,
    );
  });

  it('makes one, shows it whole, changes it and deletes it', async () => {
    const as = context.server.as('admin');
    const made = await build(context.server, ' Ours ', [bug, subtask, task], { defaultIssueTypeId: task });
    expect(made).toMatchObject({ name: 'Ours', description: '', defaultIssueType: { id: task } });
    expect(names(made.issueTypes)).toEqual(['Bug', 'Sub-task', 'Task']);
    expect((await as.get(`${url}/${made.id}`)).body).toEqual(made);
    const changed = await as.put(`${url}/${made.id}`, { issueTypeIds: [task, bug], description: 'Two' });
    expect([changed.status, changed.body.name, changed.body.description]).toEqual([200, 'Ours', 'Two']);
    expect(names(changed.body.issueTypes)).toEqual(['Task', 'Bug']);
    const undecided = await as.put(`${url}/${made.id}`, { defaultIssueTypeId: null });
    expect(undecided.body.defaultIssueType).toBe(undefined);
    expect((await as.delete(`${url}/${made.id}`)).status).toBe(204);
    expect((await as.get(`${url}/${made.id}`)).status).toBe(404);
    expect((await as.delete(`${url}/${made.id}`)).status).toBe(404);
    expect((await as.put(`${url}/${made.id}`, { name: 'Gone' })).status).toBe(404);
    const audit = (await as.get('/rest/tessera/1.0/audit')).text;
    for (const what of ['created', 'changed', 'deleted'])
      expect(audit).toContain(`Issue type scheme ${what}`);
  });

  it.each([
    [{ issueTypeIds: [task] }, 'name'],
    [{ name: '  ', issueTypeIds: [task] }, 'name'],
    [{ name: 'x'.repeat(256), issueTypeIds: [task] }, 'name'],
    [{ name: 'DEFAULT issue type scheme', issueTypeIds: [task] }, 'name'],
    [{ name: 'New' }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: [] }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: [subtask] }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: [task, task] }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: ['99999'] }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: ['x'] }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: task }, 'issueTypeIds'],
    [{ name: 'New', issueTypeIds: [task], defaultIssueTypeId: bug }, 'defaultIssueTypeId'],
    [{ name: 'New', issueTypeIds: [task, subtask], defaultIssueTypeId: subtask }, 'defaultIssueTypeId'],
    [{ name: 'New', issueTypeIds: [task], defaultIssueTypeId: 'x' }, 'defaultIssueTypeId'],
    [{ name: 'New', issueTypeIds: [task], colour: 'red' }, 'colour'],
  ])('refuses %j and names the member', async (body, field) => {
    const answer = await context.server.as('admin').post(url, body);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(field)]);
    expect(names((await context.server.as('admin').get(url)).body.schemes)).not.toContain('New');
  });

  it('keeps the default scheme', async () => {
    const answer = await context.server.as('admin').delete(`${url}/10000`);
    expect([answer.status, answer.body.errorMessages]).toEqual([
      400,
      [expect.stringContaining('default issue type scheme')],
    ]);
  });

  it('starts projects with the default scheme where that of their template was deleted', async () => {
    const { server } = context;
    expect((await server.as('admin').delete(`${url}/10002`)).status).toBe(204);
    await server.buildProject({
      key: 'LATE',
      type: 'business',
      template: 'com.atlassian.jira-core-project-templates:jira-core-task-management',
    });
    expect(await offered(server, 'LATE')).toHaveLength(7);
  });

  it('is for administrators', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ADM' });
    await buildProjectAdministrator(server, 'pia', 'ADM');
    const paths: [string, string, unknown?][] = [
      ['GET', url],
      ['POST', url, { name: 'Mine', issueTypeIds: [task] }],
      ['GET', `${url}/10000`],
      ['PUT', `${url}/10000`, { name: 'Mine' }],
      ['DELETE', `${url}/10001`],
      ['GET', `${url}/10000/associations`],
      ['POST', `${url}/10001/associations`, { idsOrKeys: ['ADM'] }],
      ['PUT', `${url}/10001/associations`, { idsOrKeys: ['ADM'] }],
      ['DELETE', `${url}/10000/associations`],
      ['DELETE', `${url}/10000/associations/ADM`],
    ];
    for (const [method, path, body] of paths) {
      expect([path, (await server.as('pia').request(method, path, body)).status]).toEqual([path, 403]);
      expect([path, (await server.anonymous.request(method, path, body)).status]).toEqual([path, 401]);
    }
    expect(await offered(server, 'ADM')).toHaveLength(7);
  });
});

describeOnEngines('/rest/api/2/issuetypescheme/{schemeId}/associations', (context) => {
  it('says which projects wear a scheme, and changes it', async () => {
    const { server } = context;
    const as = server.as('admin');
    const scheme = await build(server, 'Worn', [task, bug]);
    const path = `${url}/${scheme.id}/associations`;
    const one = await server.buildProject({ key: 'ONE' });
    await server.buildProject({ key: 'TWO' });
    expect((await as.get(path)).body).toEqual([]);
    await wear(server, scheme.id, String(one.id));
    expect((await as.get(`${path}?expand=lead`)).body).toMatchObject([
      { key: 'ONE', lead: { name: 'admin' } },
    ]);
    await wear(server, scheme.id, 'TWO', 'TWO');
    expect(keys((await as.get(path)).body)).toEqual(['ONE', 'TWO']);
    expect((await as.put(path, { idsOrKeys: ['TWO'] })).status).toBe(200);
    expect(keys((await as.get(path)).body)).toEqual(['TWO']);
    expect(await offered(server, 'ONE')).toHaveLength(7);
    expect((await as.delete(`${path}/TWO`)).status).toBe(204);
    expect((await as.delete(`${path}/TWO`)).status).toBe(404);
    await wear(server, scheme.id, 'ONE', 'TWO');
    expect((await as.delete(path)).status).toBe(204);
    expect((await as.get(path)).body).toEqual([]);
    expect(keys((await as.get(`${url}/10000/associations`)).body)).toEqual(['ONE', 'TWO']);
    expect((await as.get('/rest/tessera/1.0/audit')).text).toContain(
      'Issue type scheme of a project changed',
    );
  });

  it('refuses what does not exist, and changes nothing then', async () => {
    const { server } = context;
    const as = server.as('admin');
    const scheme = await build(server, 'Unworn', [task]);
    await server.buildProject({ key: 'STAY' });
    const path = `${url}/${scheme.id}/associations`;
    for (const idsOrKeys of [
      ['STAY', 'NONE'],
      ['STAY', 99_999],
    ]) {
      const refused = await as.post(path, { idsOrKeys });
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['idsOrKeys']]);
      expect((await as.put(path, { idsOrKeys })).status).toBe(400);
    }
    expect((await as.post(path, {})).status).toBe(400);
    expect((await as.post(path, { idsOrKeys: 'STAY' })).status).toBe(400);
    expect((await as.get(path)).body).toEqual([]);
    expect((await as.delete(`${path}/NONE`)).status).toBe(404);
    for (const method of ['GET', 'DELETE']) {
      expect((await as.request(method, `${url}/99999/associations`)).status).toBe(404);
    }
    expect((await as.post(`${url}/99999/associations`, { idsOrKeys: [] })).status).toBe(404);
  });
});

describeOnEngines('the issue type scheme of a project', (context) => {
  it('decides which types are created, in which order they are offered', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildProject({ key: 'OFFER' });
    const scheme = await build(server, 'Two', [bug, epic]);
    await wear(server, scheme.id, 'OFFER');
    expect(await offered(server, 'OFFER')).toEqual(['Bug', 'Epic']);
    const meta = await as.get('/rest/api/2/issue/createmeta/OFFER/issuetypes');
    expect(names(meta.body.values)).toEqual(['Bug', 'Epic']);
    const old = await as.get('/rest/api/2/issue/createmeta?projectKeys=OFFER');
    expect(names(old.body.projects[0].issuetypes)).toEqual(['Bug', 'Epic']);
    const fields = { project: { key: 'OFFER' }, summary: 'x', issuetype: { id: story } };
    const refused = await as.post('/rest/api/2/issue', { fields });
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['issuetype']]);
    const issue = await server.buildIssue({ project: 'OFFER', issuetype: 'Bug' });
    const edit = await as.get(`/rest/api/2/issue/${issue.key}/editmeta`);
    expect(names(edit.body.fields.issuetype.allowedValues)).toEqual(['Bug', 'Epic']);
    const change = (id: string) =>
      as.put(`/rest/api/2/issue/${issue.key}`, { fields: { issuetype: { id } } });
    expect((await change(story)).status).toBe(400);
    expect((await change(epic)).status).toBe(204);
    await as.put(`${url}/${scheme.id}`, { issueTypeIds: [epic, story, bug] });
    expect(await offered(server, 'OFFER')).toEqual(['Epic', 'Story', 'Bug']);
    expect((await change(story)).status).toBe(204);
  });

  it('never leaves an issue with a type that is not offered', async () => {
    const { server } = context;
    const as = server.as('admin');
    await server.buildProject({ key: 'KEEP' });
    const scheme = await build(server, 'Kept', [bug, task]);
    const narrow = await build(server, 'Narrow', [task]);
    await wear(server, scheme.id, 'KEEP');
    await server.buildIssue({ project: 'KEEP', issuetype: 'Bug' });
    const shrunk = await as.put(`${url}/${scheme.id}`, { issueTypeIds: [task], name: 'Shrunk' });
    expect([shrunk.status, shrunk.body.errors.issueTypeIds]).toEqual([
      400,
      expect.stringContaining('Bug in KEEP'),
    ]);
    expect((await as.get(`${url}/${scheme.id}`)).body.name).toBe('Kept');
    const path = `${url}/${narrow.id}/associations`;
    for (const method of ['POST', 'PUT']) {
      const moved = await as.request(method, path, { idsOrKeys: ['KEEP'] });
      expect([moved.status, Object.keys(moved.body.errors)]).toEqual([400, ['idsOrKeys']]);
    }
    expect(keys((await as.get(`${url}/${scheme.id}/associations`)).body)).toEqual(['KEEP']);
    await as.put(`${url}/10000`, { issueTypeIds: [task, subtask] });
    const own = `${url}/${scheme.id}`;
    for (const gone of [own, `${own}/associations`, `${own}/associations/KEEP`]) {
      const refused = await as.delete(gone);
      expect([gone, refused.status, refused.text]).toEqual([
        gone,
        400,
        expect.stringContaining('Bug in KEEP'),
      ]);
    }
    expect(await offered(server, 'KEEP')).toEqual(['Bug', 'Task']);
  });
});
