import { expect, it } from 'vitest';
import { globalPermissions, projectPermissions } from '../../src/permission/permission.ts';
import { adminPassword, basic, describeOnEngines, type OnEngine, userPassword } from '../support/server.ts';

const mine = '/rest/api/2/mypermissions';
const globals = '/rest/tessera/1.0/global-permissions';
const asAdmin = { authorization: basic('admin', adminPassword) };

/** Makes a group, and gives it a global permission. */
async function grantTo({ server }: OnEngine, name: string, permission: string) {
  await server.as('admin').post('/rest/api/2/group', { name });
  const holder = { type: 'group', parameter: name };
  return server.with(asAdmin).post(globals, { permission, holder });
}

describeOnEngines('GET /rest/api/2/mypermissions', (context) => {
  const of = async (name: string, query = '') =>
    (await context.server.as(name).get(`${mine}${query}`)).body.permissions;

  it('answers every permission, whatever is asked for', async () => {
    const { permissions } = (await context.server.as('admin').get(`${mine}?permissions=BROWSE_PROJECTS`))
      .body;
    const keys = [...globalPermissions, ...projectPermissions].flatMap(({ key, legacyKey }) =>
      legacyKey ? [key, legacyKey] : [key],
    );
    expect(Object.keys(permissions).sort()).toEqual(keys.sort());
    expect(keys).toHaveLength(67);
  });

  it('describes each, and gives those that were renamed under their older key too', async () => {
    const permissions = await of('admin');
    expect(permissions.EDIT_ISSUES).toEqual({
      id: '12',
      key: 'EDIT_ISSUES',
      name: 'Edit Issues',
      type: 'PROJECT',
      description: expect.any(String),
      havePermission: false,
    });
    expect(permissions.EDIT_ISSUE).toEqual({
      ...permissions.EDIT_ISSUES,
      key: 'EDIT_ISSUE',
      deprecatedKey: true,
    });
    expect(permissions.SYSTEM_ADMIN).toMatchObject({ id: '44', type: 'GLOBAL', havePermission: true });
    expect(permissions.ASSIGNABLE_USER).not.toHaveProperty('deprecatedKey');
  });

  it('tells in which projects one may do what: in one, in another, in any', async () => {
    const { server } = context;
    await server.buildUser({ name: 'fred' });
    await server.buildProject({ key: 'MINE' });
    const hidden = await server.buildProject({ key: 'CLOSED' });
    const closed = await server.as('admin').post('/rest/api/2/permissionscheme', { name: 'Closed' });
    await server.as('admin').put('/rest/api/2/project/CLOSED/permissionscheme', { id: closed.body.id });

    expect((await of('fred', '?projectKey=MINE')).EDIT_ISSUES.havePermission).toBe(true);
    expect((await of('fred', '?projectKey=MINE')).DELETE_ISSUES.havePermission).toBe(false);
    expect((await of('fred')).EDIT_ISSUES.havePermission).toBe(true);
    expect((await of('fred')).ADMINISTER_PROJECTS.havePermission).toBe(false);
    expect((await of('admin', '?projectKey=MINE')).ADMINISTER_PROJECTS.havePermission).toBe(true);
    const inHidden = await of('admin', `?projectId=${hidden.id}`);
    expect([inHidden.BROWSE_PROJECTS.havePermission, inHidden.ADMINISTER.havePermission]).toEqual([
      false,
      true,
    ]);
  });

  it('answers for a project that is hidden as for one that is missing', async () => {
    const { server } = context;
    const { body } = await server.as('admin').get('/rest/api/2/project/CLOSED');
    for (const client of [server.as('fred'), server.anonymous]) {
      const hidden = await client.get(`${mine}?projectKey=CLOSED`);
      const missing = await client.get(`${mine}?projectKey=NOWHERE`);
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.body.errorMessages).toEqual(["No project could be found with key 'CLOSED'."]);
      expect(missing.body.errorMessages).toEqual(["No project could be found with key 'NOWHERE'."]);
      const byId = await client.get(`${mine}?projectId=${body.id}`);
      expect(byId.body.errorMessages).toEqual([`No project could be found with id '${body.id}'.`]);
    }
  });

  it('counts what the reporter and the assignee of an issue hold on it, and nowhere else', async () => {
    const { server } = context;
    const scheme = await server.as('admin').post('/rest/api/2/permissionscheme', {
      name: 'Own issues',
      permissions: [
        { permission: 'BROWSE_PROJECTS', holder: { type: 'applicationRole' } },
        { permission: 'CREATE_ISSUES', holder: { type: 'applicationRole' } },
        { permission: 'ASSIGN_ISSUES', holder: { type: 'applicationRole' } },
        { permission: 'ASSIGNABLE_USER', holder: { type: 'applicationRole' } },
        { permission: 'EDIT_ISSUES', holder: { type: 'reporter' } },
        { permission: 'CLOSE_ISSUES', holder: { type: 'assignee' } },
      ],
    });
    await server.buildProject({ key: 'OWN' });
    await server.as('admin').put('/rest/api/2/project/OWN/permissionscheme', { id: scheme.body.id });
    const issue = (summary: string, assignee?: string) => ({
      fields: {
        project: { key: 'OWN' },
        summary,
        issuetype: { name: 'Task' },
        ...(assignee && { assignee: { name: assignee } }),
      },
    });
    const own = (await server.as('fred').post('/rest/api/2/issue', issue('mine'))).body;
    const assigned = (await server.as('admin').post('/rest/api/2/issue', issue('for fred', 'fred'))).body;

    const holds = async (query: string) => {
      const { EDIT_ISSUES, CLOSE_ISSUES } = await of('fred', query);
      return [EDIT_ISSUES.havePermission, CLOSE_ISSUES.havePermission];
    };
    expect(await holds(`?issueKey=${own.key}`)).toEqual([true, false]);
    expect(await holds(`?issueId=${assigned.id}`)).toEqual([false, true]);
    expect(await holds(`?issueKey=${String(own.key).toLowerCase()}`)).toEqual([true, false]);
    expect(await holds('?projectKey=OWN')).toEqual([false, false]);
  });

  it('answers for an issue that is hidden as for one that is missing', async () => {
    const { server } = context;
    const open = await server.as('admin').get('/rest/api/2/permissionscheme');
    const closed = open.body.permissionSchemes.find((one: { name: string }) => one.name === 'Closed');
    await server.buildProject({ key: 'SHUT' });
    const issue = await server.buildIssue({ project: 'SHUT' });
    await server.as('admin').put('/rest/api/2/project/SHUT/permissionscheme', { id: closed.id });
    for (const name of [issue.key, 'SHUT-99', 'NOWHERE-1', 'nonsense', '%20', `${'9'.repeat(30)}`]) {
      const user = await server.as('fred').get(`${mine}?issueKey=${name}`);
      expect([user.status, user.body.errorMessages]).toEqual([404, ['Issue Does Not Exist']]);
      const nobody = await server.anonymous.get(`${mine}?issueKey=${name}`);
      expect([nobody.status, nobody.body.errorMessages]).toEqual([
        401,
        ['You do not have the permission to see the specified issue.', 'Login Required'],
      ]);
    }
    expect((await server.as('fred').get(`${mine}?issueId=${issue.id}`)).status).toBe(404);
  });

  it('says to an anonymous visitor what he has: nothing, until something is granted to anyone', async () => {
    const { server } = context;
    const held = async () => {
      const { permissions } = (await server.anonymous.get(mine)).body;
      return Object.keys(permissions).filter((key) => permissions[key].havePermission);
    };
    expect(await held()).toEqual([]);
    await server.with(asAdmin).post(globals, { permission: 'USER_PICKER', holder: { type: 'anyone' } });
    expect(await held()).toEqual(['USER_PICKER']);
  });

  it('refuses a repeated parameter rather than guessing which one is meant', async () => {
    const { status } = await context.server.as('admin').get(`${mine}?projectKey=MINE&projectKey=CLOSED`);
    expect(status).toBe(400);
  });
});

