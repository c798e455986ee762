/** Issues that a security level hides: whoever is not in the level meets a missing issue, whichever way they go. */
import { beforeAll, expect, it } from 'vitest';
import { basic, describeOnEngines, type TestServer } from '../support/server.ts';

const own = '/rest/tessera/1/issuesecurityscheme';
const rest = '/rest/api/2';

let count = 0;
const unique = (word: string) => `${word}${++count}`;

interface Level {
  name: string;
  isDefault?: boolean;
  members?: { type: string; parameter?: string | number }[];
}

async function buildScheme(server: TestServer, levels: Level[], name = unique('Scheme ')) {
  const answer = await server.as('admin').post(own, { name, levels });
  if (answer.status !== 201) throw new Error(answer.text);
  const idOf = (level: string): string =>
    answer.body.levels.find((one: { name: string }) => one.name === level).id;
  return { id: answer.body.id as number, idOf, body: answer.body };
}

async function wear(server: TestServer, key: string, id: number | null, levels = {}) {
  return server.as('admin').put(`/rest/tessera/1/project/${key}/issuesecurityscheme`, { id, levels });
}

/** A grant to everybody who may log in, so that whoever is in a level can choose it. */
async function letSetSecurity(server: TestServer) {
  const grant = { permission: 'SET_ISSUE_SECURITY', holder: { type: 'applicationRole' } };
  await server.as('admin').post(`${rest}/permissionscheme/0/permission`, grant);
}

