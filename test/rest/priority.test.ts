import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildPublicProject } from '../support/standing.ts';

describeOnEngines('GET /rest/api/2/priority', (context) => {
  it('lists the five stock priorities, the most urgent first', async () => {
    const { status, body } = await context.server.as('admin').get('/rest/api/2/priority');
    expect(status).toBe(200);
    expect(body.map((one: { id: string; name: string }) => `${one.id} ${one.name}`)).toEqual([
      '1 Highest',
      '2 High',
      '3 Medium',
      '4 Low',
      '5 Lowest',
    ]);
    expect(body[0]).toEqual({
      self: 'http://localhost:8090/jira/rest/api/2/priority/1',
      statusColor: '#d04437',
      description: 'This problem will block progress.',
      iconUrl: 'http://localhost:8090/jira/images/icons/priorities/highest.svg',
      name: 'Highest',
      id: '1',
    });
  });

  it('finds one by its id', async () => {
    const { body } = await context.server.as('admin').get('/rest/api/2/priority/3');
    expect(body.name).toBe('Medium');
  });

  it.each(['6', 'Medium', '-1', '1.0', '%2f'])('answers 404 for %j', async (id) => {
    const answer = await context.server.as('admin').get(`/rest/api/2/priority/${id}`);
    expect(answer.status).toBe(404);
    expect(answer.body.errors).toEqual({});
  });

  it('gives pages, and those of a name', async () => {
    const first = await context.server.as('admin').get('/rest/api/2/priority/page?maxResults=2');
    expect(first.body).toMatchObject({ startAt: 0, maxResults: 2, total: 5, isLast: false });
    expect(first.body.values).toHaveLength(2);
    const named = await context.server.as('admin').get('/rest/api/2/priority/page?query=low');
    expect(named.body.values.map((one: { name: string }) => one.name)).toEqual(['Low', 'Lowest']);
  });

  it('tells an anonymous visitor nothing while no project is open to all', async () => {
    for (const path of ['priority', 'priority/1', 'priority/99', 'priority/page']) {
      const answer = await context.server.anonymous.get(`/rest/api/2/${path}`);
      expect(answer.status).toBe(401);
      expect(answer.body.errorMessages).toEqual([
        'You are not authenticated. Authentication required to perform this operation.',
      ]);
    }
  });

  it('tells an anonymous visitor where a project is open to all', async () => {
    await buildPublicProject(context.server, 'OPEN');
    expect((await context.server.anonymous.get('/rest/api/2/priority')).body).toHaveLength(5);
  });
});

describeOnEngines('GET /images/icons/{kind}/{name}.svg', (context) => {
  it('draws every picture that lists point to, for anybody', async () => {
    const admin = context.server.as('admin');
    const addresses: string[] = [];
    for (const list of ['priority', 'status', 'issuetype']) {
      const { body } = await admin.get(`/rest/api/2/${list}`);
      for (const one of body) addresses.push(one.iconUrl.replace('http://localhost:8090/jira', ''));
    }
    expect(addresses.length).toBe(5 + 7 + 7);
    for (const address of addresses) {
      const answer = await context.server.anonymous.get(address);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toContain('image/svg+xml');
      expect(answer.text).toMatch(/^<svg [^>]+>.*<\/svg>$/);
    }
  });

  it.each(['priorities/none', 'nothing/bug', 'constructor/name', 'priorities/..%2f..%2fpackage'])(
    'has none at %s',
    async (path) => {
      expect((await context.server.anonymous.get(`/images/icons/${path}.svg`)).status).toBe(404);
    },
  );
});
