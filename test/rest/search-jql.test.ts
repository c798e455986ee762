import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const url = '/rest/api/2/search/jql';
const keys = (body: { issues: { key: string }[] }) => body.issues.map((issue) => issue.key);

describeOnEngines('GET and POST /rest/api/2/search/jql', (context) => {
  it('walks through what a query finds by tokens, every issue once', async () => {
    const { server } = context;
    await server.buildProject({ key: 'WALK' });
    for (let at = 0; at < 5; at++) await server.buildIssue({ project: 'WALK' });
    const jql = 'project = WALK ORDER BY key';
    const seen: string[] = [];
    let nextPageToken: string | undefined;
    for (let page = 0; page < 10; page++) {
      const { status, body } = await server.as('admin').post(url, { jql, maxResults: 2, nextPageToken });
      expect(status).toBe(200);
      seen.push(...keys(body));
      expect(body.isLast).toBe(body.nextPageToken === undefined);
      nextPageToken = body.nextPageToken;
      if (!nextPageToken) break;
    }
    expect(seen).toEqual(['WALK-1', 'WALK-2', 'WALK-3', 'WALK-4', 'WALK-5']);
  });

  it('answers bare issues, or the fields that are named', async () => {
    const { server } = context;
    await server.buildProject({ key: 'BARE' });
    await server.buildIssue({ project: 'BARE', summary: 'S' });
    const bare = await server.as('admin').get(`${url}?jql=project%3DBARE`);
    expect(bare.body.isLast).toBe(true);
    expect(bare.body.issues[0]).not.toHaveProperty('fields');
    expect(bare.body.issues[0]).toMatchObject({ key: 'BARE-1', id: expect.any(String) });
    const named = await server.as('admin').get(`${url}?jql=project%3DBARE&fields=summary&expand=names`);
    expect(named.body.issues[0].fields).toEqual({ summary: 'S' });
    expect(named.body.names).toEqual({ summary: 'Summary' });
  });

  it('refuses a token that is another query’s, is made up, or is no text', async () => {
    const { server } = context;
    await server.buildProject({ key: 'TOKEN' });
    for (let at = 0; at < 2; at++) await server.buildIssue({ project: 'TOKEN' });
    const first = await server.as('admin').post(url, { jql: 'project = TOKEN', maxResults: 1 });
    const token = first.body.nextPageToken;
    expect(token).toEqual(expect.any(String));
    for (const [jql, nextPageToken] of [
      ['project = TOKEN AND status = Open', token],
      ['project = TOKEN', `${token}x`],
      ['project = TOKEN', '1'],
      ['project = TOKEN', Buffer.from('1.AAAAAAAAAAAAAAAA').toString('base64url')],
      ['project = TOKEN', 7],
    ]) {
      const answer = await server.as('admin').post(url, { jql, nextPageToken, maxResults: 1 });
      expect([nextPageToken, answer.status]).toEqual([nextPageToken, 400]);
      expect(Object.keys(answer.body.errors)).toEqual(['nextPageToken']);
    }
  });

  it('refuses wrong JQL, unknown members and figures that are none', async () => {
    const admin = context.server.as('admin');
    expect((await admin.get(`${url}?jql=bogus%3D1`)).status).toBe(400);
    expect((await admin.post(url, { jql: '', chump: 1 })).status).toBe(400);
    expect((await admin.get(`${url}?maxResults=many`)).body.errors).toHaveProperty('maxResults');
  });

  it('finds nothing that the caller may not browse, on any page', async () => {
    const { server } = context;
    await server.buildProject({ key: 'HIDE' });
    for (let at = 0; at < 3; at++) await server.buildIssue({ project: 'HIDE' });
    await buildOutsider(server, 'stranger');
    const first = await server.as('admin').post(url, { jql: '', maxResults: 1 });
    const stolen = await server
      .as('stranger')
      .post(url, { jql: '', nextPageToken: first.body.nextPageToken });
    expect(stolen.body).toEqual({ issues: [], isLast: true });
    expect((await server.anonymous.post(url, { jql: '' })).body).toEqual({ issues: [], isLast: true });
  });
});

