import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider, buildPublicProject } from '../support/standing.ts';

describeOnEngines('GET /rest/api/2/status', (context) => {
  it('lists the stock statuses to an administrator, each with its category', async () => {
    const { status, body } = await context.server.as('admin').get('/rest/api/2/status');
    expect(status).toBe(200);
    expect(body.map((one: { id: string; name: string }) => [one.id, one.name])).toEqual([
      ['1', 'Open'],
      ['3', 'In Progress'],
      ['4', 'Reopened'],
      ['5', 'Resolved'],
      ['6', 'Closed'],
      ['10000', 'To Do'],
      ['10001', 'Done'],
    ]);
    expect(body[1]).toEqual({
      self: 'http://localhost:8090/jira/rest/api/2/status/3',
      description: 'The assignee is working on this issue.',
      iconUrl: 'http://localhost:8090/jira/images/icons/statuses/inprogress.svg',
      name: 'In Progress',
      id: '3',
      statusCategory: {
        self: 'http://localhost:8090/jira/rest/api/2/statuscategory/4',
        id: 4,
        key: 'indeterminate',
        colorName: 'yellow',
        name: 'In Progress',
      },
    });
  });

  it('shows a user the statuses of the workflows of projects that they may browse', async () => {
    await context.server.buildUser({ name: 'insider' });
    expect((await context.server.as('insider').get('/rest/api/2/status')).body).toEqual([]);
    await context.server.buildProject({
      key: 'SIMPLE',
      template: 'com.pyxis.greenhopper.jira:gh-scrum-template',
    });
    const { body } = await context.server.as('insider').get('/rest/api/2/status');
    expect(body.map((one: { name: string }) => one.name)).toEqual(['In Progress', 'To Do', 'Done']);
  });

  it('hides those of other projects, as if they were not there', async () => {
    await buildOutsider(context.server, 'outsider');
    for (const client of [context.server.as('outsider'), context.server.anonymous]) {
      expect((await client.get('/rest/api/2/status')).body).toEqual([]);
      const hidden = await client.get('/rest/api/2/status/3');
      const missing = await client.get('/rest/api/2/status/999');
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.text.replace('3', '*')).toBe(missing.text.replace('999', '*'));
    }
  });

  it('shows an anonymous visitor those of projects that are open to all', async () => {
    await buildPublicProject(context.server, 'OPEN');
    const { body } = await context.server.anonymous.get('/rest/api/2/status');
    expect(body.map((one: { name: string }) => one.name)).toEqual([
      'Open',
      'In Progress',
      'Reopened',
      'Resolved',
      'Closed',
    ]);
  });
});

describeOnEngines('GET /rest/api/2/status/{idOrName}', (context) => {
  const get = (idOrName: string) =>
    context.server.as('admin').get(`/rest/api/2/status/${encodeURIComponent(idOrName)}`);

  it('finds a status by its id and by its name, whatever the case', async () => {
    for (const idOrName of ['3', 'In Progress', 'in progress', 'IN PROGRESS']) {
      expect((await get(idOrName)).body.id).toBe('3');
    }
  });

  it('is served under latest too', async () => {
    expect((await context.server.as('admin').get('/rest/api/latest/status/6')).body.name).toBe('Closed');
  });

  it('answers 404 in Jira’s words for a status that is not there', async () => {
    const answer = await get('nowhere');
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      errorMessages: ["The status with id 'nowhere' does not exist"],
      errors: {},
    });
  });

  it.each([
    ['a NUL', '%00'],
    ['a negative number', '-1'],
    ['a number with an exponent', '1e3'],
    ['a number beyond all ids', '99999999999999999999'],
    ['a piece of SQL', encodeURIComponent("1' or '1'='1")],
    ['a very long name', 'x'.repeat(900)],
    ['an overlong name', 'x'.repeat(10_000)],
  ])('answers %s with a 4xx in Jira’s shape', async (_what, idOrName) => {
    const answer = await context.server.as('admin').get(`/rest/api/2/status/${idOrName}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(Object.keys(answer.body)).toEqual(['errorMessages', 'errors']);
  });
});

describeOnEngines('GET /rest/api/2/status/page', (context) => {
  const page = (query: string) => context.server.as('admin').get(`/rest/api/2/status/page?${query}`);

  it('gives pages with the addresses of themselves and of the next one', async () => {
    const { body } = await page('maxResults=2&startAt=1');
    expect(body).toMatchObject({ startAt: 1, maxResults: 2, total: 7, isLast: false });
    expect(body.values.map((one: { id: string }) => one.id)).toEqual(['3', '4']);
    expect(body.nextPage).toBe('http://localhost:8090/jira/rest/api/2/status/page?maxResults=2&startAt=3');
    const last = await page('maxResults=2&startAt=6');
    expect(last.body.isLast).toBe(true);
    expect(last.body).not.toHaveProperty('nextPage');
  });

  it('gives those whose name contains the query, whatever the case', async () => {
    const { body } = await page('query=OPEN');
    expect(body.values.map((one: { name: string }) => one.name)).toEqual(['Open', 'Reopened']);
  });

  it('gives those of certain projects', async () => {
    const { id } = await context.server.buildProject({
      key: 'PAGED',
      template: 'com.pyxis.greenhopper.jira:gh-kanban-template',
    });
    const { body } = await page(`projectIds=${id}`);
    expect(body.total).toBe(3);
    expect((await page('projectIds=424242')).body.total).toBe(0);
  });

  it('refuses what is no number and no id, naming the parameter', async () => {
    expect((await page('startAt=x')).body.errors).toHaveProperty('startAt');
    expect((await page('projectIds=1,abc')).body.errors).toHaveProperty('projectIds');
  });
});

describeOnEngines('GET /rest/api/2/statuscategory', (context) => {
  it('lists the four categories, to anybody', async () => {
    const { status, body } = await context.server.anonymous.get('/rest/api/2/statuscategory');
    expect(status).toBe(200);
    expect(body.map((one: { id: number; key: string }) => [one.id, one.key])).toEqual([
      [1, 'undefined'],
      [2, 'new'],
      [4, 'indeterminate'],
      [3, 'done'],
    ]);
  });

  it('finds one by its id and by its key', async () => {
    for (const idOrKey of ['3', 'done']) {
      const { body } = await context.server.anonymous.get(`/rest/api/2/statuscategory/${idOrKey}`);
      expect(body).toEqual({
        self: 'http://localhost:8090/jira/rest/api/2/statuscategory/3',
        id: 3,
        key: 'done',
        colorName: 'green',
        name: 'Done',
      });
    }
  });

  it('answers 404 for one that is not there', async () => {
    expect((await context.server.anonymous.get('/rest/api/2/statuscategory/5')).status).toBe(404);
    expect((await context.server.anonymous.get('/rest/api/2/statuscategory/toString')).status).toBe(404);
  });
});
