import { expect, it } from 'vitest';
import { describeOnEngines, type OnEngine } from '../support/server.ts';

const path = '/rest/api/2/role';
const noSuchRole =
  "We don't seem to be able to find the role you're trying to use. Check it still exists and try again.";
const stock = { users: 10000, developers: 10001, administrators: 10002 };

const inProject = (key: string, id?: number) =>
  `/rest/api/2/project/${key}/role${id === undefined ? '' : `/${id}`}`;

/** A project, and a user who administers it and nothing else. */
async function buildAdministered({ server }: OnEngine, key: string, administrator: string) {
  await server.buildUser({ name: administrator });
  await server.buildProject({ key });
  const added = await server
    .as('admin')
    .post(inProject(key, stock.administrators), { user: [administrator] });
  if (added.status !== 200) throw new Error(added.text);
}

const namesIn = (body: { actors: { name: string }[] }): string[] => body.actors.map(({ name }) => name);

describeOnEngines('GET /rest/api/2/role', (context) => {
  it('lists the stock roles with their default actors', async () => {
    const { status, body } = await context.server.as('admin').get(path);
    expect(status).toBe(200);
    expect(body.map((role: { id: number; name: string }) => [role.id, role.name])).toEqual([
      [10002, 'Administrators'],
      [10001, 'Developers'],
      [10000, 'Users'],
    ]);
    expect(body[0]).toEqual({
      self: expect.stringMatching(/\/jira\/rest\/api\/2\/role\/10002$/),
      name: 'Administrators',
      id: 10002,
      description: expect.any(String),
      actors: [
        {
          id: expect.any(Number),
          displayName: 'jira-administrators',
          type: 'atlassian-group-role-actor',
          name: 'jira-administrators',
        },
      ],
    });
  });

  it('shows the names, and no actors, to those who administer a project, and nothing to others', async () => {
    await buildAdministered(context, 'LEAD', 'lead');
    await context.server.buildUser({ name: 'fred' });
    const { status, body } = await context.server.as('lead').get(path);
    expect([status, body.length, Object.keys(body[0])]).toEqual([
      200,
      3,
      ['self', 'name', 'id', 'description'],
    ]);
    expect((await context.server.as('lead').get(`${path}/10002`)).body).not.toHaveProperty('actors');
    for (const url of [path, `${path}/10002`, `${path}/77777`]) {
      expect((await context.server.as('fred').get(url)).status).toBe(403);
      expect((await context.server.anonymous.get(url)).status).toBe(401);
    }
  });
});