describeOnEngines('POST /rest/api/2/search/approximate-count and /rest/api/2/jql/match', (context) => {
  it('counts exactly what the caller may browse', async () => {
    const { server } = context;
    await server.buildProject({ key: 'COUNT' });
    for (let at = 0; at < 3; at++) await server.buildIssue({ project: 'COUNT' });
    await buildOutsider(server, 'uncounted');
    const count = (as: string) => server.as(as).post('/rest/api/2/search/approximate-count', { jql: '' });
    expect((await count('admin')).body).toEqual({ count: 3 });
    expect((await count('uncounted')).body).toEqual({ count: 0 });
    const wrong = await server.as('admin').post('/rest/api/2/search/approximate-count', { jql: 'x' });
    expect(wrong.status).toBe(400);
  });

  it('says which issues each query finds, and what is wrong with a query', async () => {
    const { server } = context;
    await server.buildProject({ key: 'MATCH' });
    const one = Number((await server.buildIssue({ project: 'MATCH', summary: 'One' })).id);
    const two = Number((await server.buildIssue({ project: 'MATCH', summary: 'Two' })).id);
    const body = {
      issueIds: [one, String(two), 999_999],
      jqls: ['summary ~ one', 'project = MATCH', 'bogus = 1'],
    };
    const answer = await server.as('admin').post('/rest/api/2/jql/match', body);
    expect(answer.body.matches.slice(0, 2)).toEqual([
      { matchedIssues: [one], errors: [] },
      { matchedIssues: [one, two], errors: [] },
    ]);
    expect(answer.body.matches[2]).toEqual({
      matchedIssues: [],
      errors: [expect.stringContaining("Field 'bogus' does not exist")],
    });
    await buildOutsider(server, 'matchless');
    const hidden = await server
      .as('matchless')
      .post('/rest/api/2/jql/match', { issueIds: [one], jqls: [''] });
    expect(hidden.body).toEqual({ matches: [{ matchedIssues: [], errors: [] }] });
    for (const wrong of [{}, { issueIds: ['x'], jqls: [] }, { issueIds: [1], jqls: 'a' }])
      expect((await server.as('admin').post('/rest/api/2/jql/match', wrong)).status).toBe(400);
  });
});

describeOnEngines('Addresses of Jira Cloud that clients call', (context) => {
  it('has projects by pages', async () => {
    const { server } = context;
    for (const key of ['ALPHA', 'BETA', 'GAMMA']) await server.buildProject({ key, name: `Greek ${key}` });
    await buildOutsider(server, 'barbarian');
    const found = (await server.as('admin').get('/rest/api/2/project/search?query=greek&maxResults=2')).body;
    expect(found).toMatchObject({ total: 3, isLast: false, startAt: 0, maxResults: 2 });
    expect(found.values.map((one: { key: string }) => one.key)).toEqual(['ALPHA', 'BETA']);
    const back = await server.as('admin').get('/rest/api/2/project/search?orderBy=-key&keys=ALPHA,GAMMA');
    expect(back.body.values.map((one: { key: string }) => one.key)).toEqual(['GAMMA', 'ALPHA']);
    expect((await server.as('admin').get('/rest/api/2/project/search?orderBy=toString')).status).toBe(400);
    for (const client of [server.as('barbarian'), server.anonymous])
      expect((await client.get('/rest/api/2/project/search')).body.total).toBe(0);
  });

  it('has everybody for those who may browse users, and the groups of a user', async () => {
    const { server } = context;
    await server.buildUser({ name: 'someone' });
    await buildOutsider(server, 'loner');
    for (const path of ['users', 'users/search?username=_']) {
      const names = (await server.as('someone').get(`/rest/api/2/${path}`)).body.map(
        (user: { name: string }) => user.name,
      );
      expect(names).toEqual(expect.arrayContaining(['admin', 'someone']));
      expect((await server.as('loner').get(`/rest/api/2/${path}`)).body).toEqual([]);
      expect((await server.anonymous.get(`/rest/api/2/${path}`)).status).toBe(401);
    }
    const groups = await server.as('admin').get('/rest/api/2/user/groups?username=someone');
    expect(groups.body.map((group: { name: string }) => group.name)).toEqual(['jira-software-users']);
    expect((await server.as('admin').get('/rest/api/2/user/groups?username=nobody')).status).toBe(404);
    expect((await server.as('admin').get('/rest/api/2/user/groups')).status).toBe(404);
    expect((await server.anonymous.get('/rest/api/2/user/groups?username=someone')).status).toBe(401);
  });
});
