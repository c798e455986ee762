import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, describeOnEngines } from '../support/server.ts';
import { buildProjectFollowing, create, go, status, steps } from '../support/workflows.ts';

const path = '/rest/api/2/issue';

/** What steps take away from people is taken away everywhere that people could try. */
describeOnEngines('steps of workflows', (context) => {
  let admin: Client;
  let fred: Client;
  let count = 0;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    await admin.post('/rest/api/2/group', { name: 'editors' });
  });

  const follow = async (properties: Record<string, string>): Promise<string> => {
    count += 1;
    const key = `STEP${count}`;
    await buildProjectFollowing(context.server, key, {
      steps: steps({ inProgress: properties }),
      transitions: [
        create(),
        go(11),
        go(21, { from: [status.inProgress], to: status.open, screen: 2 }),
        go(31, { to: status.resolved }),
      ],
    });
    return key;
  };
  /** An issue in the step that limits. */
  const started = async (project: string, more: object = {}): Promise<string> => {
    const { key } = await context.server.buildIssue({ project, ...more });
    const moved = await admin.post(`${path}/${key}/transitions`, { transition: { id: '11' } });
    expect(moved.status, moved.text).toBe(204);
    return key;
  };
  const edit = async (key: string, client = admin) =>
    (await client.put(`${path}/${key}`, { fields: { summary: 'changed' } })).status;
  const comment = async (key: string, client = admin) =>
    (await client.post(`${path}/${key}/comment`, { body: 'x' })).status;
  const held = async (key: string, permission: string, client = admin): Promise<boolean> =>
    (await client.get(`/rest/api/2/mypermissions?issueKey=${key}`)).body.permissions[permission]
      .havePermission;

  it('that are not editable let nobody change an issue but by moving it on', async () => {
    const key = await started(await follow({ 'jira.issue.editable': 'false' }), { summary: 'as it was' });
    expect(await edit(key)).toBe(403);
    expect((await admin.put(`${path}/${key}/assignee`, { name: 'fred' })).status).toBe(403);
    expect((await admin.post(`${path}/${key}/worklog`, { timeSpent: '1h' })).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await admin.put(`${path}/${key}/properties/x`, { a: 1 })).status).toBe(403);
    expect(
      (await admin.post(`${path}/${key}/remotelink`, { object: { url: 'http://a.example', title: 'a' } }))
        .status,
    ).toBeGreaterThanOrEqual(400);
    expect((await admin.get(`${path}/${key}/editmeta`)).body.fields).toEqual({});
    expect(await held(key, 'EDIT_ISSUES')).toBe(false);
    expect((await admin.get(`${path}/${key}`)).body.fields).toMatchObject({
      summary: 'as it was',
      worklog: { total: 0 },
    });
    // A comment is no change, and the screen of the way out has what it has.
    expect(await comment(key)).toBe(201);
    const out = await admin.post(`${path}/${key}/transitions`, {
      transition: { id: '21' },
      fields: { assignee: { name: 'fred' } },
    });
    expect(out.status, out.text).toBe(204);
    expect((await admin.get(`${path}/${key}`)).body.fields.assignee.name).toBe('fred');
    expect(await edit(key)).toBe(204);
  });

  it('take one permission from everybody, an administrator too, and only there', async () => {
    const project = await follow({ 'jira.permission.comment.denied': '' });
    const key = await started(project);
    expect(await comment(key)).toBeGreaterThanOrEqual(400);
    const smuggled = await admin.put(`${path}/${key}`, { update: { comment: [{ add: { body: 'x' } }] } });
    expect(smuggled.status).toBeGreaterThanOrEqual(400);
    const onTheWay = await admin.post(`${path}/${key}/transitions`, {
      transition: { id: '21' },
      update: { comment: [{ add: { body: 'x' } }] },
    });
    expect(onTheWay.status).toBe(400);
    expect((await admin.get(`${path}/${key}/comment`)).body.total).toBe(0);
    expect(await edit(key)).toBe(204);
    const { key: open } = await context.server.buildIssue({ project });
    expect(await comment(open)).toBe(201);
  });

  it('leave a permission to a group, a role, people and whoever the issue is of', async () => {
    const roles = (await admin.get('/rest/api/2/role')).body;
    const administrators = roles.find((one: { name: string }) => one.name === 'Administrators').id;
    const limited = async (properties: Record<string, string>, more: object = {}) => {
      const key = await started(await follow(properties), more);
      return [await edit(key), await edit(key, fred)];
    };
    expect(await limited({ 'jira.permission.edit.group': 'editors' })).toEqual([403, 403]);
    await admin.post('/rest/api/2/group/user?groupname=editors', { name: 'fred' });
    expect(await limited({ 'jira.permission.edit.group': 'editors' })).toEqual([403, 204]);
    expect(await limited({ 'jira.permission.edit.user': 'Fred' })).toEqual([403, 204]);
    expect(await limited({ 'jira.permission.edit.lead': 'true' })).toEqual([204, 403]);
    expect(await limited({ 'jira.permission.edit.projectrole': String(administrators) })).toEqual([204, 403]);
    const his = { assignee: { name: 'fred' } };
    expect(await limited({ 'jira.permission.edit.assignee': 'true' }, his)).toEqual([403, 204]);
    expect(await limited({ 'jira.permission.edit.reporter': 'true' }, his)).toEqual([204, 403]);
    const either = { 'jira.permission.edit.lead.1': 'true', 'jira.permission.edit.group.2': 'editors' };
    expect(await limited(either)).toEqual([204, 204]);
    expect(await limited({ ...either, 'jira.permission.edit.denied': '' })).toEqual([403, 403]);
    await admin.delete('/rest/api/2/group/user?groupname=editors&username=fred');
  });

  it('never give a permission that is not held', async () => {
    const key = await started(await follow({ 'jira.permission.delete.user': 'fred' }));
    expect(await held(key, 'DELETE_ISSUES', fred)).toBe(false);
    // Jira's answer to a logged-in user, too.
    expect((await fred.delete(`${path}/${key}`)).status).toBe(401);
    expect((await admin.delete(`${path}/${key}`)).status).toBe(401);
    expect((await admin.get(`${path}/${key}`)).status).toBe(200);
  });

  it('limit the sub-tasks of the issues in them, and their attachments', async () => {
    const project = await follow({
      'jira.permission.subtasks.edit.denied': '',
      'jira.permission.attach.denied': '',
    });
    const { key: parent } = await context.server.buildIssue({ project });
    const part = (
      await context.server.buildIssue({ project, issuetype: 'Sub-task', parent: { key: parent } })
    ).key;
    expect(await edit(part)).toBe(204);
    await admin.post(`${path}/${parent}/transitions`, { transition: { id: '11' } });
    expect(await edit(part)).toBe(403);
    expect(await edit(parent)).toBe(204);
    expect(await held(parent, 'CREATE_ATTACHMENTS')).toBe(false);
    expect(await held(part, 'CREATE_ATTACHMENTS')).toBe(true);
  });

  it('keep nobody from moving an issue on unless they say so', async () => {
    const key = await started(await follow({ 'jira.permission.transition.denied': '' }));
    expect((await admin.get(`${path}/${key}/transitions`)).body.transitions).toEqual([]);
    const moved = await admin.post(`${path}/${key}/transitions`, { transition: { id: '21' } });
    expect(moved.status).toBe(400);
  });

  describe('cannot promise', () => {
    it.each([
      ['jira.permission.browse.denied', '', "No step can limit the permission 'browse'."],
      ['jira.permission.edit.everybody', 'x', /limited to one of these/],
      ['jira.permission.edit.userCF', 'customfield_1', /limited to one of these/],
      ['jira.permission.edit.group', ' ', 'Say which group.'],
      ['jira.permission.edit.group', 'nobodies', 'There is no such group.'],
      ['jira.permission.edit.group.2', 'Editors', 'There is no such group.'],
      ['jira.permission.subtasks.edit.group', 'nobodies', 'There is no such group.'],
      ['jira.permission.edit.projectrole', 'Developers', 'A project role is named by its id.'],
      ['jira.permission.edit.projectrole', '987654321', 'There is no such project role.'],
      ['jira.issue.editable', 'no', "The value of 'jira.issue.editable' is 'true' or 'false'."],
    ])('%s = %s', async (key, value, sentence) => {
      await expect(follow({ [key]: value })).rejects.toThrow(
        sentence instanceof RegExp ? sentence : new RegExp(sentence.replaceAll('.', '\\.')),
      );
    });
  });
});