describeOnEngines('/rest/api/2/role/{id}', (context) => {
  const admin = () => context.server.as('admin');

  it('makes, reads, changes and deletes a role', async () => {
    const made = await admin().post(path, { name: ' Testers ', description: 'They test' });
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      self: expect.stringMatching(/\/role\/\d+$/),
      name: 'Testers',
      id: expect.any(Number),
      description: 'They test',
      actors: [],
    });
    const one = `${path}/${made.body.id}`;
    expect((await admin().get(one)).body).toEqual(made.body);
    const partly = await admin().post(one, { description: 'They test well' });
    expect([partly.status, partly.body.name, partly.body.description]).toEqual([
      200,
      'Testers',
      'They test well',
    ]);
    const wholly = await admin().put(one, { name: 'Checkers', description: '' });
    expect([wholly.status, wholly.body.name, wholly.body.description]).toEqual([200, 'Checkers', '']);
    expect((await admin().delete(one)).status).toBe(204);
    const gone = await admin().get(one);
    expect([gone.status, gone.body.errorMessages]).toEqual([404, [noSuchRole]]);
  });

  it('refuses what cannot be', async () => {
    for (const name of ['', '  ', 'x'.repeat(256), 'a\tb', 'a\0b', 7, null]) {
      const answer = await admin().post(path, { name });
      expect([name, answer.status, Object.keys(answer.body.errors)]).toEqual([name, 400, ['name']]);
    }
    expect((await admin().post(path, {})).status).toBe(400);
    expect((await admin().post(path, { name: 'X', actors: [] })).status).toBe(400);
    expect((await admin().post(path, { name: 'developers' })).status).toBe(409);
    const renamed = await admin().put(`${path}/10000`, { name: 'DEVELOPERS', description: '' });
    expect([renamed.status, Object.keys(renamed.body.errors)]).toEqual([400, ['name']]);
    expect((await admin().put(`${path}/10000`, { name: 'Users' })).status).toBe(400);
    expect((await admin().post(`${path}/10000`, {})).status).toBe(400);
    for (const id of ['99999', 'Users', '-1', '9'.repeat(30)]) {
      expect((await admin().get(`${path}/${id}`)).body.errorMessages).toEqual([noSuchRole]);
      expect((await admin().delete(`${path}/${id}`)).status).toBe(404);
    }
  });

  it('keeps a role that a scheme or a comment needs, unless another takes its place', async () => {
    const { server } = context;
    const role = (await admin().post(path, { name: 'Readers' })).body;
    const other = (await admin().post(path, { name: 'Successors' })).body;
    const holder = { type: 'projectRole', parameter: String(role.id) };
    const granted = { type: 'projectRole', parameter: String(other.id) };
    const scheme = await admin().post('/rest/api/2/permissionscheme', {
      name: 'Needs readers',
      permissions: [
        { permission: 'BROWSE_PROJECTS', holder },
        { permission: 'BROWSE_PROJECTS', holder: granted },
        { permission: 'EDIT_ISSUES', holder },
      ],
    });
    await server.buildProject({ key: 'NEED' });
    await server.buildUser({ name: 'reader' });
    await server.buildUser({ name: 'heir' });
    await admin().post(inProject('NEED', role.id), { user: ['reader', 'admin'] });
    await admin().post(inProject('NEED', other.id), { user: ['heir'] });
    const issue = await server.buildIssue({ project: 'NEED' });
    const visibility = { type: 'role', value: 'Readers' };
    const comments = `/rest/api/2/issue/${issue.key}/comment`;
    expect((await admin().post(comments, { body: 'secret', visibility })).status).toBe(201);

    const used = await admin().delete(`${path}/${role.id}`);
    expect(used.status).toBe(409);
    expect(used.body.errorMessages[0]).toContain("the permission scheme 'Needs readers'");
    expect(used.body.errorMessages[0]).toContain('comments');
    const sees = async (name: string) => (await server.as(name).get(comments)).body.comments.length;
    expect([await sees('reader'), await sees('heir')]).toEqual([1, 0]);
    for (const swap of ['77777', String(role.id), 'x'])
      expect((await admin().delete(`${path}/${role.id}?swap=${swap}`)).status).toBe(400);

    expect((await admin().delete(`${path}/${role.id}?swap=${other.id}`)).status).toBe(204);
    expect([await sees('reader'), await sees('heir')]).toEqual([0, 1]);
    const { permissions } = (await admin().get(`${scheme.body.self.split('/jira')[1]}?expand=permissions`))
      .body;
    expect(
      permissions.map((one: { permission: string; holder: object }) => [one.permission, one.holder]),
    ).toEqual([
      ['BROWSE_PROJECTS', { ...granted, expand: 'projectRole' }],
      ['EDIT_ISSUES', { ...granted, expand: 'projectRole' }],
    ]);
  });

  it('is changed by administrators only', async () => {
    await buildAdministered(context, 'BOSS', 'boss');
    const ways: [string, string, unknown?][] = [
      ['POST', path, { name: 'Mine' }],
      ['POST', `${path}/10000`, { name: 'Mine' }],
      ['PUT', `${path}/10000`, { name: 'Mine', description: '' }],
      ['DELETE', `${path}/10000`],
      ['GET', `${path}/10000/actors`],
      ['POST', `${path}/10002/actors`, { user: ['boss'] }],
      ['DELETE', `${path}/10002/actors?group=jira-administrators`],
    ];
    for (const [method, url, body] of ways) {
      const statuses = [
        (await context.server.as('boss').request(method, url, body)).status,
        (await context.server.anonymous.request(method, url, body)).status,
      ];
      expect([method, url, ...statuses]).toEqual([method, url, 403, 401]);
    }
  });
});