describeOnEngines('GET /rest/api/2/permissions', (context) => {
  const path = '/rest/api/2/permissions';

  it('lists every permission under its present key to an administrator', async () => {
    const { status, body } = await context.server.as('admin').get(path);
    expect(status).toBe(200);
    expect(Object.keys(body.permissions)).toHaveLength(39);
    expect(body.permissions.MANAGE_WATCHERS).toEqual({
      id: '32',
      key: 'MANAGE_WATCHERS',
      name: 'Manage Watchers',
      type: 'PROJECT',
      description: expect.any(String),
    });
    expect(body.permissions).not.toHaveProperty('MANAGE_WATCHER_LIST');
  });

  it('is for administrators', async () => {
    await context.server.buildUser({ name: 'fred' });
    expect((await context.server.as('fred').get(path)).status).toBe(403);
    expect((await context.server.anonymous.get(path)).status).toBe(401);
  });
});

describeOnEngines('/rest/tessera/1.0/global-permissions', (context) => {
  const admin = () => context.server.with(asAdmin);
  const find = async (permission: string, holder: string) =>
    (await admin().get(globals)).body.grants.find(
      (grant: { permission: string; holder: { parameter?: string } }) =>
        grant.permission === permission && grant.holder.parameter === holder,
    );

  it('lists who holds what', async () => {
    const { status, body } = await context.server.as('admin').get(globals);
    expect(status).toBe(200);
    expect(body.grants[0]).toEqual({
      id: expect.any(Number),
      self: expect.stringMatching(/\/jira\/rest\/tessera\/1\.0\/global-permissions\/\d+$/),
      holder: { type: 'group', parameter: 'jira-administrators' },
      permission: 'ADMINISTER',
    });
  });

  it('grants to a group, from the next request on, and takes back', async () => {
    const { server } = context;
    await server.as('admin').post('/rest/api/2/group', { name: 'helping' });
    await server.buildUser({ name: 'fred', groups: ['helping'] });
    const has = async () => (await server.as('fred').get(mine)).body.permissions.ADMINISTER.havePermission;
    expect(await has()).toBe(false);
    const holder = { type: 'group', parameter: 'HELPING' };
    const made = await admin().post(globals, { permission: 'ADMINISTER', holder });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      permission: 'ADMINISTER',
      holder: { type: 'group', parameter: 'helping' },
    });
    expect(await has()).toBe(true);
    expect((await admin().delete(`${globals}/${made.body.id}`)).status).toBe(204);
    expect(await has()).toBe(false);
    expect((await admin().delete(`${globals}/${made.body.id}`)).status).toBe(404);
  });

  it('refuses what cannot be, naming the field', async () => {
    const group = { type: 'group', parameter: 'jira-administrators' };
    const cases: [unknown, string][] = [
      [{ permission: 'FLY', holder: group }, 'permission'],
      [{ permission: 'BROWSE_PROJECTS', holder: group }, 'permission'],
      [{ permission: 'USER_PICKER', holder: { type: 'user', parameter: 'admin' } }, 'holder.type'],
      [{ permission: 'USER_PICKER', holder: { type: 'group' } }, 'holder.parameter'],
      [{ permission: 'USER_PICKER', holder: { type: 'group', parameter: 'nobody' } }, 'holder.parameter'],
      [{ permission: 'ADMINISTER', holder: { type: 'anyone' } }, 'holder.type'],
      [{ permission: 'SYSTEM_ADMIN', holder: { type: 'anyone' } }, 'holder.type'],
      [{ permission: 'USE', holder: { type: 'anyone' } }, 'holder.type'],
      [{ permission: 7, holder: group }, 'permission'],
      [{ holder: group }, 'permission'],
      [{ permission: 'USER_PICKER', holder: { type: 'group', parameter: 'a\0b' } }, 'holder'],
    ];
    for (const [body, field] of cases) {
      const answer = await admin().post(globals, body);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]]);
    }
    const twice = await admin().post(globals, { permission: 'ADMINISTER', holder: group });
    expect(twice.status).toBe(400);
    expect((await admin().post(globals, { permission: 'USE', holder: group, more: 1 })).status).toBe(400);
    expect((await admin().delete(`${globals}/x`)).status).toBe(404);
  });

  it('is for system administrators: an administrator who is none cannot make himself one', async () => {
    await grantTo(context, 'helpers', 'ADMINISTER');
    await context.server.buildUser({ name: 'helper', groups: ['helpers'] });
    const helper = context.server.with({ authorization: basic('helper', userPassword) });
    expect((await helper.get('/rest/api/2/permissionscheme')).status).toBe(200);
    const { id } = await find('SYSTEM_ADMIN', 'jira-administrators');
    const holder = { type: 'group', parameter: 'helpers' };
    const tries = [
      await helper.get(globals),
      await helper.post(globals, { permission: 'SYSTEM_ADMIN', holder }),
      await helper.post(globals, { permission: 'BULK_CHANGE', holder }),
      await helper.delete(`${globals}/${id}`),
      await helper.post('/rest/api/2/group/user?groupname=jira-administrators', { name: 'helper' }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await find('SYSTEM_ADMIN', 'helpers')).toBeUndefined();
    expect((await helper.get(mine)).body.permissions.SYSTEM_ADMIN.havePermission).toBe(false);
  });

  it('is nothing for others', async () => {
    await context.server.buildUser({ name: 'sam' });
    expect((await context.server.as('sam').get(globals)).status).toBe(403);
    expect((await context.server.anonymous.get(globals)).status).toBe(401);
    const body = { permission: 'SYSTEM_ADMIN', holder: { type: 'group', parameter: 'jira-software-users' } };
    expect((await context.server.as('sam').post(globals, body)).status).toBe(403);
    expect((await context.server.anonymous.post(globals, body)).status).toBe(401);
  });

  it('asks whoever comes with a cookie for the password before anything changes', async () => {
    const body = { permission: 'USER_PICKER', holder: { type: 'group', parameter: 'jira-administrators' } };
    const answer = await context.server.as('admin').post(globals, body);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ message: 'This resource requires WebSudo.', 'status-code': 401 });
    const { id } = await find('SYSTEM_ADMIN', 'jira-administrators');
    expect((await context.server.as('admin').delete(`${globals}/${id}`)).status).toBe(401);
  });

  it('keeps the last way by which anybody is a system administrator', async () => {
    const { id } = await find('SYSTEM_ADMIN', 'jira-administrators');
    expect((await admin().delete(`${globals}/${id}`)).status).toBe(400);
    await grantTo(context, 'empty', 'SYSTEM_ADMIN');
    expect((await admin().delete(`${globals}/${id}`)).status).toBe(400);
    await context.server.buildUser({ name: 'second', groups: ['empty'] });
    expect((await admin().delete(`${globals}/${id}`)).status).toBe(204);
    expect((await admin().get(globals)).status).toBe(403);
    const second = context.server.with({ authorization: basic('second', userPassword) });
    const holder = { type: 'group', parameter: 'jira-administrators' };
    expect((await second.post(globals, { permission: 'SYSTEM_ADMIN', holder })).status).toBe(201);
  });

  it('writes down who granted what to whom', async () => {
    await grantTo(context, 'audited', 'USER_PICKER');
    const { body } = await context.server.as('admin').get('/rest/tessera/1.0/audit?maxResults=5');
    const entry = JSON.stringify(body);
    expect(entry).toContain('Global permission granted');
    expect(entry).toContain('group: audited');
  });
});
