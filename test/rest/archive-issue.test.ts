import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('archived issues', (context) => {
  let admin: Client;
  let lead: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'lead']) await server.buildUser({ name });
    fred = server.as('fred');
    lead = server.as('lead');
    await server.buildProject({ key: 'TEST', template: 'com.pyxis.greenhopper.jira:gh-scrum-template' });
    await admin.post('/rest/api/2/project/TEST/role/10002', { user: ['lead'] });
    await buildProjectGranting(server, 'MINE', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
  });

  const fresh = async (fields: object = {}): Promise<string> =>
    (await context.server.buildIssue({ project: 'TEST', ...fields })).key;
  const archive = (key: string, client = lead) => client.put(`${path}/${key}/archive`);
  const restore = (key: string, client = lead) => client.put(`${path}/${key}/restore`);
  const found = async (key: string, client = admin): Promise<boolean> =>
    (
      await client.post('/rest/api/2/search', {
        jql: 'project = TEST',
        maxResults: 1000,
        fields: ['summary'],
      })
    ).body.issues.some((one: { key: string }) => one.key === key);

  it('are read at their address as before, by the same people, and found by no search until they are restored', async () => {
    const key = await fresh({ summary: 'Zebra crossing' });
    expect((await archive(key)).status).toBe(204);
    expect((await archive(key)).status).toBe(204);
    for (const client of [admin, fred]) {
      expect((await client.get(`${path}/${key}`)).status).toBe(200);
      expect(await found(key, client)).toBe(false);
    }
    expect((await context.server.anonymous.get(`${path}/${key}`)).status).toBe(401);
    const picked = (await admin.get('/rest/api/2/issue/picker?query=zebra&currentJQL=')).body;
    expect(JSON.stringify(picked)).not.toContain(`"${key}"`);
    expect((await restore(key)).status).toBe(204);
    expect((await restore(key)).status).toBe(204);
    expect(await found(key)).toBe(true);
  });

  it('say when and by whom they were archived, and others do not', async () => {
    const key = await fresh();
    expect((await admin.get(`${path}/${key}`)).body.fields).not.toHaveProperty('archiveddate');
    await archive(key);
    const { body } = await fred.get(`${path}/${key}?expand=renderedFields,names,schema`);
    expect(body.fields.archiveddate).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(body.fields.archivedby).toMatchObject({ name: 'lead', displayName: 'lead' });
    expect(body.renderedFields).toMatchObject({
      archiveddate: expect.stringMatching(/^Today /),
      archivedby: null,
    });
    expect(body.names).toMatchObject({ archiveddate: 'Archived', archivedby: 'Archiver' });
    expect(body.schema.archivedby).toEqual({ type: 'user', system: 'archivedby' });
    await restore(key);
    const { fields } = (await fred.get(`${path}/${key}?expand=names`)).body;
    expect(fields).not.toHaveProperty('archiveddate');
    expect(fields).not.toHaveProperty('archivedby');
  });

  it('cannot be changed in any way, not even by an administrator', async () => {
    const key = await fresh();
    const other = await fresh();
    const comment = (await admin.post(`${path}/${key}/comment`, { body: 'Before' })).body.id;
    const transition = (await admin.get(`${path}/${key}/transitions`)).body.transitions[0].id;
    await admin.post(`${path}/${key}/watchers`);
    await archive(key);
    const before = (await admin.get(`${path}/${key}`)).text;
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: other }, outwardIssue: { key } };
    const subtask = {
      fields: { project: { key: 'TEST' }, summary: 'x', issuetype: { name: 'Sub-task' }, parent: { key } },
    };
    const tries: [string, Promise<{ status: number; text: string }>][] = [
      ['edit', admin.put(`${path}/${key}`, { fields: { summary: 'x' } })],
      ['assign', admin.put(`${path}/${key}/assignee`, { name: 'admin' })],
      ['comment', admin.post(`${path}/${key}/comment`, { body: 'x' })],
      ['edit a comment', admin.put(`${path}/${key}/comment/${comment}`, { body: 'x' })],
      ['delete a comment', admin.delete(`${path}/${key}/comment/${comment}`)],
      [
        'pin',
        admin.put(`${path}/${key}/comment/${comment}/pin`, 'true', {
          headers: { 'content-type': 'application/json' },
        }),
      ],
      ['property of a comment', admin.put(`/rest/api/2/comment/${comment}/properties/k`, {})],
      ['property', admin.put(`${path}/${key}/properties/k`, {})],
      ['transition', admin.post(`${path}/${key}/transitions`, { transition: { id: transition } })],
      ['vote', fred.post(`${path}/${key}/votes`)],
      ['watch', fred.post(`${path}/${key}/watchers`)],
      ['stop watching', admin.delete(`${path}/${key}/watchers?username=admin`)],
      ['log work', admin.post(`${path}/${key}/worklog`, { timeSpent: '1h' })],
      ['link', admin.post('/rest/api/2/issueLink', link)],
      [
        'link back',
        admin.post('/rest/api/2/issueLink', { ...link, inwardIssue: { key }, outwardIssue: { key: other } }),
      ],
      [
        'remote link',
        admin.post(`${path}/${key}/remotelink`, { object: { url: 'https://example.com', title: 'x' } }),
      ],
      ['sub-task', admin.post(path, subtask)],
      ['delete', admin.delete(`${path}/${key}`)],
    ];
    for (const [what, answer] of tries) {
      const { status, text } = await answer;
      expect([400, 401, 403, 404], `${what}: ${status} ${text}`).toContain(status);
    }
    expect((await admin.get(`${path}/${key}/transitions`)).body.transitions).toEqual([]);
    expect((await admin.get(`${path}/${key}`)).text).toBe(before);
    await restore(key);
    expect((await admin.put(`${path}/${key}`, { fields: { summary: 'Changed' } })).status).toBe(204);
  });

  it('take their sub-tasks along, there and back, but for those that were archived before', async () => {
    const key = await fresh();
    const child = () => fresh({ issuetype: 'Sub-task', parent: { key } });
    const [early, late] = [await child(), await child()];
    await archive(early);
    context.server.pass(1000);
    await archive(key);
    expect(await found(late)).toBe(false);
    expect((await restore(late)).status).toBe(403);
    await restore(key);
    expect([await found(key), await found(late), await found(early)]).toEqual([true, true, false]);
    expect((await restore(early)).status).toBe(204);
    expect(await found(early)).toBe(true);
  });

  it('are archived and restored by administrators of the project or of Jira', async () => {
    const key = await fresh();
    expect((await archive(key, fred)).status).toBe(403);
    expect(await found(key)).toBe(true);
    expect((await archive(key, context.server.anonymous)).status).toBe(401);
    expect((await archive(key, admin)).status).toBe(204);
    expect((await restore(key, fred)).status).toBe(403);
    expect((await restore(key, lead)).status).toBe(204);
    const hidden = (await context.server.buildIssue({ project: 'MINE' })).key;
    for (const act of [archive, restore]) {
      const [there, missing] = [await act(hidden, fred), await act('MINE-99', fred)];
      expect([there.status, there.text]).toEqual([404, missing.text]);
    }
  });

  it('are in the audit log', async () => {
    const key = await fresh();
    await archive(key);
    await restore(key);
    const { db } = await context.server.ctx();
    const rows = await db
      .selectFrom('audit_record')
      .select('action')
      .where('object_name', '=', key)
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.action)).toEqual(['issue-archived', 'issue-restored']);
  });

  it.each([
    ['a JSON list', (keys: string[]) => JSON.stringify(keys), 'application/json'],
    ['lines of text', (keys: string[]) => keys.join('\n'), 'text/plain'],
  ])('are archived many at once by %s, each by itself', async (_what, write, type) => {
    const [one, two] = [await fresh(), await fresh()];
    const hidden = (await context.server.buildIssue({ project: 'MINE' })).key;
    const headers = { 'content-type': type, 'x-atlassian-token': 'no-check' };
    const answer = await lead.post(`${path}/archive`, write([one, hidden, 'NONE-1', two]), { headers });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.text).toBe(
      `"${one}","archived"\r\n"${hidden}","Issue Does Not Exist"\r\n"NONE-1","Issue Does Not Exist"\r\n"${two}","archived"\r\n`,
    );
    expect([await found(one), await found(two)]).toEqual([false, false]);
  });

  it('are not archived by a body that is no list, nor by a stranger', async () => {
    for (const body of [{}, { keys: ['TEST-1'] }, [1], [], null]) {
      const answer = await admin.post(`${path}/archive`, body);
      expect([200, 400], answer.text).toContain(answer.status);
      if (answer.status === 200) expect(answer.text).not.toContain('"archived"');
    }
    expect((await context.server.anonymous.post(`${path}/archive`, ['TEST-1'])).status).toBe(401);
  });
});