describeOnEngines('an issue with a security level', (context) => {
  let server: TestServer;
  let key: string;
  let id: string;
  let level: string;
  let other: string;
  let attachment: string;
  let comment: string;

  beforeAll(async () => {
    server = context.server;
    await letSetSecurity(server);
    for (const name of ['fred', 'mole']) await server.buildUser({ name });
    await server.buildProject({ key: 'SEC', lead: 'admin' });
    const scheme = await buildScheme(server, [
      {
        name: 'Inner',
        members: [
          { type: 'user', parameter: 'admin' },
          { type: 'user', parameter: 'fred' },
        ],
      },
    ]);
    level = scheme.idOf('Inner');
    expect((await wear(server, 'SEC', scheme.id)).status).toBe(200);
    other = (await server.buildIssue({ project: 'SEC', summary: 'plain words' })).key;
    const made = await server.buildIssue({
      project: 'SEC',
      summary: 'plain secret',
      security: { id: level },
    });
    ({ key, id } = made);
    await server
      .as('admin')
      .post(`${rest}/issue/${key}/comment`, { body: 'plain remark' })
      .then((answer) => {
        comment = answer.body.id;
      });
    const boundary = 'xxBOUNDARYxx';
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhidden bytes\r\n--${boundary}--\r\n`;
    const uploaded = await server.as('admin').post(`${rest}/issue/${key}/attachments`, payload, {
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'x-atlassian-token': 'no-check',
      },
    });
    attachment = uploaded.body[0].id;
  });

  it('is shown with its level to those who are in it', async () => {
    const { body } = await server.as('fred').get(`${rest}/issue/${key}`);
    expect(body.fields.security).toEqual({
      self: `http://localhost:8090/jira${rest}/securitylevel/${level}`,
      id: level,
      name: 'Inner',
      description: '',
    });
    expect((await server.as('fred').get(`${rest}/issue/${other}`)).body.fields.security).toBeNull();
  });

  it('is missing to whoever is not in it, by every way to an issue', async () => {
    const issue = (idOrKey: string) => `${rest}/issue/${idOrKey}`;
    const ways: [method: string, path: (issue: string) => string, body?: unknown][] = [
      ['GET', (one) => issue(one)],
      ['GET', (one) => `${issue(one)}?expand=changelog,transitions,operations`],
      ['PUT', issue, { fields: { summary: 'mine' } }],
      ['DELETE', issue],
      ['PUT', (one) => `${issue(one)}/assignee`, { name: 'mole' }],
      ['GET', (one) => `${issue(one)}/editmeta`],
      ['GET', (one) => `${issue(one)}/comment`],
      ['POST', (one) => `${issue(one)}/comment`, { body: 'me' }],
      ['GET', (one) => `${issue(one)}/comment/${comment}`],
      ['GET', (one) => `${issue(one)}/watchers`],
      ['POST', (one) => `${issue(one)}/watchers`],
      ['GET', (one) => `${issue(one)}/votes`],
      ['POST', (one) => `${issue(one)}/votes`],
      ['GET', (one) => `${issue(one)}/transitions`],
      ['POST', (one) => `${issue(one)}/transitions`, { transition: { id: '11' } }],
      ['GET', (one) => `${issue(one)}/properties`],
      ['GET', (one) => `${issue(one)}/properties/a`],
      ['PUT', (one) => `${issue(one)}/properties/a`, { a: 1 }],
      ['GET', (one) => `${rest}/mypermissions?issueKey=${one}`],
      ['GET', (one) => `${rest}/user/viewissue/search?username=.&issueKey=${one}`],
      ['GET', (one) => `${rest}/user/assignable/search?username=.&issueKey=${one}`],
      ['GET', (one) => `${rest}/user/permission/search?username=.&permissions=BROWSE&issueKey=${one}`],
      ['GET', (one) => `${issue(one)}/worklog`],
      ['GET', (one) => `${issue(one)}/remotelink`],
      ['GET', (one) => `${issue(one)}/subtask`],
    ];
    for (const reader of [server.as('mole'), server.anonymous]) {
      for (const [method, path, body] of ways) {
        const hidden = await reader.request(method, path(key), body);
        const missing = await reader.request(method, path('SEC-999999'), body);
        expect([method, path(key), hidden.status]).toEqual([method, path(key), missing.status]);
        expect(hidden.text).toBe(missing.text.replaceAll('SEC-999999', key));
        expect(hidden.status).toBeGreaterThanOrEqual(400);
      }
      const byId = await reader.get(issue(id));
      const noId = await reader.get(issue('99999999'));
      expect([byId.status, byId.text]).toEqual([noId.status, noId.text]);
    }
    expect((await server.as('fred').get(issue(key))).body.fields.summary).toBe('plain secret');
  });

  it('is no issue to link, to put a sub-task under, or to make in bulk under', async () => {
    const subtask = (parent: string) => ({
      fields: {
        project: { key: 'SEC' },
        summary: 'under',
        issuetype: { name: 'Sub-task' },
        parent: { key: parent },
      },
    });
    const hidden = await server.as('mole').post(`${rest}/issue`, subtask(key));
    const missing = await server.as('mole').post(`${rest}/issue`, subtask('SEC-999999'));
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
    expect(hidden.status).toBe(400);
    const bulk = await server.as('mole').post(`${rest}/issue/bulk`, { issueUpdates: [subtask(key)] });
    expect(bulk.status).toBe(400);
    expect(bulk.body.issues).toEqual([]);
    const link = (outward: string) => ({
      type: { name: 'Blocks' },
      inwardIssue: { key: other },
      outwardIssue: { key: outward },
    });
    const linked = await server.as('mole').post(`${rest}/issueLink`, link(key));
    const unlinked = await server.as('mole').post(`${rest}/issueLink`, link('SEC-999999'));
    expect([linked.status, linked.text.replaceAll(key, 'X')]).toEqual([
      unlinked.status,
      unlinked.text.replaceAll('SEC-999999', 'X'),
    ]);
    expect(linked.status).toBeGreaterThanOrEqual(400);
  });

  it('is no link of an issue that they do see', async () => {
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: other }, outwardIssue: { key } };
    expect((await server.as('admin').post(`${rest}/issueLink`, link)).status).toBe(201);
    const links = async (who: string) =>
      (await server.as(who).get(`${rest}/issue/${other}`)).body.fields.issuelinks;
    expect(await links('fred')).toHaveLength(1);
    expect(await links('mole')).toEqual([]);
    const [{ id: linkId }] = await links('fred');
    const hidden = await server.as('mole').get(`${rest}/issueLink/${linkId}`);
    const missing = await server.as('mole').get(`${rest}/issueLink/999999`);
    expect([hidden.status, hidden.text.replaceAll(linkId, 'X')]).toEqual([
      404,
      missing.text.replaceAll('999999', 'X'),
    ]);
  });

  it('is found by no search of theirs, and not counted', async () => {
    const search = async (who: string, jql: string) =>
      (await server.as(who).get(`${rest}/search?fields=summary&jql=${encodeURIComponent(jql)}`)).body;
    for (const jql of ['project = SEC', 'text ~ plain', 'comment ~ remark', 'project = SEC ORDER BY level']) {
      const seen = await search('fred', jql);
      const hidden = await search('mole', jql);
      expect(seen.issues.map((issue: { key: string }) => issue.key)).toContain(key);
      expect(hidden.issues.map((issue: { key: string }) => issue.key)).not.toContain(key);
      expect(hidden.total).toBe(seen.total - 1);
    }
    const named = await server.as('mole').get(`${rest}/search?jql=key%3D${key}`);
    const missing = await server.as('mole').get(`${rest}/search?jql=key%3DSEC-999999`);
    expect([named.status, named.text.replaceAll(key, 'X')]).toEqual([
      missing.status,
      missing.text.replaceAll('SEC-999999', 'X'),
    ]);
    const picked = await server.as('mole').get(`${rest}/issue/picker?query=secret&currentJQL=`);
    expect(picked.text).not.toContain(key);
  });

  it('keeps its attachment and its comments to those who are in the level', async () => {
    const mole = server.as('mole');
    for (const path of [
      (one: string) => `${rest}/attachment/${one}`,
      (one: string) => `/secure/attachment/${one}/a.txt`,
      (one: string) => `/secure/thumbnail/${one}/a.txt`,
    ]) {
      const hidden = await mole.get(path(attachment));
      const missing = await mole.get(path('999999'));
      expect([hidden.status, hidden.text.replaceAll(attachment, 'X')]).toEqual([
        missing.status,
        missing.text.replaceAll('999999', 'X'),
      ]);
      expect(hidden.text).not.toContain('hidden bytes');
    }
    const [removed, gone] = [
      await mole.delete(`${rest}/attachment/${attachment}`),
      await mole.delete(`${rest}/attachment/999999`),
    ];
    expect([removed.status, removed.text.replaceAll(attachment, 'X')]).toEqual([
      gone.status,
      gone.text.replaceAll('999999', 'X'),
    ]);
    const fetched = await server.as('fred').get(`/secure/attachment/${attachment}/a.txt`);
    expect(fetched.text).toBe('hidden bytes');
  });

  it('is not counted by versions and components for those who do not see it', async () => {
    const version = (await server.as('admin').post(`${rest}/version`, { name: 'v', project: 'SEC' })).body;
    const edit = { fields: { fixVersions: [{ id: version.id }] } };
    for (const one of [key, other]) await server.as('admin').put(`${rest}/issue/${one}`, edit);
    const figure = async (who: string) =>
      (await server.as(who).get(`${rest}/version/${version.id}/relatedIssueCounts`)).body.issuesFixedCount;
    expect([await figure('fred'), await figure('mole')]).toEqual([2, 1]);
  });

  it('is hidden from an administrator who is not in the level', async () => {
    await server.buildUser({ name: 'boss', groups: ['jira-administrators'] });
    expect((await server.as('boss').get(`${rest}/issue/${key}`)).status).toBe(404);
  });

  it('has no watchers who cannot see it', async () => {
    const answer = await server.as('admin').post(`${rest}/issue/${key}/watchers`, JSON.stringify('mole'), {
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(401);
    const viewers = await server.as('admin').get(`${rest}/user/viewissue/search?username=.&issueKey=${key}`);
    expect(viewers.body.map((one: { name: string }) => one.name)).not.toContain('mole');
    expect(viewers.body.map((one: { name: string }) => one.name)).toContain('fred');
  });

  it('opens and closes with the next request when members come and go', async () => {
    const [scheme] = (await server.as('admin').get(own)).body;
    const members = `${own}/${scheme.id}/level/${level}/member`;
    const added = await server.as('admin').post(members, { type: 'user', parameter: 'mole' });
    expect(added.status).toBe(201);
    expect((await server.as('mole').get(`${rest}/issue/${key}`)).status).toBe(200);
    expect((await server.as('admin').delete(`${members}/${added.body.id}`)).status).toBe(204);
    expect((await server.as('mole').get(`${rest}/issue/${key}`)).status).toBe(404);
  });
});

