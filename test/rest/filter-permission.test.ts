import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/filter';
const build = async (server: TestServer, as: string, name: string) => {
  const answer = await server.as(as).post(url, { name, jql: '' });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.id as string;
};

describeOnEngines('Sharing filters', (context) => {
  const share = (as: string, id: string, body: unknown) =>
    context.server.as(as).post(`${url}/${id}/permission`, body);
  const sees = async (as: string, id: string) =>
    (await context.server.as(as).get(`${url}/${id}`)).status === 200;

  it('lets in exactly those with whom it is shared', async () => {
    const { server } = context;
    for (const name of ['owner', 'member', 'person', 'actor', 'browser']) await server.buildUser({ name });
    await buildOutsider(server, 'outsider');
    await server.as('admin').post('/rest/api/2/group', { name: 'friends' });
    for (const name of ['owner', 'member'])
      await server.as('admin').post('/rest/api/2/group/user?groupname=friends', { name });
    const project = await server.buildProject({ key: 'ROLE' });
    await server.as('admin').post('/rest/api/2/project/ROLE/role/10001', { user: ['actor'] });
    const person = (await server.as('admin').get('/rest/api/2/user?username=person')).body;
    const cases = [
      [{ type: 'group', groupname: 'friends' }, ['member']],
      [{ type: 'user', userKey: person.key }, ['person']],
      [{ type: 'projectRole', projectId: String(project.id), projectRoleId: '10001' }, ['actor']],
      [{ type: 'project', projectId: String(project.id) }, ['member', 'person', 'actor', 'browser', 'admin']],
      [{ type: 'authenticated' }, ['member', 'person', 'actor', 'browser', 'outsider', 'admin']],
    ] as const;
    for (const [body, admitted] of cases) {
      const id = await build(server, 'owner', `Shared with ${JSON.stringify(body)}`);
      const answer = await share('owner', id, body);
      expect([answer.status, answer.body.length]).toEqual([201, 1]);
      const seen: string[] = [];
      for (const name of ['member', 'person', 'actor', 'browser', 'outsider', 'admin'])
        if (await sees(name, id)) seen.push(name);
      expect(seen).toEqual([...admitted]);
      expect((await server.anonymous.get(`${url}/${id}`)).status).toBe(400);
      const list = await server.as('outsider').get(`${url}/search?id=${id}`);
      expect(list.body.total === 1).toBe((admitted as readonly string[]).includes('outsider'));
      const permission = answer.body[0];
      const ended = await server.as('owner').delete(`${url}/${id}/permission/${permission.id}`);
      expect(ended.status).toBe(204);
      for (const name of admitted) expect(await sees(name, id)).toBe(false);
    }
  });

  it('shows a share as Jira does', async () => {
    const { server } = context;
    await server.buildUser({ name: 'shower' });
    const project = await server.buildProject({ key: 'SHOW' });
    const id = await build(server, 'shower', 'Shown');
    const answer = await share('shower', id, {
      type: 'project',
      projectId: project.id,
      view: true,
      edit: false,
    });
    expect(answer.body).toEqual([
      {
        id: expect.any(Number),
        type: 'project',
        project: expect.objectContaining({ id: String(project.id), key: 'SHOW' }),
        view: true,
        edit: false,
      },
    ]);
    const one = `${url}/${id}/permission/${answer.body[0].id}`;
    expect((await server.as('shower').get(one)).body).toEqual(answer.body[0]);
    expect((await server.as('shower').get(`${url}/${id}/permission/1`)).status).toBe(404);
    expect((await server.as('shower').get(`${url}/999999/permission`)).status).toBe(404);
    expect((await server.as('admin').get(`${url}/${id}`)).body.sharePermissions).toHaveLength(1);
  });

  it('serves visitors what is shared with everyone, and tells them nothing of people and projects', async () => {
    const { server } = context;
    await server.buildUser({ name: 'publisher' });
    const id = await build(server, 'publisher', 'Public');
    await share('publisher', id, { type: 'global' });
    const seen = await server.anonymous.get(`${url}/${id}`);
    expect([seen.status, seen.body.editable]).toEqual([200, false]);
    expect(seen.body.owner).not.toHaveProperty('emailAddress');
    await buildPublicProject(server, 'OPEN');
    const { id: openId } = (await server.as('admin').get('/rest/api/2/project/OPEN')).body;
    const other = await build(server, 'publisher', 'Of an open project');
    await share('publisher', other, { type: 'project', projectId: openId });
    const open = await server.anonymous.get(`${url}/${other}`);
    expect([open.status, open.body.sharePermissions]).toEqual([200, []]);
  });

  it('lets those edit with whom it is shared for that, and never delete', async () => {
    const { server } = context;
    await server.buildUser({ name: 'lender' });
    const editor = await server.buildUser({ name: 'editor' });
    const id = await build(server, 'lender', 'Lent');
    await share('lender', id, { type: 'user', userKey: editor.key, view: true, edit: true });
    const changed = await server.as('editor').put(`${url}/${id}`, { name: 'Edited' });
    expect(changed.body).toMatchObject({ name: 'Edited', editable: true, owner: { name: 'lender' } });
    expect((await server.as('editor').delete(`${url}/${id}`)).status).toBe(403);
    expect(
      (await share('lender', await build(server, 'lender', 'X'), { type: 'global', edit: true })).status,
    ).toBe(400);
  });

  it('makes a share with all the only one, and refuses others beside it', async () => {
    const { server } = context;
    const id = await build(server, 'admin', 'Wide');
    await share('admin', id, { type: 'group', groupname: 'jira-software-users' });
    const wide = await share('admin', id, { type: 'global' });
    expect(wide.body.map((one: { type: string }) => one.type)).toEqual(['global']);
    expect((await share('admin', id, { type: 'global' })).status).toBe(400);
    expect((await share('admin', id, { type: 'group', groupname: 'jira-software-users' })).status).toBe(400);
  });

  it.each([
    ['an unknown type', { type: 'planet' }],
    ['no type', {}],
    ['no group', { type: 'group' }],
    ['an unknown group', { type: 'group', groupname: 'nobody-at-all' }],
    ['a group one is not in', { type: 'group', groupname: 'jira-administrators' }],
    ['an unknown project', { type: 'project', projectId: '999999' }],
    ['a role that is missing', { type: 'projectRole', projectId: '10000' }],
    ['an unknown user', { type: 'user', userKey: 'nobody' }],
    ['an unknown member', { type: 'global', chump: 1 }],
  ])('refuses %s with 400', async (_what, body) => {
    const { server } = context;
    const name = 'refused';
    if ((await server.as('admin').get(`/rest/api/2/user?username=${name}`)).status === 404)
      await server.buildUser({ name });
    const id = await build(server, name, `Refused ${JSON.stringify(body)}`);
    expect((await share(name, id, body)).status).toBe(400);
    expect((await server.as(name).get(`${url}/${id}/permission`)).body).toEqual([]);
  });

  it('answers alike for a group that is missing and one that the caller is not in', async () => {
    const { server } = context;
    await server.buildUser({ name: 'prober' });
    const id = await build(server, 'prober', 'Probe');
    const missing = await share('prober', id, { type: 'group', groupname: 'jira-administratorx' });
    const hidden = await share('prober', id, { type: 'group', groupname: 'jira-administrators' });
    expect(hidden.text.replaceAll('administrators', 'administratorx')).toBe(missing.text);
  });

  it('needs the permission to create shared objects', async () => {
    const { server } = context;
    await buildOutsider(server, 'powerless');
    const id = await build(server, 'powerless', 'Mine alone');
    const answer = await share('powerless', id, { type: 'authenticated' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual({
      shares: 'You do not have permission to share. All shares are invalid.',
    });
    const scope = await server.as('powerless').put(`${url}/defaultShareScope`, { scope: 'GLOBAL' });
    expect(scope.status).toBe(400);
  });

  it('keeps shares that an editor cannot see when the editor sends back what was read', async () => {
    const { server } = context;
    await server.buildUser({ name: 'keeper' });
    await buildOutsider(server, 'half-blind');
    const blind = (await server.as('admin').get('/rest/api/2/user?username=half-blind')).body;
    const project = await server.buildProject({ key: 'DARK' });
    const id = await build(server, 'keeper', 'Kept');
    await share('keeper', id, { type: 'project', projectId: project.id });
    await share('keeper', id, { type: 'user', userKey: blind.key, edit: true });
    const read = (await server.as('half-blind').get(`${url}/${id}`)).body;
    expect(read.sharePermissions.map((one: { type: string }) => one.type)).toEqual(['user']);
    expect((await server.as('half-blind').put(`${url}/${id}`, read)).status).toBe(200);
    const after = (await server.as('keeper').get(`${url}/${id}`)).body.sharePermissions;
    expect(after.map((one: { type: string }) => one.type)).toEqual(['project', 'user']);
  });

  it('names those with whom it is shared where that is asked for, to whoever may browse users', async () => {
    const { server } = context;
    await server.buildUser({ name: 'counted' });
    await server.as('admin').post('/rest/api/2/group', { name: 'counted-ones' });
    await server.as('admin').post('/rest/api/2/group/user?groupname=counted-ones', { name: 'counted' });
    const id = await build(server, 'admin', 'Counted');
    await share('admin', id, { type: 'group', groupname: 'counted-ones' });
    await share('admin', id, {
      type: 'user',
      userKey: (await server.as('admin').get('/rest/api/2/myself')).body.key,
    });
    const plain = (await server.as('admin').get(`${url}/${id}`)).body.sharedUsers;
    expect([plain.size, plain.items]).toEqual([2, []]);
    const all = (await server.as('admin').get(`${url}/${id}?expand=sharedUsers`)).body.sharedUsers;
    expect(all.items.map((user: { name: string }) => user.name)).toEqual(['admin', 'counted']);
    const some = (await server.as('admin').get(`${url}/${id}?expand=sharedUsers[1:1]`)).body.sharedUsers;
    expect(some).toMatchObject({ size: 2, 'start-index': 1, 'end-index': 1, items: [{ name: 'counted' }] });
  });
});
