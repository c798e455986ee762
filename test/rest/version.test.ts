import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator, buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/version';
const base = 'http://localhost:8090/jira/rest/api/2';

const build = async (server: TestServer, project: string, name: string, more = {}) => {
  const answer = await server.as('admin').post(url, { project, name, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

const names = (list: { name: string }[]) => list.map((one) => one.name);

describeOnEngines('POST /rest/api/2/version', (context) => {
  it('makes a version and answers all of it', async () => {
    const { id: projectId } = await context.server.buildProject({ key: 'MAKE' });
    const answer = await context.server.as('admin').post(url, {
      name: '1.0',
      description: 'The first',
      project: 'MAKE',
      startDate: '2007-02-01',
      releaseDate: '2007-02-19',
    });
    expect(answer.status).toBe(201);
    const { id } = answer.body;
    expect(answer.body).toEqual({
      self: `${base}/version/${id}`,
      id: expect.stringMatching(/^\d+$/),
      description: 'The first',
      name: '1.0',
      archived: false,
      released: false,
      startDate: '2007-02-01',
      releaseDate: '2007-02-19',
      overdue: true,
      userStartDate: '1/Feb/07',
      userReleaseDate: '19/Feb/07',
      projectId,
    });
    expect((await context.server.as('admin').get(`${url}/${id}`)).body).toEqual(answer.body);
  });

  it('leaves out what there is not: no dates, no overdue', async () => {
    const { id: projectId } = await context.server.buildProject({ key: 'BARE' });
    const { body } = await context.server.as('admin').post(url, { name: '1', projectId });
    expect(Object.keys(body)).toEqual(['self', 'id', 'name', 'archived', 'released', 'projectId']);
  });

  it('reads days as people write them, and instants that begin with a day', async () => {
    await context.server.buildProject({ key: 'DAYS' });
    const one = await build(context.server, 'DAYS', 'one', { userReleaseDate: '6/Jul/2030' });
    expect(one).toMatchObject({ releaseDate: '2030-07-06', overdue: false });
    const two = await build(context.server, 'DAYS', 'two', { releaseDate: '2030-07-06T00:00:00.000+0000' });
    expect(two.releaseDate).toBe('2030-07-06');
  });

  it('refuses a name that the project has', async () => {
    await context.server.buildProject({ key: 'TWICE' });
    await build(context.server, 'TWICE', 'v1');
    const answer = await context.server.as('admin').post(url, { project: 'TWICE', name: 'V1' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual({ name: 'A version with this name already exists in this project.' });
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'name'],
    ['an overlong description', { description: 'x'.repeat(40_000) }, 'description'],
    ['a day that does not exist', { releaseDate: '2023-02-30' }, 'releaseDate'],
    ['a day in words', { startDate: 'tomorrow' }, 'startDate'],
    ['a written day that does not exist', { userReleaseDate: '31/Feb/20' }, 'userReleaseDate'],
    ['a start after the release', { startDate: '2020-02-02', releaseDate: '2020-02-01' }, 'startDate'],
    ['two different days', { releaseDate: '2020-02-01', userReleaseDate: '2/Feb/20' }, 'releaseDate'],
    ['a word for a flag', { released: 'yes' }, 'released'],
    ['a NUL', { description: '\u0000' }, 'description'],
  ])('refuses %s, naming the field', async (_what, more, field) => {
    await context.server.as('admin').post('/rest/api/2/project', {
      key: 'WRONG',
      name: 'Wrong',
      lead: 'admin',
      projectTypeKey: 'software',
    });
    const answer = await context.server.as('admin').post(url, { project: 'WRONG', name: 'Fine', ...more });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await context.server.as('admin').get('/rest/api/2/project/WRONG/versions')).body).toEqual([]);
  });

  it('refuses a version of no project, and unknown members', async () => {
    const post = (body: unknown) => context.server.as('admin').post(url, body);
    expect((await post({ name: 'x' })).body.errorMessages).toEqual([
      'Project must be specified to create a version.',
    ]);
    const answer = await post({ name: 'x', project: 'WRONG', chump: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body.errorMessages[0]).toMatch(/^Unrecognized field "chump"/);
  });

  it('answers the same to whoever may not, may not see, and where there is no project', async () => {
    await context.server.buildProject({ key: 'CLOSED' });
    await buildPublicProject(context.server, 'OPEN');
    await context.server.buildUser({ name: 'user' });
    for (const [client, project] of [
      [context.server.as('admin'), 'FAKE'],
      [context.server.as('user'), 'CLOSED'],
      [context.server.anonymous, 'CLOSED'],
      [context.server.anonymous, 'OPEN'],
    ] as const) {
      const answer = await client.post(url, { project, name: 'x' });
      expect(answer.status).toBe(404);
      expect(answer.body.errorMessages).toEqual([
        `Project with key '${project}' either does not exist or you do not have permission to create versions in it.`,
      ]);
    }
  });

  it('is for the project’s own administrators too', async () => {
    await context.server.buildProject({ key: 'OWN' });
    await buildProjectAdministrator(context.server, 'owner', 'OWN');
    expect((await context.server.as('owner').post(url, { project: 'OWN', name: '1' })).status).toBe(201);
  });
});

describeOnEngines('PUT /rest/api/2/version/{id}', (context) => {
  it('changes what is given, and takes back what it gave', async () => {
    await context.server.buildProject({ key: 'CHANGE' });
    const before = await build(context.server, 'CHANGE', '1', { releaseDate: '2031-01-01' });
    const admin = context.server.as('admin');
    expect((await admin.put(`${url}/${before.id}`, before)).body).toEqual(before);
    const released = await admin.put(`${url}/${before.id}`, { released: true });
    expect(released.status).toBe(200);
    expect(released.body).toMatchObject({ name: '1', released: true, releaseDate: '2031-01-01' });
    expect(released.body).not.toHaveProperty('overdue');
    const undated = await admin.put(`${url}/${before.id}`, { releaseDate: null, archived: true });
    expect(undated.body).not.toHaveProperty('releaseDate');
    expect(undated.body.archived).toBe(true);
  });

  it('moves what is not resolved to another version, when it is asked to', async () => {
    await context.server.buildProject({ key: 'UNFIXED' });
    const one = await build(context.server, 'UNFIXED', '1');
    const two = await build(context.server, 'UNFIXED', '2');
    const issue = await context.server.buildIssue({ project: 'UNFIXED', fixVersions: [{ id: one.id }] });
    const admin = context.server.as('admin');
    const answer = await admin.put(`${url}/${one.id}`, { released: true, moveUnfixedIssuesTo: two.self });
    expect(answer.status).toBe(200);
    const { fields } = (await admin.get(`/rest/api/2/issue/${issue.key}`)).body;
    expect(names(fields.fixVersions)).toEqual(['2']);
    for (const target of [one.self, `${base}/version/424242`, 'nonsense']) {
      const refused = await admin.put(`${url}/${one.id}`, { moveUnfixedIssuesTo: target });
      expect([400, 404]).toContain(refused.status);
    }
  });

  it('refuses the name of another version', async () => {
    await context.server.buildProject({ key: 'NAMES' });
    await build(context.server, 'NAMES', '1');
    const two = await build(context.server, 'NAMES', '2');
    const answer = await context.server.as('admin').put(`${url}/${two.id}`, { name: '1' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty('name');
  });

  it('is for administrators', async () => {
    await context.server.buildProject({ key: 'GUARD' });
    await buildPublicProject(context.server, 'OPEN');
    await context.server.buildUser({ name: 'user' });
    const guarded = await build(context.server, 'GUARD', '1');
    const open = await build(context.server, 'OPEN', '1');
    const user = await context.server.as('user').put(`${url}/${guarded.id}`, { name: 'x' });
    const anonymous = await context.server.anonymous.put(`${url}/${open.id}`, { name: 'x' });
    expect([user.status, anonymous.status]).toEqual([403, 401]);
    for (const { body } of [user, anonymous]) {
      expect(body.errorMessages).toEqual([
        'You must have global or project administrator rights in order to modify versions.',
      ]);
    }
  });
});

describeOnEngines('POST /rest/api/2/version/{id}/move', (context) => {
  it('moves to an end, by one place, or behind another version', async () => {
    await context.server.buildProject({ key: 'MOVE' });
    const [a, b, c] = [
      await build(context.server, 'MOVE', 'a'),
      await build(context.server, 'MOVE', 'b'),
      await build(context.server, 'MOVE', 'c'),
    ];
    const admin = context.server.as('admin');
    const order = async () => names((await admin.get('/rest/api/2/project/MOVE/versions')).body);
    const move = async (id: string, body: unknown) => (await admin.post(`${url}/${id}/move`, body)).status;
    expect(await order()).toEqual(['a', 'b', 'c']);
    expect(await move(a.id, { position: 'Last' })).toBe(200);
    expect(await order()).toEqual(['b', 'c', 'a']);
    expect(await move(c.id, { position: 'Earlier' })).toBe(200);
    expect(await order()).toEqual(['c', 'b', 'a']);
    expect(await move(c.id, { position: 'Earlier' })).toBe(200);
    expect(await order()).toEqual(['c', 'b', 'a']);
    expect(await move(c.id, { position: 'Later' })).toBe(200);
    expect(await order()).toEqual(['b', 'c', 'a']);
    expect(await move(b.id, { after: a.self })).toBe(200);
    expect(await order()).toEqual(['c', 'a', 'b']);
    expect(await move(b.id, { position: 'First' })).toBe(200);
    expect(await order()).toEqual(['b', 'c', 'a']);
  });

  it('refuses what is no place', async () => {
    await context.server.buildProject({ key: 'PLACE' });
    const { id } = await build(context.server, 'PLACE', 'a');
    const move = (body: unknown) => context.server.as('admin').post(`${url}/${id}/move`, body);
    expect((await move({})).status).toBe(400);
    expect((await move({ position: 'Sideways' })).status).toBe(400);
    expect((await move({ after: `${base}/version/424242` })).status).toBe(404);
    expect((await move({ after: 'nonsense' })).status).toBe(404);
    expect((await move({ before: 'x' })).status).toBe(400);
  });
});

describeOnEngines('DELETE /rest/api/2/version/{id}', (context) => {
  const versionsOf = async (key: string) => {
    const { fields } = (await context.server.as('admin').get(`/rest/api/2/issue/${key}`)).body;
    return { fix: names(fields.fixVersions), affects: names(fields.versions) };
  };

  it('takes the version off its issues, or puts others in its place, and says so in their history', async () => {
    await context.server.buildProject({ key: 'SWAP' });
    const [one, two, three] = [
      await build(context.server, 'SWAP', '1'),
      await build(context.server, 'SWAP', '2'),
      await build(context.server, 'SWAP', '3'),
    ];
    const issue = await context.server.buildIssue({
      project: 'SWAP',
      fixVersions: [{ id: one.id }],
      versions: [{ id: one.id }, { id: three.id }],
    });
    const admin = context.server.as('admin');
    expect((await admin.get(`${url}/${one.id}/relatedIssueCounts`)).body).toEqual({
      self: one.self,
      issuesFixedCount: 1,
      issuesAffectedCount: 1,
      issueCountWithCustomFieldsShowingVersion: 0,
      customFieldUsage: [],
    });
    expect((await admin.get(`${url}/${one.id}/unresolvedIssueCount`)).body).toEqual({
      self: one.self,
      issuesUnresolvedCount: 1,
      issuesCount: 1,
    });
    const path = `${url}/${one.id}?moveFixIssuesTo=${two.id}&moveAffectedIssuesTo=${three.id}`;
    expect((await admin.delete(path)).status).toBe(204);
    expect(await versionsOf(issue.key)).toEqual({ fix: ['2'], affects: ['3'] });
    const { changelog } = (await admin.get(`/rest/api/2/issue/${issue.key}?expand=changelog`)).body;
    const items = changelog.histories.flatMap((history: { items: unknown[] }) => history.items);
    const expected: object[] = [
      { field: 'Fix Version', from: one.id, fromString: '1', to: null },
      { field: 'Fix Version', from: null, to: two.id, toString: '2' },
      { field: 'Version', from: one.id, fromString: '1', to: null },
    ];
    expect(items).toMatchObject(expected);
    expect((await admin.delete(`${url}/${two.id}`)).status).toBe(204);
    expect((await versionsOf(issue.key)).fix).toEqual([]);
  });

  it('does the same by removeAndSwap and by mergeto', async () => {
    await context.server.buildProject({ key: 'MERGE' });
    const [one, two, three] = [
      await build(context.server, 'MERGE', '1'),
      await build(context.server, 'MERGE', '2'),
      await build(context.server, 'MERGE', '3'),
    ];
    const issue = await context.server.buildIssue({
      project: 'MERGE',
      fixVersions: [{ id: one.id }],
      versions: [{ id: one.id }],
    });
    const admin = context.server.as('admin');
    const swap = { moveFixIssuesTo: Number(two.id), customFieldReplacementList: [] };
    expect((await admin.post(`${url}/${one.id}/removeAndSwap`, swap)).status).toBe(204);
    expect(await versionsOf(issue.key)).toEqual({ fix: ['2'], affects: [] });
    expect((await admin.put(`${url}/${two.id}/mergeto/${three.id}`)).status).toBe(204);
    expect(await versionsOf(issue.key)).toEqual({ fix: ['3'], affects: [] });
  });

  it('refuses to move issues to the version that goes, or to one of another project', async () => {
    await context.server.buildProject({ key: 'HERE' });
    await context.server.buildProject({ key: 'THERE' });
    const here = await build(context.server, 'HERE', '1');
    const there = await build(context.server, 'THERE', '1');
    const admin = context.server.as('admin');
    const self = await admin.delete(`${url}/${here.id}?moveFixIssuesTo=${here.id}`);
    expect(self.status).toBe(400);
    expect(self.body.errorMessages).toEqual(['You cannot move the issues to the version being deleted.']);
    expect((await admin.delete(`${url}/${here.id}?moveAffectedIssuesTo=${there.id}`)).status).toBe(404);
    expect((await admin.put(`${url}/${here.id}/mergeto/${here.id}`)).status).toBe(400);
    expect((await admin.get(`${url}/${here.id}`)).status).toBe(200);
  });

  it('answers the same where it is hidden as where it is not there', async () => {
    await context.server.buildProject({ key: 'HIDE' });
    const { id } = await build(context.server, 'HIDE', 'Secret');
    await buildOutsider(context.server, 'outsider');
    for (const client of [context.server.as('outsider'), context.server.anonymous]) {
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['PUT', '', { name: 'x' }],
        ['DELETE', '', undefined],
        ['GET', '/relatedIssueCounts', undefined],
        ['GET', '/unresolvedIssueCount', undefined],
        ['POST', '/move', { position: 'First' }],
        ['POST', '/removeAndSwap', {}],
      ] as const) {
        const hidden = await client.request(method, `${url}/${id}${path}`, body);
        const missing = await client.request(method, `${url}/424242${path}`, body);
        expect([hidden.status, missing.status]).toEqual([404, 404]);
        expect(hidden.text).toBe(missing.text.replace('424242', id));
        expect(hidden.body.errorMessages).toEqual([`Could not find version for id '${id}'`]);
      }
    }
  });
});

describeOnEngines('Lists of versions', (context) => {
  it('are in their order, by pages in an order of choice, and over all projects that may be browsed', async () => {
    await context.server.buildProject({ key: 'LIST' });
    const { id } = await context.server.buildProject({ key: 'OTHER' });
    await build(context.server, 'LIST', 'b', { releaseDate: '2030-01-01' });
    await build(context.server, 'LIST', 'c', { releaseDate: '2029-01-01' });
    await build(context.server, 'LIST', 'a');
    await build(context.server, 'OTHER', 'x');
    const admin = context.server.as('admin');
    const page = async (query: string) => (await admin.get(`/rest/api/2/project/LIST/version?${query}`)).body;
    expect(names((await admin.get('/rest/api/2/project/LIST/versions')).body)).toEqual(['b', 'c', 'a']);
    expect(await page('maxResults=2')).toMatchObject({
      self: `${base}/project/LIST/version?maxResults=2&startAt=0`,
      nextPage: `${base}/project/LIST/version?maxResults=2&startAt=2`,
      maxResults: 2,
      startAt: 0,
      total: 3,
      isLast: false,
    });
    expect(names((await page('orderBy=name')).values)).toEqual(['a', 'b', 'c']);
    expect(names((await page('orderBy=-name')).values)).toEqual(['c', 'b', 'a']);
    expect(names((await page('orderBy=%2BreleaseDate')).values)).toEqual(['a', 'c', 'b']);
    expect((await admin.get('/rest/api/2/project/LIST/version?orderBy=color')).status).toBe(400);
    expect(names((await admin.get(url)).body.values)).toEqual(['a', 'b', 'c', 'x']);
    expect(names((await admin.get(`${url}?projectIds=${id}`)).body.values)).toEqual(['x']);
    expect(names((await admin.get(`${url}?query=B`)).body.values)).toEqual(['b']);
    await buildOutsider(context.server, 'outsider');
    expect((await context.server.as('outsider').get(url)).body.total).toBe(0);
  });
});