describeOnEngines('who is in a security level', (context) => {
  it.each([
    ['reporter', { type: 'reporter' }],
    ['assignee', { type: 'assignee' }],
    ['projectLead', { type: 'projectLead' }],
    ['group', { type: 'group', parameter: 'insiders' }],
    ['projectRole', { type: 'projectRole', parameter: 10002 }],
    ['anyone', { type: 'anyone' }],
    ['applicationRole', { type: 'applicationRole' }],
  ])('is decided by %s', async (type, member) => {
    const { server } = context;
    const as = server.as('admin');
    await as.post(`${rest}/group`, { name: 'insiders' });
    const [inside, outside] = [unique('in').toLowerCase(), unique('out').toLowerCase()];
    await server.buildUser({ name: inside, groups: ['insiders'] });
    await server.buildUser({ name: outside });
    const project = await server.buildProject({ lead: inside });
    await as.post(`${rest}/project/${project.key}/role/10002`, { user: [inside] });
    const scheme = await buildScheme(server, [{ name: 'L', isDefault: true, members: [member] }]);
    await wear(server, project.key, scheme.id);
    const issue = await server.buildIssue({
      project: project.key,
      reporter: { name: inside },
      assignee: { name: inside },
    });
    const open = type === 'anyone' || type === 'applicationRole';
    expect((await server.as(inside).get(`${rest}/issue/${issue.key}`)).status).toBe(200);
    expect((await server.as(outside).get(`${rest}/issue/${issue.key}`)).status).toBe(open ? 200 : 404);
  });
});

