/**
 * Two who change the same at once. On PostgreSQL they come through two programs on one database, each with connections
 * of its own; on SQLite through one program, whose requests still overtake one another between their statements.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  adminPassword,
  basic,
  type Client,
  describeOnEngines,
  startServer,
  type TestServer,
} from '../support/server.ts';
import { attachFile } from '../support/upload.ts';

const api = '/rest/api/2';

describeOnEngines('Who come at once', (context) => {
  let second: TestServer | null = null;
  let clients: Client[];
  beforeAll(async () => {
    const { server, engine } = context;
    const { database } = server.app.ctx().config;
    if (engine === 'PostgreSQL') second = await startServer('SQLite', { database });
    const headers = { authorization: basic('admin', adminPassword) };
    clients = [server.with(headers), (second ?? server).with(headers)];
    await server.buildProject({ key: 'ONCE' });
  });
  afterAll(() => second?.stop());

  const admin = (): Client => clients[0] as Client;
  /** One after the other through the one program and the other. */
  const atOnce = (count: number, send: (client: Client, at: number) => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: count }, (_, at) => send(clients[at % 2] as Client, at)));
  const statuses = (answers: readonly Answer[]): number[] => answers.map((one) => one.status).sort();
  const fieldsOf = async (key: string) => (await admin().get(`${api}/issue/${key}`)).body.fields;
  const issue = (fields: Record<string, unknown> = {}) =>
    context.server.buildIssue({ project: 'ONCE', ...fields });
  const idOf = async (answer: Promise<Answer>): Promise<string> => {
    const { status, body, text } = await answer;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return String(body.id);
  };
  const version = (name: string) => idOf(admin().post(`${api}/version`, { name, project: 'ONCE' }));
  const component = (name: string) => idOf(admin().post(`${api}/component`, { name, project: 'ONCE' }));

  it('edits of different fields are all kept, and each is told in the history', async () => {
    const { key } = await issue();
    const edits = [
      { summary: 'New' },
      { description: 'New' },
      { environment: 'New' },
      { duedate: '2030-01-02' },
    ];
    const answers = await atOnce(4, (client, at) => client.put(`${api}/issue/${key}`, { fields: edits[at] }));
    expect(statuses(answers)).toEqual([204, 204, 204, 204]);
    expect(await fieldsOf(key)).toMatchObject(Object.assign({}, ...edits));
    const { body } = await admin().get(`${api}/issue/${key}?expand=changelog`);
    expect(body.changelog.histories).toHaveLength(4);
  });

  it('labels and components that are added and removed add up', async () => {
    const names = await Promise.all(['c1', 'c2', 'c3'].map(async (name) => ({ id: await component(name) })));
    const { key } = await issue({ labels: ['old', 'older'], components: [names[2]] });
    const updates = [
      { labels: [{ add: 'a' }] },
      { labels: [{ add: 'b' }, { remove: 'old' }] },
      { labels: [{ add: 'c' }], components: [{ add: names[0] }] },
      { components: [{ add: names[1] }, { remove: names[2] }] },
    ];
    await atOnce(4, (client, at) => client.put(`${api}/issue/${key}`, { update: updates[at] }));
    const { labels, components } = await fieldsOf(key);
    expect(labels.sort()).toEqual(['a', 'b', 'c', 'older']);
    expect(components.map((one: { name: string }) => one.name).sort()).toEqual(['c1', 'c2']);
  });

  it('of two transitions out of one status one is made', async () => {
    const { key } = await issue();
    const answers = await atOnce(4, (client) =>
      client.post(`${api}/issue/${key}/transitions`, {
        transition: { id: '5' },
        fields: { resolution: { name: 'Done' } },
      }),
    );
    expect(statuses(answers)).toEqual([204, 400, 400, 400]);
    const { body } = await admin().get(`${api}/issue/${key}?expand=changelog`);
    expect(body.changelog.histories).toHaveLength(1);
  });

  it('a version that is merged away takes no issue with it that is made meanwhile', async () => {
    for (let round = 0; round < 4; round++) {
      const [from, to] = [await version(`from ${round}`), await version(`to ${round}`)];
      const answers = await atOnce(9, (client, at) =>
        at === 4
          ? client.put(`${api}/version/${from}/mergeto/${to}`)
          : client.post(`${api}/issue`, {
              fields: {
                project: { key: 'ONCE' },
                summary: 'x',
                issuetype: { name: 'Task' },
                fixVersions: [{ id: from }],
              },
            }),
      );
      for (const { status, text, body } of answers) {
        expect([201, 204, 400, 409], text).toContain(status);
        if (status === 201)
          expect((await fieldsOf(body.key)).fixVersions.map((one: { id: string }) => one.id)).toEqual([to]);
      }
    }
  });

  it('nor one that is edited meanwhile', async () => {
    for (let round = 0; round < 4; round++) {
      const [from, to] = [await version(`old ${round}`), await version(`new ${round}`)];
      const keys = await Promise.all(Array.from({ length: 8 }, async () => (await issue()).key));
      const answers = await atOnce(9, (client, at) =>
        at === 4
          ? client.put(`${api}/version/${from}/mergeto/${to}`)
          : client.put(`${api}/issue/${keys[at % 8]}`, { update: { fixVersions: [{ add: { id: from } }] } }),
      );
      for (const [at, { status, text }] of answers.entries()) {
        expect([204, 400, 409], text).toContain(status);
        if (at !== 4 && status === 204)
          expect(
            (await fieldsOf(keys[at % 8] ?? '')).fixVersions.map((one: { id: string }) => one.id),
          ).toEqual([to]);
      }
    }
  });

  it('a component that is deleted with a successor takes no issue with it', async () => {
    for (let round = 0; round < 4; round++) {
      const [from, to] = [await component(`from ${round}`), await component(`to ${round}`)];
      const keys = await Promise.all(Array.from({ length: 8 }, async () => (await issue()).key));
      const answers = await atOnce(9, (client, at) =>
        at === 4
          ? client.delete(`${api}/component/${from}?moveIssuesTo=${to}`)
          : client.put(`${api}/issue/${keys[at % 8]}`, { update: { components: [{ add: { id: from } }] } }),
      );
      for (const [at, { status, text }] of answers.entries()) {
        expect([204, 400, 409], text).toContain(status);
        if (at !== 4 && status === 204)
          expect(
            (await fieldsOf(keys[at % 8] ?? '')).components.map((one: { id: string }) => one.id),
          ).toEqual([to]);
      }
    }
  });

  it('a project is deleted while issues are made in it', async () => {
    await context.server.buildProject({ key: 'GOING' });
    const answers = await atOnce(12, (client, at) =>
      at === 6
        ? client.delete(`${api}/project/GOING`)
        : client.post(`${api}/issue`, {
            fields: { project: { key: 'GOING' }, summary: 'x', issuetype: { name: 'Task' } },
          }),
    );
    for (const { status, text } of answers) expect([201, 204, 400, 404, 409], text).toContain(status);
    expect(answers[6]?.status).toBe(204);
    const { db } = context.server.app.database;
    const orphans = await db
      .selectFrom('issue')
      .where('project_id', 'not in', db.selectFrom('project').select('id'))
      .select('id')
      .execute();
    expect(orphans).toEqual([]);
  });

  it('numbers of issues are given once', async () => {
    const answers = await atOnce(24, (client) =>
      client.post(`${api}/issue`, {
        fields: { project: { key: 'ONCE' }, summary: 'x', issuetype: { name: 'Task' } },
      }),
    );
    expect(new Set(answers.map(({ body }) => body.key)).size).toBe(24);
  });

  it('sub-tasks that are moved keep one order', async () => {
    const { key } = await issue();
    for (const summary of ['1', '2', '3', '4', '5'])
      await issue({ issuetype: 'Sub-task', parent: { key }, summary });
    const answers = await atOnce(8, (client, at) =>
      client.post(`${api}/issue/${key}/subtask/move`, { original: at % 5, current: (at * 3 + 1) % 5 }),
    );
    for (const { status, text } of answers) expect(status, text).toBe(204);
    const { body } = await admin().get(`${api}/issue/${key}/subtask`);
    expect(body.map((one: { fields: { summary: string } }) => one.fields.summary).sort()).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  it('of two administrators who take the right from one another one is left', async () => {
    const { server } = context;
    for (const name of ['root1', 'root2']) await server.buildUser({ name, groups: ['jira-administrators'] });
    const as = (name: string, at: number) =>
      (at === 0 ? server : (second ?? server)).with({ authorization: basic(name, 'user-password-1') });
    const group = 'jira-administrators';
    expect((await as('root1', 0).delete(`${api}/group/user?groupname=${group}&username=admin`)).status).toBe(
      200,
    );
    const taken = await Promise.all([
      as('root1', 0).delete(`${api}/group/user?groupname=${group}&username=root2`),
      as('root2', 1).delete(`${api}/group/user?groupname=${group}&username=root1`),
      as('root2', 0).put(`${api}/user?username=root1`, { active: false }),
    ]);
    for (const { status } of taken) expect(status).toBeLessThan(500);
    const left = await server.ctx();
    const members = await left.db
      .selectFrom('group_member')
      .innerJoin('app_user', 'app_user.id', 'group_member.user_id')
      .innerJoin('app_group', 'app_group.id', 'group_member.group_id')
      .where('app_group.name', '=', group)
      .select(['app_user.name', 'app_user.active'])
      .execute();
    expect(members.filter((one) => one.active).length).toBeGreaterThanOrEqual(1);
    const root = members.find((one) => one.active)?.name ?? '';
    expect((await as(root, 0).post(`${api}/group/user?groupname=${group}`, { name: 'admin' })).status).toBe(
      201,
    );
  });

  it('a file is taken whole or not at all while it is deleted', async () => {
    const { key } = await issue();
    const content = Buffer.alloc(3_000_000, 'abc');
    const file = await attachFile(admin(), key, { filename: 'a.bin', content });
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => admin().get(`/secure/attachment/${file.id}/a.bin`)),
      admin().delete(`${api}/attachment/${file.id}`),
      ...Array.from({ length: 4 }, () => admin().get(`/secure/attachment/${file.id}/a.bin`)),
    ]);
    for (const { status, bytes } of answers) {
      expect([200, 204, 404]).toContain(status);
      if (status === 200) expect(bytes.length).toBe(content.length);
    }
  });

  /** Of two members that are changed at once, by two who send one each, neither is lost. */
  describe('two parts that are changed at once are both kept', () => {
    const own = '/rest/tessera/1';
    const named = (url: string, more: object = {}) => ({
      url,
      make: (name: string): unknown => ({ name, ...more }),
      parts: [{ name: 'changed' }, { description: 'changed' }],
    });
    interface Thing {
      url: string;
      make: (name: string) => unknown;
      parts: object[];
      /** Where it is read, alone or in a list; absent: where it is changed. */
      readAt?: (id: string) => string;
      /** How a part is changed; absent: PUT. */
      change?: 'post';
    }
    const things: Record<string, Thing> = {
      version: {
        ...named(`${api}/version`, { project: 'ONCE' }),
        parts: [{ description: 'changed' }, { releaseDate: '2030-02-03' }, { released: true }],
      },
      component: {
        ...named(`${api}/component`, { project: 'ONCE' }),
        parts: [{ name: 'changed' }, { description: 'changed' }, { assigneeType: 'PROJECT_LEAD' }],
      },
      filter: named(`${api}/filter`, { jql: 'project = ONCE' }),
      dashboard: named(`${api}/dashboard`),
      screen: { ...named(`${api}/screens`), readAt: () => `${api}/screens` },
      role: { ...named(`${api}/role`), change: 'post' },
      category: named(`${api}/projectCategory`, { description: 'x' }),
      'issue type': named(`${api}/issuetype`, { type: 'standard' }),
      status: { ...named(`${own}/status`), readAt: (id) => `${api}/status/${id}` },
      'issue link type': {
        ...named(`${api}/issueLinkType`, { inward: 'is', outward: 'has' }),
        parts: [{ inward: 'changed' }, { outward: 'changed' }],
      },
      'permission scheme': named(`${api}/permissionscheme`),
      'notification scheme': {
        ...named(`${own}/notificationscheme`),
        readAt: (id) => `${api}/notificationscheme/${id}`,
      },
      'security scheme': named(`${own}/issuesecurityscheme`, { levels: [] }),
      'workflow scheme': named(`${api}/workflowscheme`, { defaultWorkflow: 'jira' }),
      'priority scheme': named(`${api}/priorityschemes`, { defaultOptionId: '3', optionIds: ['1', '3'] }),
      'issue type scheme': named(`${api}/issuetypescheme`, { issueTypeIds: ['10001'] }),
      project: {
        url: `${api}/project`,
        make: (name) => ({ key: name.toUpperCase(), name, lead: 'admin', projectTypeKey: 'software' }),
        parts: [{ description: 'changed' }, { url: 'https://example.com' }, { assigneeType: 'PROJECT_LEAD' }],
      },
    };
    const random = () => `n${Math.random().toString(36).slice(2, 9)}`;

    it.each(Object.keys(things))('%s', async (kind) => {
      const { url, make, parts, readAt, change = 'put' } = things[kind] as Thing;
      for (let round = 0; round < 3; round++) {
        const id = await idOf(admin().post(url, make(random())));
        const asked = parts.map((part) => ('name' in part ? { name: random() } : part));
        const answers = await atOnce(asked.length, (client, at) => client[change](`${url}/${id}`, asked[at]));
        for (const { status, text } of answers) expect(status, text).toBeLessThan(300);
        const { body } = await admin().get(readAt?.(id) ?? `${url}/${id}`);
        const read = Array.isArray(body) ? body.find((one) => String(one.id) === id) : body;
        expect(read).toMatchObject(Object.assign({}, ...asked));
      }
    });

    it('comment: whoever changes its text does not open what was just restricted', async () => {
      const { key } = await issue();
      const visibility = { type: 'role', value: 'Administrators' };
      await admin().post(`${api}/project/ONCE/role/10002`, { user: ['admin'] });
      for (let round = 0; round < 4; round++) {
        const on = `${api}/issue/${key}/comment`;
        const id = await idOf(admin().post(on, { body: 'open' }));
        const answers = await atOnce(3, (client, at) =>
          client.put(`${on}/${id}`, at === 0 ? { body: 'restricted', visibility } : { body: 'changed' }),
        );
        expect(statuses(answers)).toEqual([200, 200, 200]);
        expect((await admin().get(`${on}/${id}`)).body.visibility).toEqual(visibility);
      }
    });
  });

  describe('a name that can be had once', () => {
    const things: Record<string, (name: string) => [string, unknown]> = {
      user: (name) => [
        `${api}/user`,
        { name, password: 'a-long-password-1', displayName: name, emailAddress: `${name}@example.com` },
      ],
      group: (name) => [`${api}/group`, { name }],
      'key of a project': (name) => [
        `${api}/project`,
        {
          key: name.toUpperCase(),
          name: `${name} ${Math.random()}`,
          lead: 'admin',
          projectTypeKey: 'software',
        },
      ],
      project: (name) => [
        `${api}/project`,
        {
          key: `K${Math.random().toString(36).slice(2, 8).toUpperCase()}`,
          name,
          lead: 'admin',
          projectTypeKey: 'software',
        },
      ],
      version: (name) => [`${api}/version`, { name, project: 'ONCE' }],
      component: (name) => [`${api}/component`, { name, project: 'ONCE' }],
      filter: (name) => [`${api}/filter`, { name, jql: 'project = ONCE' }],
      dashboard: (name) => [`${api}/dashboard`, { name }],
      role: (name) => [`${api}/role`, { name }],
      screen: (name) => [`${api}/screens`, { name }],
      'issue type': (name) => [`${api}/issuetype`, { name, type: 'standard' }],
      'issue link type': (name) => [`${api}/issueLinkType`, { name, inward: 'is', outward: 'has' }],
      category: (name) => [`${api}/projectCategory`, { name, description: 'x' }],
      'permission scheme': (name) => [`${api}/permissionscheme`, { name }],
      'workflow scheme': (name) => [`${api}/workflowscheme`, { name, defaultWorkflow: 'jira' }],
      'priority scheme': (name) => [
        `${api}/priorityschemes`,
        { name, defaultOptionId: '3', optionIds: ['1', '3'] },
      ],
      'issue type scheme': (name) => [`${api}/issuetypescheme`, { name, issueTypeIds: ['10001'] }],
      'security scheme': (name) => ['/rest/tessera/1/issuesecurityscheme', { name, levels: [] }],
    };
    it.each(Object.keys(things))('is given to one: %s', async (thing) => {
      const name = `n${Math.random().toString(36).slice(2, 8)}`;
      const answers = await atOnce(4, (client) =>
        client.post(...(things[thing] as (name: string) => [string, unknown])(name)),
      );
      const told = answers.map(({ status, text }) => `${status} ${text.slice(0, 200)}`);
      const again = await admin().post(...(things[thing] as (name: string) => [string, unknown])(name));
      expect(again.status).toBeGreaterThanOrEqual(400);
      expect(
        answers.filter(({ status }) => status === 201 || status === 200),
        told.join('\n'),
      ).toHaveLength(1);
      for (const { status, body } of answers.filter(({ status }) => status >= 300))
        expect({ status, body }, told.join('\n')).toEqual({ status: again.status, body: again.body });
    });
  });
});
