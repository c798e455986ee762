import { expect, it } from 'vitest';
import { describeOnEngines, type OnEngine } from '../support/server.ts';

const path = '/rest/api/2/permissionscheme';

const browse = (type: string, parameter?: string) => ({
  permission: 'BROWSE_PROJECTS',
  holder: { type, ...(parameter !== undefined && { parameter }) },
});

async function build({ server }: OnEngine, name: string, permissions: unknown[] = []) {
  const { status, body, text } = await server.as('admin').post(path, { name, permissions });
  if (status !== 201) throw new Error(text);
  return body;
}

/** A project that wears a scheme of its own, and a user who administers it and nothing else. */
async function buildAdministered(context: OnEngine, key: string, administrator: string) {
  const { server } = context;
  await server.buildUser({ name: administrator });
  await server.buildProject({ key });
  const added = await server
    .as('admin')
    .post(`/rest/api/2/project/${key}/role/10002`, { user: [administrator] });
  if (added.status !== 200) throw new Error(added.text);
}

describeOnEngines('GET /rest/api/2/permissionscheme', (context) => {
  it('lists the schemes, and what they grant only when asked', async () => {
    const { body } = await context.server.as('admin').get(path);
    expect(body).toEqual({
      permissionSchemes: [
        {
          expand: 'permissions,user,group,projectRole,field,all',
          id: 0,
          self: expect.stringMatching(/\/jira\/rest\/api\/2\/permissionscheme\/0$/),
          name: 'Default Permission Scheme',
          description: expect.any(String),
        },
      ],
    });
    const expanded = (await context.server.as('admin').get(`${path}?expand=permissions`)).body;
    const [scheme] = expanded.permissionSchemes;
    expect(scheme.permissions).toHaveLength(32);
    expect(scheme.permissions[0]).toEqual({
      id: expect.any(Number),
      self: `${scheme.self}/permission/${scheme.permissions[0].id}`,
      holder: { type: 'applicationRole' },
      permission: 'BROWSE_PROJECTS',
    });
  });

  it('keeps the grants of each scheme with it', async () => {
    await build(context, 'Lists: one', [browse('anyone')]);
    await build(context, 'Lists: none');
    const { body } = await context.server.as('admin').get(`${path}?expand=permissions`);
    const counts = body.permissionSchemes.map((one: { name: string; permissions: unknown[] }) => [
      one.name,
      one.permissions.length,
    ]);
    expect(counts).toEqual([
      ['Default Permission Scheme', 32],
      ['Lists: none', 0],
      ['Lists: one', 1],
    ]);
  });

  it('shows holders in full where that is asked for', async () => {
    await context.server.buildUser({ name: 'fred' });
    const { id } = await build(context, 'Holders', [
      browse('group', 'jira-software-users'),
      browse('user', 'fred'),
      browse('projectRole', '10001'),
      browse('projectLead'),
    ]);
    const grants = async (expand: string) =>
      (await context.server.as('admin').get(`${path}/${id}?expand=${expand}`)).body.permissions;
    const plain = (await grants('permissions')).map(({ holder }: { holder: unknown }) => holder);
    expect(plain).toEqual([
      { type: 'group', parameter: 'jira-software-users', expand: 'group' },
      { type: 'user', parameter: expect.stringMatching(/^JIRAUSER\d+$/), expand: 'user' },
      { type: 'projectRole', parameter: '10001', expand: 'projectRole' },
      { type: 'projectLead' },
    ]);
    for (const expand of ['user,group,projectRole', 'all']) {
      const [group, user, role] = await grants(expand);
      expect(group.holder.group).toEqual({
        name: 'jira-software-users',
        self: expect.stringContaining('/rest/api/2/group?groupname=jira-software-users'),
      });
      expect(user.holder.user).toMatchObject({ name: 'fred', displayName: 'fred', active: true });
      expect(role.holder.projectRole).toMatchObject({ id: 10001, name: 'Developers' });
    }
  });

  it('is for administrators, and so is every change', async () => {
    await buildAdministered(context, 'PADM', 'boss');
    const ways: [string, string, unknown?][] = [
      ['GET', path],
      ['POST', path, { name: 'X' }],
      ['GET', `${path}/0`],
      ['PUT', `${path}/0`, { name: 'X' }],
      ['DELETE', `${path}/0`],
      ['GET', `${path}/0/permission`],
      ['POST', `${path}/0/permission`, browse('anyone')],
      ['GET', `${path}/0/permission/10000`],
      ['DELETE', `${path}/0/permission/10000`],
      ['PUT', '/rest/api/2/project/PADM/permissionscheme', { id: 0 }],
    ];
    for (const [method, url, body] of ways) {
      const answers = [
        await context.server.as('boss').request(method, url, body),
        await context.server.anonymous.request(method, url, body),
      ];
      expect([method, url, ...answers.map(({ status }) => status)]).toEqual([method, url, 403, 401]);
    }
  });
});