describeOnEngines('the field security', (context) => {
  let server: TestServer;
  let scheme: Awaited<ReturnType<typeof buildScheme>>;

  beforeAll(async () => {
    server = context.server;
    await letSetSecurity(server);
    await server.buildUser({ name: 'ann' });
    await server.buildProject({ key: 'FLD' });
    await server.buildProject({ key: 'BARE' });
    scheme = await buildScheme(server, [
      {
        name: 'Staff',
        isDefault: true,
        members: [
          { type: 'user', parameter: 'admin' },
          { type: 'user', parameter: 'ann' },
        ],
      },
      { name: 'Board', members: [{ type: 'user', parameter: 'admin' }] },
      { name: 'Nobody', members: [] },
    ]);
    await wear(server, 'FLD', scheme.id);
  });

  const create = (who: string, fields: object, project = 'FLD') =>
    server.as(who).post(`${rest}/issue`, {
      fields: { project: { key: project }, summary: 's', issuetype: { name: 'Task' }, ...fields },
    });
  const levelOf = async (key: string) =>
    (await server.as('admin').get(`${rest}/issue/${key}?fields=security`)).body.fields.security?.name ?? null;

  it('has the default where nothing is said, and none where none is asked for', async () => {
    expect(await levelOf((await create('ann', {})).body.key)).toBe('Staff');
    expect(await levelOf((await create('ann', { security: null })).body.key)).toBeNull();
  });

  it('takes a level by id or name that the caller is in, and no other', async () => {
    expect(await levelOf((await create('admin', { security: { name: 'board' } })).body.key)).toBe('Board');
    expect(await levelOf((await create('admin', { security: { id: scheme.idOf('Board') } })).body.key)).toBe(
      'Board',
    );
    for (const security of [{ id: scheme.idOf('Board') }, { name: 'Nobody' }, { id: '99999' }, { id: 'x' }]) {
      const answer = await create('ann', { security });
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        { security: 'The security level selected is invalid.' },
      ]);
    }
    for (const security of ['Staff', 5, [], {}, true]) {
      const answer = await create('ann', { security });
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        { security: "Could not find valid 'id' or 'name' in security object." },
      ]);
    }
  });

  it('is described in metadata to whoever may set it', async () => {
    const meta = async (who: string, project: string) => {
      const path = `${rest}/issue/createmeta?projectKeys=${project}&issuetypeNames=Task&expand=projects.issuetypes.fields`;
      return (await server.as(who).get(path)).body.projects[0].issuetypes[0].fields.security;
    };
    expect(await meta('ann', 'FLD')).toMatchObject({
      required: false,
      schema: { type: 'securitylevel', system: 'security' },
      name: 'Security Level',
      operations: ['set'],
      allowedValues: [{ name: 'Staff' }],
    });
    expect(await meta('ann', 'BARE')).toBeUndefined();
    const issue = (await create('admin', {})).body.key;
    const edit = (await server.as('admin').get(`${rest}/issue/${issue}/editmeta`)).body.fields.security;
    expect(edit.allowedValues.map((one: { name: string }) => one.name)).toEqual(['Board', 'Staff']);
  });

  it('cannot be set where the project has no scheme', async () => {
    const answer = await create('admin', { security: { id: scheme.idOf('Staff') } }, 'BARE');
    expect(answer.status).toBe(400);
    expect(answer.body.errors.security).toContain('cannot be set');
    const made = (await create('admin', {}, 'BARE')).body.key;
    expect((await server.as('admin').get(`${rest}/issue/${made}`)).body.fields).not.toHaveProperty(
      'security',
    );
  });

  it('is edited, with a line in the history, and its sub-tasks follow', async () => {
    const parent = (await create('admin', {})).body.key;
    const child = (await create('admin', { issuetype: { name: 'Sub-task' }, parent: { key: parent } })).body
      .key;
    expect(await levelOf(child)).toBe('Staff');
    const edit = { fields: { security: { name: 'Board' } } };
    expect((await server.as('admin').put(`${rest}/issue/${parent}`, edit)).status).toBe(204);
    expect([await levelOf(parent), await levelOf(child)]).toEqual(['Board', 'Board']);
    expect((await server.as('ann').get(`${rest}/issue/${child}`)).status).toBe(404);
    const { histories } = (await server.as('admin').get(`${rest}/issue/${parent}?expand=changelog`)).body
      .changelog;
    expect(histories.at(-1).items).toEqual([
      {
        field: 'security',
        fieldtype: 'jira',
        fieldId: 'security',
        from: scheme.idOf('Staff'),
        fromString: 'Staff',
        to: scheme.idOf('Board'),
        toString: 'Board',
      },
    ]);
    const own = await server.as('admin').put(`${rest}/issue/${child}`, { fields: { security: null } });
    expect(own.status).toBe(400);
    expect(await levelOf(child)).toBe('Board');
  });

  it('is asked for in JQL as level, by those who may know of the level', async () => {
    const key = (await create('admin', { security: { name: 'Board' } })).body.key;
    const search = (who: string, jql: string) =>
      server.as(who).get(`${rest}/search?jql=${encodeURIComponent(jql)}`);
    const found = await search('admin', 'level = Board');
    expect(found.body.issues.map((issue: { key: string }) => issue.key)).toContain(key);
    const none = await search('admin', 'project = FLD and level is empty');
    expect(none.body.issues.map((issue: { key: string }) => issue.key)).not.toContain(key);
    const hidden = await search('ann', 'level = Board');
    const missing = await search('ann', 'level = Bxxxx');
    expect([hidden.status, hidden.text.replaceAll('Board', 'X')]).toEqual([
      missing.status,
      missing.text.replaceAll('Bxxxx', 'X'),
    ]);
  });

  it('cannot be set without the permission Set Issue Security', async () => {
    const grants = (await server.as('admin').get(`${rest}/permissionscheme/0/permission`)).body.permissions;
    const held = grants.filter((one: { permission: string }) => one.permission === 'SET_ISSUE_SECURITY');
    for (const { id } of held) await server.as('admin').delete(`${rest}/permissionscheme/0/permission/${id}`);
    const answer = await create('ann', { security: { name: 'Staff' } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.security).toContain('cannot be set');
    expect(await levelOf((await create('ann', {})).body.key)).toBe('Staff');
    await letSetSecurity(server);
  });
});