describeOnEngines('/rest/api/2/role/{id}/actors', (context) => {
  const admin = () => context.server.as('admin');

  it('changes who is in a role of projects that are made from then on', async () => {
    const { server } = context;
    const actors = `${path}/${stock.developers}/actors`;
    await server.buildUser({ name: 'fred', displayName: 'Zacharias Fred' });
    await server.buildProject({ key: 'BEFORE' });
    const added = await admin().post(actors, { user: ['fred'], group: ['jira-software-users'] });
    expect(added.status).toBe(200);
    expect(added.body.actors).toEqual([
      {
        id: expect.any(Number),
        displayName: 'jira-software-users',
        type: 'atlassian-group-role-actor',
        name: 'jira-software-users',
      },
      {
        id: expect.any(Number),
        displayName: 'Zacharias Fred',
        type: 'atlassian-user-role-actor',
        name: 'fred',
        avatarUrl: expect.stringContaining('/secure/useravatar?size=xsmall'),
      },
    ]);
    await server.buildProject({ key: 'AFTER' });
    const removed = await admin().delete(`${actors}?user=fred`);
    expect([removed.status, namesIn(removed.body)]).toEqual([200, ['jira-software-users']]);
    expect(namesIn((await admin().get(actors)).body)).toEqual(['jira-software-users']);
    const developers = async (key: string) =>
      namesIn((await admin().get(inProject(key, stock.developers))).body);
    expect(await developers('BEFORE')).toEqual([]);
    expect(await developers('AFTER')).toEqual(['jira-software-users', 'fred']);
  });

  it('refuses whom there is not', async () => {
    const actors = `${path}/${stock.users}/actors`;
    const missing = await admin().post(actors, { user: ['nobody'] });
    expect([missing.status, missing.body.errorMessages]).toEqual([
      404,
      [
        "We can't find 'nobody' in any accessible user directory. Check they're still active and available, and try again.",
      ],
    ]);
    expect((await admin().post(actors, { group: ['nobody'] })).status).toBe(404);
    expect((await admin().post(actors, {})).status).toBe(400);
    expect((await admin().post(actors, { user: [] })).status).toBe(400);
    expect((await admin().post(actors, { users: ['admin'] })).status).toBe(400);
    expect((await admin().delete(actors)).status).toBe(400);
    expect((await admin().delete(`${actors}?user=admin&group=jira-administrators`)).status).toBe(400);
    expect((await admin().delete(`${actors}?user=admin`)).status).toBe(404);
  });
});