describeOnEngines('POST /rest/api/2/permissionscheme', (context) => {
  it('makes a scheme with all that it grants, a grant that is sent twice once', async () => {
    const { status, body } = await context.server.as('admin').post(path, {
      name: '  Example scheme ',
      description: 'For an example',
      permissions: [browse('group', 'JIRA-administrators'), browse('group', 'jira-administrators')],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      expand: 'permissions,user,group,projectRole,field,all',
      id: expect.any(Number),
      self: expect.stringMatching(/\/permissionscheme\/\d+$/),
      name: 'Example scheme',
      description: 'For an example',
      permissions: [
        {
          id: expect.any(Number),
          self: `${body.self}/permission/${body.permissions[0].id}`,
          holder: { type: 'group', parameter: 'jira-administrators', expand: 'group' },
          permission: 'BROWSE_PROJECTS',
        },
      ],
    });
    expect((await context.server.as('admin').get(`${path}/${body.id}?expand=permissions`)).body).toEqual(
      body,
    );
  });

  it('takes legacy names of permissions, and a user by name or by key', async () => {
    const { key } = await context.server.buildUser({ name: 'sam' });
    const { permissions } = await build(context, 'Old names', [
      { permission: 'BROWSE', holder: { type: 'user', parameter: 'sam' } },
      { permission: 'EDIT_ISSUE', holder: { type: 'user', parameter: key } },
    ]);
    expect(permissions.map((one: { permission: string }) => one.permission)).toEqual([
      'BROWSE_PROJECTS',
      'EDIT_ISSUES',
    ]);
    for (const { holder } of permissions) expect(holder.parameter).toBe(key);
  });

  it('refuses what cannot be, naming the field, and makes nothing', async () => {
    const before = (await context.server.as('admin').get(path)).body;
    const withGrant = (grant: unknown) => ({ name: 'Refused', permissions: [browse('anyone'), grant] });
    const cases: [unknown, string][] = [
      [{}, 'name'],
      [{ name: '' }, 'name'],
      [{ name: ' ' }, 'name'],
      [{ name: 5 }, 'name'],
      [{ name: 'x'.repeat(256) }, 'name'],
      [{ name: 'a\nb' }, 'name'],
      [{ name: 'a\0b' }, 'name'],
      [{ name: 'Default permission SCHEME' }, 'name'],
      [withGrant({ permission: 'FLY', holder: { type: 'anyone' } }), 'permission'],
      [withGrant({ permission: 'ADMINISTER', holder: { type: 'anyone' } }), 'permission'],
      [withGrant({ permission: 'ADMINISTER_PROJECTS', holder: { type: 'anyone' } }), 'holder.type'],
      [withGrant(browse('everyone')), 'holder.type'],
      [withGrant(browse('userCustomField', 'customfield_10000')), 'holder.type'],
      [withGrant(browse('group')), 'holder.parameter'],
      [withGrant(browse('group', 'nobody')), 'holder.parameter'],
      [withGrant(browse('projectRole', 'Developers')), 'holder.parameter'],
      [withGrant(browse('projectRole', '99999')), 'holder.parameter'],
      [withGrant(browse('user', 'nobody')), 'holder.parameter'],
      [withGrant(browse('reporter', 'fred')), 'holder.parameter'],
      [withGrant(browse('applicationRole', 'confluence')), 'holder.parameter'],
      [withGrant({ permission: 'BROWSE_PROJECTS' }), 'permissions.1.holder'],
      [{ name: 'Refused', permissions: 'all' }, 'permissions'],
    ];
    for (const [body, field] of cases) {
      const answer = await context.server.as('admin').post(path, body);
      expect([field, answer.status, Object.keys(answer.body.errors)]).toEqual([field, 400, [field]]);
    }
    expect((await context.server.as('admin').post(path, { name: 'X', color: 'red' })).status).toBe(400);
    const json = { headers: { 'content-type': 'application/json' } };
    expect((await context.server.as('admin').post(path, '{', json)).status).toBe(400);
    expect((await context.server.as('admin').get(path)).body).toEqual(before);
  });
});