describeOnEngines('security schemes', (context) => {
  it('are read by administrators in Jira’s shape', async () => {
    const { server } = context;
    const scheme = await buildScheme(server, [{ name: 'A', isDefault: true }, { name: 'B' }], 'Shape');
    const base = `http://localhost:8090/jira${rest}`;
    const plain = {
      self: `${base}/issuesecurityschemes/${scheme.id}`,
      id: scheme.id,
      name: 'Shape',
      description: '',
      defaultSecurityLevelId: Number(scheme.idOf('A')),
    };
    const all = await server.as('admin').get(`${rest}/issuesecurityschemes`);
    expect(all.body.issueSecuritySchemes).toContainEqual(plain);
    const one = await server.as('admin').get(`${rest}/issuesecurityschemes/${scheme.id}`);
    const level = (name: string) => ({
      self: `${base}/securitylevel/${scheme.idOf(name)}`,
      id: scheme.idOf(name),
      description: '',
      name,
    });
    expect(one.body).toEqual({ ...plain, levels: [level('A'), level('B')] });
    expect((await server.as('admin').get(`${rest}/issuesecurityschemes/9`)).status).toBe(404);
    expect((await server.as('admin').get(`${rest}/issuesecurityschemes/x`)).status).toBe(404);
    await server.buildUser({ name: 'plain' });
    expect((await server.as('plain').get(`${rest}/issuesecurityschemes`)).status).toBe(403);
    expect((await server.anonymous.get(`${rest}/issuesecurityschemes`)).status).toBe(401);
  });

  it('of a project are read by its administrators, and its levels by those who are in them', async () => {
    const { server } = context;
    await server.buildUser({ name: 'pam' });
    await server.buildUser({ name: 'sam' });
    const { key } = await server.buildProject();
    const path = `${rest}/project/${key}`;
    expect((await server.as('admin').get(`${path}/issuesecuritylevelscheme`)).status).toBe(404);
    const scheme = await buildScheme(server, [
      { name: 'Own', members: [{ type: 'user', parameter: 'pam' }] },
      { name: 'Closed' },
    ]);
    const given = await server.as('admin').put(path, { issueSecurityScheme: scheme.id });
    expect(given.status).toBe(200);
    const read = await server.as('admin').get(`${path}/issuesecuritylevelscheme`);
    expect(read.body.levels.map((one: { name: string }) => one.name)).toEqual(['Closed', 'Own']);
    expect((await server.as('pam').get(`${path}/issuesecuritylevelscheme`)).status).toBe(403);
    expect((await server.as('pam').get(`${path}/securitylevel`)).body.levels).toMatchObject([
      { name: 'Own' },
    ]);
    expect((await server.as('sam').get(`${path}/securitylevel`)).body).toEqual({ levels: [] });
    expect((await server.as('pam').get(`${rest}/securitylevel/${scheme.idOf('Own')}`)).body.name).toBe('Own');
    const hidden = await server.as('sam').get(`${rest}/securitylevel/${scheme.idOf('Own')}`);
    const missing = await server.as('sam').get(`${rest}/securitylevel/99999`);
    expect([hidden.status, hidden.text.replaceAll(scheme.idOf('Own'), 'X')]).toEqual([
      404,
      missing.text.replaceAll('99999', 'X'),
    ]);
    const unknown = await server.as('admin').put(path, { issueSecurityScheme: 99_999 });
    expect([unknown.status, Object.keys(unknown.body.errors)]).toEqual([400, ['issueSecurityScheme']]);
  });

  it('tell administrators of the server, and nobody else, who is in their levels', async () => {
    const { server } = context;
    await server.buildUser({ name: 'mia', displayName: 'Mia Member' });
    await server.buildUser({ name: 'lena' });
    const { key } = await server.buildProject({ lead: 'lena' });
    const scheme = await buildScheme(server, [{ name: 'In', members: [{ type: 'user', parameter: 'mia' }] }]);
    await wear(server, key, scheme.id);
    const read = (client = server.as('admin')) => client.get(`${own}/${scheme.id}`);
    const [level] = (await read()).body.levels;
    expect(level.members[0].holder).toMatchObject({ type: 'user', user: { displayName: 'Mia Member' } });
    for (const client of [server.as('mia'), server.as('lena'), server.anonymous]) {
      const { status, text } = await read(client);
      expect([401, 403]).toContain(status);
      expect(text).not.toContain('Mia Member');
    }
  });

  it('never open issues by accident', async () => {
    const { server } = context;
    const as = server.as('admin');
    await letSetSecurity(server);
    const { key } = await server.buildProject();
    const me = { type: 'user', parameter: 'admin' };
    const first = await buildScheme(server, [
      { name: 'Old', isDefault: true, members: [me] },
      { name: 'Spare', members: [me] },
    ]);
    const second = await buildScheme(server, [{ name: 'New', members: [me] }]);
    await wear(server, key, first.id);
    const issue = (await server.buildIssue({ project: key })).key;
    const level = async () => (await as.get(`${rest}/issue/${issue}`)).body.fields.security?.name;
    for (const refused of [
      await wear(server, key, second.id),
      await wear(server, key, null),
      await wear(server, key, second.id, { [first.idOf('Old')]: first.idOf('Spare') }),
      await as.put(`${rest}/project/${key}`, { issueSecurityScheme: second.id }),
      await as.delete(`${own}/${first.id}`),
      await as.delete(`${own}/${first.id}/level/${first.idOf('Old')}`),
      await as.delete(`${own}/${first.id}/level/${first.idOf('Old')}?replaceWith=${second.idOf('New')}`),
      await as.delete(`${own}/${first.id}/level/${first.idOf('Old')}?replaceWith=${first.idOf('Old')}`),
    ]) {
      expect(refused.status).toBe(400);
      expect(await level()).toBe('Old');
    }
    const path = `${own}/${first.id}/level/${first.idOf('Old')}?replaceWith=${first.idOf('Spare')}`;
    expect((await as.delete(path)).status).toBe(204);
    expect(await level()).toBe('Spare');
    expect((await as.get(`${own}/${first.id}`)).body).not.toHaveProperty('defaultSecurityLevelId');
    const moved = await wear(server, key, second.id, { [first.idOf('Spare')]: second.idOf('New') });
    expect(moved.status).toBe(200);
    expect(await level()).toBe('New');
    expect((await as.delete(`${own}/${first.id}`)).status).toBe(204);
    expect((await wear(server, key, null, { [second.idOf('New')]: null })).status).toBe(204);
    expect((await as.get(`${rest}/issue/${issue}`)).body.fields).not.toHaveProperty('security');
  });

  it('are refused by field when they are malformed', async () => {
    const { server } = context;
    const as = server.as('admin');
    const scheme = await buildScheme(server, [{ name: 'Taken' }], 'Taken');
    const bodies: [body: unknown, field: string][] = [
      [{ name: '' }, 'name'],
      [{ name: 'taken' }, 'name'],
      [{ name: 'x'.repeat(256) }, 'name'],
      [{ name: 'bad\u0000name' }, ''],
      [{ name: 'a', extra: 1 }, ''],
      [{ name: 5 }, ''],
      [{}, ''],
      [{ name: 'b', levels: [{ name: 'l' }, { name: 'L' }] }, 'name'],
      [
        {
          name: 'c',
          levels: [
            { name: 'l', isDefault: true },
            { name: 'm', isDefault: true },
          ],
        },
        'levels',
      ],
      [{ name: 'd', levels: [{ name: 'l', members: [{ type: 'nobody' }] }] }, 'holder.type'],
      [
        { name: 'e', levels: [{ name: 'l', members: [{ type: 'user', parameter: 'ghost' }] }] },
        'holder.parameter',
      ],
    ];
    for (const [body, field] of bodies) {
      const answer = await as.post(own, body);
      expect([body, answer.status]).toEqual([body, 400]);
      if (field) expect(Object.keys(answer.body.errors)).toEqual([field]);
    }
    const names = (await as.get(own)).body.map((one: { name: string }) => one.name);
    for (const name of ['a', 'b', 'c', 'd', 'e']) expect(names).not.toContain(name);
    const change = (body: unknown) => as.put(`${own}/${scheme.id}`, body);
    expect((await change({ defaultSecurityLevelId: 99_999 })).status).toBe(400);
    expect((await change({ defaultSecurityLevelId: scheme.idOf('Taken') })).body.defaultSecurityLevelId).toBe(
      Number(scheme.idOf('Taken')),
    );
    for (const [method, path] of [
      ['PUT', own],
      ['POST', `${own}/${scheme.id}/level`],
    ] as const) {
      const url = method === 'PUT' ? `${path}/${scheme.id}` : path;
      await server.buildUser({ name: unique('u') }).catch(() => undefined);
      expect((await server.anonymous.request(method, url, { name: 'n' })).status).toBe(401);
    }
    const outsider = await server.buildUser({ name: 'outs' });
    expect(outsider.name).toBe('outs');
    expect((await server.as('outs').post(own, { name: 'n' })).status).toBe(403);
    expect(
      (await server.with({ authorization: basic('outs', 'user-password-1') }).delete(`${own}/${scheme.id}`))
        .status,
    ).toBe(403);
  });
});
