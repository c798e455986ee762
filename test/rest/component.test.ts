import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator, buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/component';
const base = 'http://localhost:8090/jira/rest/api/2';

const build = async (server: TestServer, project: string, name: string, more = {}) => {
  const answer = await server.as('admin').post(url, { project, name, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

describeOnEngines('POST /rest/api/2/component', (context) => {
  it('makes a component and answers all of it', async () => {
    const project = await context.server.buildProject({ key: 'MAKE' });
    await context.server.buildUser({ name: 'lead' });
    const answer = await context.server.as('admin').post(url, {
      name: ' Kernel ',
      description: 'The middle',
      leadUserName: 'lead',
      assigneeType: 'COMPONENT_LEAD',
      project: 'MAKE',
      isAssigneeTypeValid: false,
    });
    expect(answer.status).toBe(201);
    const { lead, assignee, realAssignee, ...rest } = answer.body;
    expect(rest).toEqual({
      self: `${base}/component/${rest.id}`,
      id: expect.stringMatching(/^\d+$/),
      name: 'Kernel',
      description: 'The middle',
      assigneeType: 'COMPONENT_LEAD',
      realAssigneeType: 'COMPONENT_LEAD',
      isAssigneeTypeValid: true,
      project: 'MAKE',
      projectId: project.id,
      archived: false,
      deleted: false,
    });
    for (const user of [lead, assignee, realAssignee]) expect(user.name).toBe('lead');
    expect((await context.server.as('admin').get(`${url}/${rest.id}`)).body).toEqual(answer.body);
  });

  it('takes the project by its id too', async () => {
    const { id } = await context.server.buildProject({ key: 'BYID' });
    const answer = await context.server.as('admin').post(url, { name: 'C', projectId: id });
    expect(answer.body.project).toBe('BYID');
  });

  it('gives issues to the project’s default where the component’s choice cannot be followed', async () => {
    await context.server.buildProject({ key: 'FALL', lead: 'admin' });
    await context.server.as('admin').put('/rest/api/2/project/FALL', { assigneeType: 'PROJECT_LEAD' });
    await buildOutsider(context.server, 'stranger');
    const body = await build(context.server, 'FALL', 'C', {
      leadUserName: 'stranger',
      assigneeType: 'COMPONENT_LEAD',
    });
    expect(body).toMatchObject({
      assignee: { name: 'stranger' },
      realAssigneeType: 'PROJECT_DEFAULT',
      realAssignee: { name: 'admin' },
      isAssigneeTypeValid: false,
    });
    const nobody = await build(context.server, 'FALL', 'D', { assigneeType: 'UNASSIGNED' });
    expect(nobody).toMatchObject({ realAssigneeType: 'UNASSIGNED', isAssigneeTypeValid: true });
    expect(nobody).not.toHaveProperty('realAssignee');
  });

  it('refuses a name that the project has, whatever the case', async () => {
    await context.server.buildProject({ key: 'TWICE' });
    await build(context.server, 'TWICE', 'Component A');
    const answer = await context.server.as('admin').post(url, { project: 'TWICE', name: 'component a' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual({
      name: 'A component with the name component a already exists in this project.',
    });
    await context.server.buildProject({ key: 'ELSE' });
    await build(context.server, 'ELSE', 'Component A');
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['an empty name', { name: '  ' }, 'name'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'name'],
    ['an overlong description', { description: 'x'.repeat(40_000) }, 'description'],
    ['an unknown lead', { leadUserName: 'nobody' }, 'leadUserName'],
    ['an unknown assignee type', { assigneeType: 'ME' }, 'assigneeType'],
    ['a NUL', { name: 'a\u0000' }, 'name'],
    ['no project', { project: undefined }, 'project'],
    ['a name that is no text', { name: ['x'] }, 'name'],
  ])('refuses %s, naming the field', async (_what, more, field) => {
    await context.server.as('admin').post('/rest/api/2/project', {
      key: 'WRONG',
      name: 'Wrong',
      lead: 'admin',
      projectTypeKey: 'software',
    });
    const answer = await context.server.as('admin').post(url, { project: 'WRONG', name: 'Fine', ...more });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await context.server.as('admin').get('/rest/api/2/project/WRONG/components')).body).toEqual([]);
  });

  it('refuses unknown members in Jackson’s words', async () => {
    const answer = await context.server.as('admin').post(url, { project: 'WRONG', name: 'X', chump: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body.errorMessages[0]).toMatch(/^Unrecognized field "chump"/);
  });

  it('answers in Jira’s words to whoever may not', async () => {
    await context.server.buildProject({ key: 'CLOSED' });
    await buildPublicProject(context.server, 'OPEN');
    await context.server.buildUser({ name: 'user' });
    const post = (client: TestServer['anonymous'], project: string) =>
      client.post(url, { project, name: 'Mine' });
    const missing = await post(context.server.as('admin'), 'FAKE');
    expect(missing.status).toBe(404);
    expect(missing.body.errorMessages).toEqual(["No project could be found with key 'FAKE'."]);
    const hidden = await post(context.server.anonymous, 'CLOSED');
    expect(hidden.status).toBe(404);
    expect(hidden.body.errorMessages).toEqual(["No project could be found with key 'CLOSED'."]);
    const anonymous = await post(context.server.anonymous, 'OPEN');
    const user = await post(context.server.as('user'), 'OPEN');
    expect([anonymous.status, user.status]).toEqual([401, 403]);
    for (const { body } of [anonymous, user]) {
      expect(body.errorMessages).toEqual(['You cannot edit the configuration of this project.']);
    }
  });

  it('is for the project’s own administrators too', async () => {
    await context.server.buildProject({ key: 'OWN' });
    await buildProjectAdministrator(context.server, 'owner', 'OWN');
    const answer = await context.server.as('owner').post(url, { project: 'OWN', name: 'Mine' });
    expect(answer.status).toBe(201);
  });
});

describeOnEngines('GET, PUT and DELETE /rest/api/2/component/{id}', (context) => {
  it('changes what is given, and takes back what it gave', async () => {
    await context.server.buildProject({ key: 'CHANGE' });
    const before = await build(context.server, 'CHANGE', 'Before', {
      leadUserName: 'admin',
      description: 'D',
    });
    const admin = context.server.as('admin');
    const same = await admin.put(`${url}/${before.id}`, before);
    expect(same.status).toBe(200);
    expect(same.body).toEqual(before);
    const after = await admin.put(`${url}/${before.id}`, { name: 'After', archived: true });
    expect(after.body).toEqual({ ...before, name: 'After', archived: true });
    const bare = await admin.put(`${url}/${before.id}`, { leadUserName: '', description: null });
    expect(bare.body).not.toHaveProperty('lead');
    expect(bare.body).not.toHaveProperty('description');
  });

  it('refuses the name of another component', async () => {
    await context.server.buildProject({ key: 'NAMES' });
    await build(context.server, 'NAMES', 'One');
    const two = await build(context.server, 'NAMES', 'Two');
    const answer = await context.server.as('admin').put(`${url}/${two.id}`, { name: 'One' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty('name');
    expect((await context.server.as('admin').put(`${url}/${two.id}`, { name: 'TWO' })).status).toBe(200);
  });

  it('takes a deleted component off its issues, or puts another in its place, and says so in their history', async () => {
    await context.server.buildProject({ key: 'SWAP' });
    const from = await build(context.server, 'SWAP', 'From');
    const to = await build(context.server, 'SWAP', 'To');
    const one = await context.server.buildIssue({ project: 'SWAP', components: [{ id: from.id }] });
    const both = await context.server.buildIssue({
      project: 'SWAP',
      components: [{ id: from.id }, { id: to.id }],
    });
    const admin = context.server.as('admin');
    expect((await admin.get(`${url}/${from.id}/relatedIssueCounts`)).body).toEqual({
      self: from.self,
      issueCount: 2,
    });
    expect((await admin.delete(`${url}/${from.id}?moveIssuesTo=${to.id}`)).status).toBe(204);
    for (const { key } of [one, both]) {
      const { fields } = (await admin.get(`/rest/api/2/issue/${key}`)).body;
      expect(fields.components.map((component: { name: string }) => component.name)).toEqual(['To']);
    }
    const { changelog } = (await admin.get(`/rest/api/2/issue/${one.key}?expand=changelog`)).body;
    const items = changelog.histories.flatMap((history: { items: unknown[] }) => history.items);
    const expected: object[] = [
      { field: 'Component', fieldtype: 'jira', from: from.id, fromString: 'From', to: null },
      { field: 'Component', fieldtype: 'jira', from: null, to: to.id, toString: 'To' },
    ];
    expect(items).toMatchObject(expected);
    expect((await admin.delete(`${url}/${to.id}`)).status).toBe(204);
    expect((await admin.get(`/rest/api/2/issue/${one.key}`)).body.fields.components).toEqual([]);
  });

  it('refuses to move issues to the component that goes, or to one of another project', async () => {
    await context.server.buildProject({ key: 'HERE' });
    await context.server.buildProject({ key: 'THERE' });
    const here = await build(context.server, 'HERE', 'C');
    const there = await build(context.server, 'THERE', 'C');
    const admin = context.server.as('admin');
    expect((await admin.delete(`${url}/${here.id}?moveIssuesTo=${here.id}`)).status).toBe(400);
    expect((await admin.delete(`${url}/${here.id}?moveIssuesTo=${there.id}`)).status).toBe(404);
    expect((await admin.delete(`${url}/${here.id}?moveIssuesTo=abc`)).status).toBe(404);
    expect((await admin.get(`${url}/${here.id}`)).status).toBe(200);
  });

  it('answers the same where it is hidden as where it is not there', async () => {
    await context.server.buildProject({ key: 'HIDE' });
    const { id } = await build(context.server, 'HIDE', 'Secret');
    await buildOutsider(context.server, 'outsider');
    for (const client of [context.server.as('outsider'), context.server.anonymous]) {
      for (const [method, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['DELETE', ''],
        ['GET', '/relatedIssueCounts'],
      ] as const) {
        const body = method === 'PUT' ? { name: 'x' } : undefined;
        const hidden = await client.request(method, `${url}/${id}${path}`, body);
        const missing = await client.request(method, `${url}/424242${path}`, body);
        expect([hidden.status, missing.status]).toEqual([404, 404]);
        expect(hidden.text).toBe(missing.text.replace('424242', id));
        expect(hidden.body.errorMessages).toEqual([`The component with id ${id} does not exist.`]);
      }
    }
  });

  it('is changed and deleted by administrators only', async () => {
    await context.server.buildProject({ key: 'GUARD' });
    const { id } = await build(context.server, 'GUARD', 'Guarded');
    await context.server.buildUser({ name: 'user' });
    expect((await context.server.as('user').put(`${url}/${id}`, { name: 'Mine' })).status).toBe(403);
    expect((await context.server.as('user').delete(`${url}/${id}`)).status).toBe(403);
    expect((await context.server.as('user').get(`${url}/${id}`)).body.name).toBe('Guarded');
  });
});

describeOnEngines('Lists of components', (context) => {
  it('are by name within a project, and by pages over all that may be browsed', async () => {
    await context.server.buildProject({ key: 'LISTA' });
    const { id } = await context.server.buildProject({ key: 'LISTB' });
    for (const name of ['zeta', 'Alpha', 'mid%dle']) await build(context.server, 'LISTA', name);
    await build(context.server, 'LISTB', 'Beta');
    const admin = context.server.as('admin');
    const names = (list: { name: string }[]) => list.map((one) => one.name);
    expect(names((await admin.get('/rest/api/2/project/LISTA/components')).body)).toEqual([
      'Alpha',
      'mid%dle',
      'zeta',
    ]);
    const page = await admin.get(`${url}/page?maxResults=2&startAt=1`);
    expect(page.body).toMatchObject({ total: 4, startAt: 1, maxResults: 2, isLast: false });
    expect(names(page.body.values)).toEqual(['Beta', 'mid%dle']);
    expect(names((await admin.get(`${url}/page?projectIds=${id}`)).body.values)).toEqual(['Beta']);
    expect(names((await admin.get(`${url}/page?query=%25`)).body.values)).toEqual(['mid%dle']);
    expect((await admin.get(`${url}/page?projectIds=LISTA`)).status).toBe(400);
    await buildOutsider(context.server, 'outsider');
    expect((await context.server.as('outsider').get(`${url}/page`)).body.total).toBe(0);
    expect((await context.server.anonymous.get(`${url}/page`)).body.values).toEqual([]);
  });
});
