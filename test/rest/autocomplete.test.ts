import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider, buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/jql/autocompletedata';
interface Field {
  value: string;
  displayName: string;
  auto?: string;
  orderable?: string;
  searchable?: string;
  operators: string[];
  types: string[];
}

describeOnEngines('GET /rest/api/2/jql/autocompletedata', (context) => {
  it('names fields that a query may use, with their operators, and functions and reserved words', async () => {
    const { status, body } = await context.server.as('admin').get(url);
    expect(status).toBe(200);
    const field = (name: string) => body.visibleFieldNames.find((one: Field) => one.value === name);
    expect(field('assignee')).toEqual({
      value: 'assignee',
      displayName: 'assignee',
      auto: 'true',
      orderable: 'true',
      searchable: 'true',
      operators: [
        '=',
        '!=',
        'in',
        'not in',
        'is',
        'is not',
        'was',
        'was not',
        'was in',
        'was not in',
        'changed',
      ],
      types: ['com.atlassian.jira.user.ApplicationUser'],
    });
    expect(field('summary').operators).toEqual(['~', '!~', 'is', 'is not']);
    expect(body.visibleFunctionNames).toContainEqual({
      value: 'currentUser()',
      displayName: 'currentUser()',
      types: ['com.atlassian.jira.user.ApplicationUser'],
    });
    expect(body.visibleFunctionNames).toContainEqual(
      expect.objectContaining({
        value: 'membersOf("")',
        displayName: 'membersOf(&quot;&quot;)',
        isList: 'true',
      }),
    );
    expect(body.jqlReservedWords).toEqual(expect.arrayContaining(['abort', 'and', 'empty', 'with']));
  });

  it('tells the truth: every field that it names is one of a query, and sorts where it says so', async () => {
    const { body } = await context.server.as('admin').get(url);
    for (const { value, operators, orderable } of body.visibleFieldNames as Field[]) {
      const sort = await context.server
        .as('admin')
        .post('/rest/api/2/search', { jql: `ORDER BY ${value}`, maxResults: 0 });
      expect([value, sort.status]).toEqual([value, orderable === 'true' ? 200 : 400]);
      const jql = operators.includes('is') ? `${value} is EMPTY` : `${value} = nonsense`;
      const { text } = await context.server.as('admin').post('/rest/api/2/search', { jql, maxResults: 0 });
      expect(text).not.toContain('does not exist or you do not have permission to view it');
    }
  });

  it('keeps every reserved word from standing as a value without quotation marks', async () => {
    const { body } = await context.server.as('admin').get(url);
    expect(body.jqlReservedWords.length).toBeGreaterThan(150);
    for (const word of body.jqlReservedWords.filter((word: string) => !['empty', 'null'].includes(word))) {
      const jql = `labels = ${word}`;
      const { status } = await context.server.as('admin').post('/rest/api/2/search', { jql, maxResults: 0 });
      expect([word, status]).toEqual([word, 400]);
    }
  });

  it('tells visitors nothing unless some project is open to all', async () => {
    expect((await context.server.anonymous.get(url)).status).toBe(401);
    expect((await context.server.anonymous.get(`${url}/suggestions?fieldName=status`)).status).toBe(401);
    await buildPublicProject(context.server, 'PUBLIC');
    expect((await context.server.anonymous.get(url)).status).toBe(200);
  });
});

describeOnEngines('GET /rest/api/2/jql/autocompletedata/suggestions', (context) => {
  const suggest = async (as: string, fieldName: string, fieldValue = '', more = '') => {
    const query = new URLSearchParams({ fieldName, fieldValue });
    const { status, body } = await context.server.as(as).get(`${url}/suggestions?${query}${more}`);
    expect(status).toBe(200);
    return body.results as { value: string; displayName: string }[];
  };

  it('completes constants, what was typed in bold, and quotes what a query must quote', async () => {
    expect(await suggest('admin', 'status', 'in')).toEqual([
      { value: '"In Progress"', displayName: '<b>In</b> Progress' },
    ]);
    expect(await suggest('admin', 'priority', 'high')).toEqual([
      { value: 'High', displayName: '<b>High</b>' },
      { value: 'Highest', displayName: '<b>High</b>est' },
    ]);
    expect((await suggest('admin', 'statusCategory', '"to')).map((one) => one.value)).toEqual(['"To Do"']);
    expect((await suggest('admin', 'issuetype', 'bu')).map((one) => one.value)).toEqual(['Bug']);
  });

  it('gives values that a query takes as they are', async () => {
    for (const field of [
      'status',
      'priority',
      'resolution',
      'issuetype',
      'statusCategory',
      'project',
      'assignee',
    ]) {
      for (const { value } of await suggest('admin', field)) {
        const jql = `${field} = ${value}`;
        const { status } = await context.server
          .as('admin')
          .post('/rest/api/2/search', { jql, maxResults: 0 });
        expect([jql, status]).toEqual([jql, 200]);
      }
    }
  });

  it('knows no project, component, version or label that the caller may not see', async () => {
    const { server } = context;
    await server.buildProject({ key: 'SECRET', name: 'Zebra plans' });
    await server.buildIssue({ project: 'SECRET', labels: ['zebra-label'] });
    const admin = server.as('admin');
    await admin.post('/rest/api/2/component', { project: 'SECRET', name: 'Zebra part' });
    await admin.post('/rest/api/2/version', { project: 'SECRET', name: 'Zebra 1.0' });
    await server.buildUser({ name: 'insider' });
    await buildOutsider(server, 'outsider');
    for (const field of ['project', 'component', 'fixVersion', 'labels']) {
      expect([field, (await suggest('insider', field, 'zebra')).length]).toEqual([field, 1]);
      expect([field, await suggest('outsider', field, 'zebra')]).toEqual([field, []]);
      expect([field, await suggest('outsider', field, '%')]).toEqual([field, []]);
    }
  });

  it('knows people only for those who may browse users, as values and behind BY', async () => {
    const { server } = context;
    await server.buildUser({ name: 'wilma', displayName: 'Wilma <b> Flint' });
    await buildOutsider(server, 'blind');
    expect(await suggest('admin', 'assignee', 'wil')).toEqual([
      { value: 'wilma', displayName: '<b>Wil</b>ma &lt;b&gt; Flint (<b>wil</b>ma)' },
    ]);
    expect(await suggest('admin', 'status', '', '&predicateName=by&predicateValue=wil')).toHaveLength(1);
    expect(await suggest('blind', 'assignee', 'wil')).toEqual([]);
    expect(await suggest('blind', 'status', '', '&predicateName=by&predicateValue=wil')).toEqual([]);
    const from = await suggest('admin', 'status', '', '&predicateName=from&predicateValue=op');
    expect(from.map((one) => one.value)).toEqual(['Open']);
  });

  it('has nothing to say of fields that do not exist or have no values to name', async () => {
    for (const field of ['bogus', 'summary', 'created', '', "'; drop table issue; --"])
      expect(await suggest('admin', field, 'x')).toEqual([]);
    expect(await suggest('admin', 'status', 'x'.repeat(5000))).toEqual([]);
    expect((await context.server.as('admin').get(`${url}/suggestions`)).body).toEqual({ results: [] });
  });

  it('suggests fifteen values at most', async () => {
    const { server } = context;
    await server.buildProject({ key: 'MANY' });
    for (let at = 0; at < 20; at++)
      await server.as('admin').post('/rest/api/2/component', { project: 'MANY', name: `Bulk ${at}` });
    expect(await suggest('admin', 'component', 'bulk')).toHaveLength(15);
  });
});