describeOnEngines('PUT /rest/api/2/permissionscheme/{schemeId}', (context) => {
  it('changes the name and leaves what is granted, unless a list of it is sent', async () => {
    const made = await build(context, 'To change', [browse('anyone')]);
    const renamed = await context.server
      .as('admin')
      .put(`${path}/${made.id}`, { name: 'Changed', description: 'now' });
    expect(renamed.status).toBe(200);
    expect(renamed.body).toMatchObject({
      name: 'Changed',
      description: 'now',
      permissions: made.permissions,
    });
    const replaced = await context.server.as('admin').put(`${path}/${made.id}`, {
      permissions: [browse('projectLead')],
    });
    expect(replaced.body).toMatchObject({
      name: 'Changed',
      permissions: [{ holder: { type: 'projectLead' } }],
    });
    const emptied = await context.server.as('admin').put(`${path}/${made.id}`, { permissions: [] });
    expect(emptied.body.permissions).toEqual([]);
  });

  it('takes back what it gave out, as it was read', async () => {
    const made = await build(context, 'Round trip', [browse('projectRole', '10000'), browse('anyone')]);
    const { status, body } = await context.server.as('admin').put(`${path}/${made.id}`, made);
    expect(status).toBe(200);
    const holders = (scheme: typeof made) =>
      scheme.permissions.map(({ holder }: { holder: unknown }) => holder);
    expect(holders(body)).toEqual(holders(made));
  });

  it('refuses the name of another and a scheme that is not there', async () => {
    const { id } = await build(context, 'Second');
    const taken = await context.server
      .as('admin')
      .put(`${path}/${id}`, { name: 'default permission scheme' });
    expect([taken.status, Object.keys(taken.body.errors)]).toEqual([400, ['name']]);
    for (const missing of ['98765', 'x', '-1', `${'9'.repeat(40)}`]) {
      expect((await context.server.as('admin').put(`${path}/${missing}`, { name: 'Y' })).status).toBe(404);
      expect((await context.server.as('admin').get(`${path}/${missing}`)).status).toBe(404);
    }
  });
});

describeOnEngines('DELETE /rest/api/2/permissionscheme/{schemeId}', (context) => {
  it('deletes a scheme that no project uses', async () => {
    const { id } = await build(context, 'Unused', [browse('anyone')]);
    expect((await context.server.as('admin').delete(`${path}/${id}`)).status).toBe(204);
    expect((await context.server.as('admin').get(`${path}/${id}`)).status).toBe(404);
    expect((await context.server.as('admin').delete(`${path}/${id}`)).status).toBe(404);
  });

  it('keeps one that a project uses, naming it, and the default one', async () => {
    const { id } = await build(context, 'Used');
    await context.server.buildProject({ key: 'USES' });
    await context.server.as('admin').put('/rest/api/2/project/USES/permissionscheme', { id });
    const used = await context.server.as('admin').delete(`${path}/${id}`);
    expect([used.status, used.body.errorMessages[0]]).toEqual([400, expect.stringContaining('USES')]);
    expect((await context.server.as('admin').delete(`${path}/0`)).status).toBe(400);
    expect((await context.server.as('admin').get(`${path}/0`)).status).toBe(200);
  });
});