describeOnEngines('/rest/api/2/project/{projectIdOrKey}/role', (context) => {
  const admin = () => context.server.as('admin');

  it('maps every role to its address in the project', async () => {
    await buildAdministered(context, 'MAP', 'chief');
    const { id } = (await admin().get('/rest/api/2/project/MAP')).body;
    const { status, body } = await context.server.as('chief').get(inProject('MAP'));
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['Administrators', 'Developers', 'Users']);
    expect(body.Users).toMatch(new RegExp(`/jira/rest/api/2/project/${id}/role/10000$`));
    const followed = await admin().get(body.Administrators.split('/jira')[1]);
    expect(followed.body).toEqual({
      self: body.Administrators,
      name: 'Administrators',
      id: 10002,
      description: expect.any(String),
      actors: [
        expect.objectContaining({ name: 'chief', type: 'atlassian-user-role-actor' }),
        expect.objectContaining({ name: 'jira-administrators', type: 'atlassian-group-role-actor' }),
      ],
    });
  });

  it('puts people in and takes them out, for whoever administers the project', async () => {
    const { server } = context;
    await server.buildUser({ name: 'fred' });
    const url = inProject('MAP', stock.users);
    const chief = server.as('chief');
    const added = await chief.post(url, { user: ['FRED'], group: ['jira-software-users'] });
    expect([added.status, namesIn(added.body)]).toEqual([200, ['fred', 'jira-software-users']]);
    expect((await chief.post(url, { user: ['fred'] })).status).toBe(400);
    expect((await chief.post(url, { user: ['fred', 'chief'] })).status).toBe(200);
    expect((await chief.delete(`${url}?user=chief`)).status).toBe(204);
    expect((await chief.delete(`${url}?group=jira-software-users`)).status).toBe(204);
    expect((await chief.delete(`${url}?user=chief`)).status).toBe(404);
    expect((await chief.delete(url)).status).toBe(400);
    expect(namesIn((await chief.get(url)).body)).toEqual(['fred']);
  });

  it('sets the actors of a role; a kind that is not sent, or is null, stays', async () => {
    const url = inProject('MAP', stock.users);
    const set = (categorisedActors: object) => admin().put(url, { id: stock.users, categorisedActors });
    const both = await set({
      'atlassian-user-role-actor': ['admin', 'fred', 'fred'],
      'atlassian-group-role-actor': ['jira-administrators'],
    });
    expect([both.status, namesIn(both.body)]).toEqual([200, ['admin', 'fred', 'jira-administrators']]);
    const users = await set({ 'atlassian-user-role-actor': ['fred'], 'atlassian-group-role-actor': null });
    expect(namesIn(users.body)).toEqual(['fred', 'jira-administrators']);
    expect(namesIn((await set({ 'atlassian-group-role-actor': [] })).body)).toEqual(['fred']);
    expect((await set({ 'atlassian-robot-role-actor': ['x'] })).status).toBe(400);
    expect((await set({ 'atlassian-user-role-actor': ['nobody'] })).status).toBe(404);
    expect((await admin().put(url, {})).status).toBe(400);
    expect(namesIn((await admin().get(url)).body)).toEqual(['fred']);
  });

  it('counts: who is put into a role holds what schemes grant to it, there and nowhere else', async () => {
    const { server } = context;
    await server.buildUser({ name: 'zoe' });
    await server.buildProject({ key: 'OTHER' });
    const may = async (key: string) =>
      (await server.as('zoe').get(`/rest/api/2/mypermissions?projectKey=${key}`)).body.permissions
        .ADMINISTER_PROJECTS.havePermission;
    expect(await may('MAP')).toBe(false);
    await server.as('chief').post(inProject('MAP', stock.administrators), { user: ['zoe'] });
    expect([await may('MAP'), await may('OTHER')]).toEqual([true, false]);
    await server.as('chief').delete(`${inProject('MAP', stock.administrators)}?user=zoe`);
    expect(await may('MAP')).toBe(false);
  });

  it('is changed in the own project only: elsewhere a project administrator is like anybody', async () => {
    const { server } = context;
    const url = inProject('OTHER', stock.administrators);
    const before = (await admin().get(url)).body;
    const body = { user: ['chief'] };
    const whole = { categorisedActors: { 'atlassian-user-role-actor': ['chief'] } };
    for (const name of ['chief', 'fred']) {
      const client = server.as(name);
      const answers = [
        await client.get(url),
        await client.post(url, body),
        await client.put(url, whole),
        await client.delete(`${url}?group=jira-administrators`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      expect(answers[1]?.body.errorMessages).toEqual(['You cannot edit the configuration of this project.']);
    }
    expect((await admin().get(url)).body).toEqual(before);
  });

  it('answers for a project that is hidden as for one that is missing', async () => {
    const { server } = context;
    const scheme = await admin().post('/rest/api/2/permissionscheme', { name: 'Nobody' });
    await server.buildProject({ key: 'HIDDEN' });
    await admin().put('/rest/api/2/project/HIDDEN/permissionscheme', { id: scheme.body.id });
    for (const [method, tail, body] of [
      ['GET', '', undefined],
      ['GET', '/10002', undefined],
      ['POST', '/10002', { user: ['fred'] }],
      ['PUT', '/10002', { categorisedActors: {} }],
      ['DELETE', '/10002?user=fred', undefined],
      ['GET', '/99999', undefined],
    ] as const) {
      const ask = (key: string) => server.as('fred').request(method, `${inProject(key)}${tail}`, body);
      const [hidden, missing] = [await ask('HIDDEN'), await ask('NOWHERE')];
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.text.replace('HIDDEN', 'NOWHERE')).toBe(missing.text);
    }
    expect((await admin().get(inProject('HIDDEN'))).status).toBe(200);
  });

  it('asks an anonymous visitor to log in, and shows the map only of what is public', async () => {
    const { server } = context;
    expect((await server.anonymous.get(inProject('MAP'))).status).toBe(404);
    const scheme = await admin().post('/rest/api/2/permissionscheme', {
      name: 'Public',
      permissions: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'anyone' } }],
    });
    await server.buildProject({ key: 'OPEN' });
    await admin().put('/rest/api/2/project/OPEN/permissionscheme', { id: scheme.body.id });
    expect((await server.anonymous.get(inProject('OPEN'))).status).toBe(200);
    for (const key of ['OPEN', 'HIDDEN', 'NOWHERE']) {
      expect((await server.anonymous.get(inProject(key, 10002))).status).toBe(401);
      expect((await server.anonymous.post(inProject(key, 10002), { user: ['fred'] })).status).toBe(401);
    }
  });

  it('knows no role that is not there', async () => {
    for (const id of ['99999', 'Users', '-1']) {
      const { status, body } = await admin().get(`${inProject('MAP')}/${id}`);
      expect([status, body.errorMessages]).toEqual([404, [noSuchRole]]);
    }
  });

  it('keeps project administrators from locking themselves out', async () => {
    const { server } = context;
    const url = inProject('MAP', stock.administrators);
    const chief = server.as('chief');
    expect((await chief.delete(`${url}?user=chief`)).status).toBe(400);
    const others = { categorisedActors: { 'atlassian-user-role-actor': ['fred'] } };
    expect((await chief.put(url, others)).status).toBe(400);
    expect(namesIn((await admin().get(url)).body)).toEqual(['chief', 'jira-administrators']);
    expect((await admin().delete(`${url}?user=chief`)).status).toBe(204);
    expect((await chief.get(url)).status).toBe(403);
  });

  it('writes down who put whom where', async () => {
    const { body } = await admin().get('/rest/tessera/1.0/audit?maxResults=50');
    expect(JSON.stringify(body)).toContain('Actors added to project role Administrators of MAP');
  });
});
