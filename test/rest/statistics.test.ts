import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const statistics = '/rest/tessera/1/statistics';
const chart = '/rest/tessera/1/created-vs-resolved';
const DAY = 86_400_000;

interface Value {
  id: string | null;
  name: string | null;
  key?: string;
  count: number;
}

describeOnEngines('Figures about what a query finds', (context) => {
  let admin: Client;
  let fred: Client;

  const ask = (query: string, client = admin) => client.get(`${statistics}?${query}`);
  const valuesOf = async (query: string, client = admin): Promise<[string | null, number][]> => {
    const { status, body, text } = await ask(query, client);
    if (status !== 200) throw new Error(text);
    return body.dimensions[0].values.map(({ name, count }: Value) => [name, count]);
  };

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred', displayName: 'Fred' });
    fred = server.as('fred');
    const grants = {
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      ASSIGN_ISSUES: ['user:admin'],
      ASSIGNABLE_USER: ['user:admin', 'user:fred'],
      TRANSITION_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['user:admin'],
      CLOSE_ISSUES: ['user:admin'],
    };
    await buildProjectGranting(server, 'FIG', { ...grants, BROWSE_PROJECTS: ['user:admin', 'user:fred'] });
    await buildProjectGranting(server, 'DARK', { ...grants, BROWSE_PROJECTS: ['user:admin'] });
    for (const [issuetype, assignee, labels] of [
      ['Bug', 'fred', ['a', 'b']],
      ['Bug', null, ['a']],
      ['Task', 'fred', []],
    ] as const)
      await server.buildIssue({
        project: 'FIG',
        issuetype,
        assignee: assignee && { name: assignee },
        labels,
      });
    await server.buildIssue({ project: 'DARK', issuetype: 'Bug', labels: ['secret'] });
  });

  it('counts by one field, each value by its name, those without one last', async () => {
    expect(await valuesOf('jql=project=FIG&by=assignee')).toEqual([
      ['Fred', 2],
      [null, 1],
    ]);
    expect(await valuesOf('jql=project=FIG&by=labels')).toEqual([
      ['a', 2],
      ['b', 1],
      [null, 1],
    ]);
    expect(await valuesOf('jql=project=FIG AND type=Bug&by=issuetype')).toEqual([['Bug', 2]]);
    expect(await valuesOf('by=project')).toHaveLength(2);
    expect(await valuesOf('jql=project=NONE OR key=FIG-1&by=status').catch(() => [])).toEqual([]);
    const { body } = await ask('jql=project=FIG&by=labels');
    expect(body).toMatchObject({ total: 3, cells: null });
    const { body: users } = await ask('jql=project=FIG&by=assignee');
    expect(users.dimensions[0].values[0].key).toBe('fred');
  });

  it('counts by two fields, with the figures of each alone', async () => {
    const { body } = await ask('jql=project=FIG&by=issuetype&by=labels');
    const [types, labels] = body.dimensions;
    const cells = body.cells.map(([row, column, count]: number[]) => [
      types.values[row ?? 0].name,
      labels.values[column ?? 0].name,
      count,
    ]);
    expect(cells.toSorted()).toEqual([
      ['Bug', 'a', 2],
      ['Bug', 'b', 1],
      ['Task', null, 1],
    ]);
    expect(types.values.map(({ name, count }: Value) => [name, count]).toSorted()).toEqual([
      ['Bug', 2],
      ['Task', 1],
    ]);
    expect((await ask('by=labels,issuetype')).body.dimensions[0].field).toBe('labels');
  });

  it('counts by two fields of one value each as by each of them alone', async () => {
    for (const [one, other] of [
      ['status', 'assignee'],
      ['statusCategory', 'project'],
      ['reporter', 'creator'],
      ['priority', 'issuetype'],
    ]) {
      for (const client of [admin, fred]) {
        const { body } = await ask(`by=${one}&by=${other}`, client);
        expect(body.total).toBe(client === admin ? 4 : 3);
        const sum = body.cells.reduce((all: number, [, , count]: number[]) => all + (count ?? 0), 0);
        expect(sum).toBe(body.total);
        for (const [at, field] of [one, other].entries())
          expect(body.dimensions[at]).toEqual((await ask(`by=${field}`, client)).body.dimensions[0]);
      }
    }
  });

  it('can count by every field that it says it can', async () => {
    const { body } = await ask('by=nothing');
    const [, list = ''] = /They can by: (.*), and custom/.exec(body.errors.by) ?? [];
    for (const field of list.split(', ')) {
      const { status, text } = await ask(`jql=project=FIG&by=${field}`);
      expect(status, `${field}: ${text}`).toBe(200);
      for (const other of list.split(', ').filter((one) => one !== field))
        expect((await ask(`by=${field}&by=${other}`)).status, `${field} ${other}`).toBe(200);
    }
  });

  it('counts by a custom field of options', async () => {
    const made = await admin.post('/rest/api/2/field', {
      name: 'Size',
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
    });
    expect(made.status, made.text).toBe(201);
    expect((await ask(`by=${made.body.id}`)).body.dimensions[0]).toMatchObject({
      name: 'Size',
      values: [{ id: null, name: null, count: 4 }],
    });
    const text = await admin.post('/rest/api/2/field', {
      name: 'Words',
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield',
    });
    expect((await ask(`by=${text.body.id}`)).body.errors).toHaveProperty('by');
  });

  it('has nothing of what the reader does not see', async () => {
    const { body, text } = await ask('by=labels', fred);
    expect(body.total).toBe(3);
    expect(text).not.toMatch(/secret|DARK/);
    expect(await valuesOf('by=project', fred)).toEqual([['Project FIG', 3]]);
    // A hidden project is asked about as one that is missing.
    const hidden = await ask('jql=project=DARK&by=status', fred);
    const missing = await ask('jql=project=NONE&by=status', fred);
    expect(hidden.status).toBe(400);
    expect(hidden.text.replaceAll('DARK', 'NONE')).toBe(missing.text);
    expect((await ask('by=status', context.server.anonymous)).body.total).toBe(0);
    const days = (await fred.get(chart)).body.days;
    expect(days.at(-1).created).toBe(3);
  });

  it('counts what was made and resolved day by day', async () => {
    const { server } = context;
    const { transitions } = (await admin.get('/rest/api/2/issue/FIG-2/transitions')).body;
    const done = transitions.find(
      (one: { to: { statusCategory: { key: string } } }) => one.to.statusCategory.key === 'done',
    );
    server.pass(2 * DAY);
    server.forget('admin');
    server.forget('fred');
    admin = server.as('admin');
    fred = server.as('fred');
    const moved = await admin.post('/rest/api/2/issue/FIG-2/transitions', { transition: { id: done.id } });
    expect(moved.status, moved.text).toBe(204);
    await server.buildIssue({ project: 'FIG' });
    const { days } = (await admin.get(`${chart}?jql=project=FIG&days=4`)).body;
    expect(days).toHaveLength(4);
    expect(days.map((one: { created: number }) => one.created)).toEqual([0, 3, 0, 1]);
    expect(days.map((one: { resolved: number }) => one.resolved).slice(0, 3)).toEqual([0, 0, 0]);
    const { total } = (await admin.get('/rest/api/2/search?jql=project=FIG AND resolution is not EMPTY'))
      .body;
    expect(days[3].resolved).toBe(total);
    expect(days[3].day).toBe(new Date(server.now()).toISOString().slice(0, 10));
    expect((await admin.get(`${chart}?days=1`)).body.days).toHaveLength(1);
  });

  it('refuses what cannot be, by name', async () => {
    for (const query of [
      '',
      'by=status&by=status',
      'by=status&by=labels&by=project',
      'by=__proto__',
      'by=customfield_1',
    ])
      expect((await ask(query)).body.errors, query).toHaveProperty('by');
    expect((await ask('jql=nonsense&by=status')).status).toBe(400);
    for (const days of ['0', '366', 'x', '-1', '1.5'])
      expect((await admin.get(`${chart}?days=${days}`)).body.errors, days).toHaveProperty('days');
    expect((await admin.get(`${chart}?jql=(`)).status).toBe(400);
  });
});