describeOnEngines('/rest/api/2/permissionscheme/{schemeId}/permission', (context) => {
  it('adds, reads and takes back single grants', async () => {
    const { id, self } = await build(context, 'Single grants');
    const admin = context.server.as('admin');
    const added = await admin.post(
      `${path}/${id}/permission?expand=group`,
      browse('group', 'jira-administrators'),
    );
    expect(added.status).toBe(201);
    expect(added.body).toEqual({
      id: expect.any(Number),
      self: `${self}/permission/${added.body.id}`,
      holder: {
        type: 'group',
        parameter: 'jira-administrators',
        expand: 'group',
        group: { name: 'jira-administrators', self: expect.any(String) },
      },
      permission: 'BROWSE_PROJECTS',
    });
    expect(
      (await admin.post(`${path}/${id}/permission`, browse('group', 'jira-administrators'))).status,
    ).toBe(400);
    const listed = (await admin.get(`${path}/${id}/permission`)).body;
    expect(listed.permissions).toHaveLength(1);
    expect(listed.expand).toBe('user,group,projectRole,field,all');
    const one = `${path}/${id}/permission/${added.body.id}`;
    expect((await admin.get(`${one}?expand=all`)).body).toEqual(added.body);
    expect((await admin.delete(one)).status).toBe(204);
    expect((await admin.get(one)).status).toBe(404);
    expect((await admin.delete(one)).status).toBe(404);
  });

  it('finds a grant in its own scheme only', async () => {
    const one = await build(context, 'This one', [browse('anyone')]);
    const other = await build(context, 'The other one');
    const grant = one.permissions[0].id;
    expect((await context.server.as('admin').get(`${path}/${other.id}/permission/${grant}`)).status).toBe(
      404,
    );
    expect((await context.server.as('admin').delete(`${path}/${other.id}/permission/${grant}`)).status).toBe(
      404,
    );
    expect((await context.server.as('admin').get(`${path}/${one.id}/permission/${grant}`)).status).toBe(200);
  });

  it('counts from the next request on', async () => {
    const { server } = context;
    await server.buildUser({ name: 'zoe' });
    const { id } = await build(context, 'Counts at once');
    await server.buildProject({ key: 'COUNT' });
    await server.as('admin').put('/rest/api/2/project/COUNT/permissionscheme', { id });
    const status = async () => (await server.as('zoe').get('/rest/api/2/project/COUNT')).status;
    expect(await status()).toBe(404);
    const { body } = await server.as('admin').post(`${path}/${id}/permission`, browse('user', 'zoe'));
    expect(await status()).toBe(200);
    await server.as('admin').delete(`${path}/${id}/permission/${body.id}`);
    expect(await status()).toBe(404);
  });
});

describeOnEngines('/rest/api/2/project/{projectKeyOrId}/permissionscheme', (context) => {
  const of = (key: string) => `/rest/api/2/project/${key}/permissionscheme`;

  it('tells those who administer the project which scheme it uses, and nobody else', async () => {
    const { server } = context;
    await buildAdministered(context, 'SHOW', 'chief');
    await server.buildUser({ name: 'fred' });
    for (const name of ['admin', 'chief']) {
      const { status, body } = await server.as(name).get(`${of('SHOW')}?expand=permissions`);
      expect([status, body.id, body.permissions.length]).toEqual([200, 0, 32]);
    }
    expect((await server.as('chief').get(of('SHOW'))).body).not.toHaveProperty('permissions');
    expect((await server.as('fred').get(of('SHOW'))).status).toBe(403);
    expect((await server.anonymous.get(of('SHOW'))).status).toBe(401);
  });

  it('gives the project another one, for administrators only', async () => {
    const { server } = context;
    const { id } = await build(context, 'Another', [browse('projectLead')]);
    const put = await server.as('admin').put(of('SHOW'), { id });
    expect([put.status, put.body.id, put.body.name]).toEqual([200, id, 'Another']);
    expect((await server.as('admin').get(of('SHOW'))).body.id).toBe(id);
    expect((await server.as('admin').put(of('SHOW'), { id: String(id) })).status).toBe(200);
    expect((await server.as('chief').get(of('SHOW'))).status).toBe(404);
    await server.as('admin').put(of('SHOW'), { id: 0 });
    expect((await server.as('chief').put(of('SHOW'), { id })).status).toBe(403);
  });

  it('refuses a scheme or a project that is not there', async () => {
    const { server } = context;
    expect((await server.as('admin').put(of('SHOW'), { id: 987654 })).status).toBe(404);
    expect((await server.as('admin').put(of('SHOW'), { id: 'x' })).status).toBe(404);
    expect((await server.as('admin').put(of('SHOW'), {})).status).toBe(400);
    expect((await server.as('admin').put(of('SHOW'), { id: -1 })).status).toBe(400);
    const missing = await server.as('admin').put(of('NONE'), { id: 0 });
    expect([missing.status, missing.body.errorMessages]).toEqual([
      404,
      ["No project could be found with key 'NONE'."],
    ]);
  });

  it('writes down who changed what', async () => {
    const { body } = await context.server.as('admin').get('/rest/tessera/1.0/audit?maxResults=20');
    const text = JSON.stringify(body);
    for (const summary of ['Permission scheme assigned to project', 'Permission scheme created'])
      expect(text).toContain(summary);
    expect(text).toContain('"changedTo":"Another"');
  });
});
