import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const url = '/rest/api/2/issueLink';
const base = 'http://localhost:8090/jira/rest/api/2';

interface Ref {
  id: string;
  key: string;
}

const pair = async (server: TestServer, project: string): Promise<[Ref, Ref]> => {
  await server.buildProject({ key: project });
  return [
    await server.buildIssue({ project, summary: 'First' }),
    await server.buildIssue({ project, summary: 'Second' }),
  ];
};

const linking = (source: Ref | string, destination: Ref | string, type: object = { name: 'Blocks' }) => {
  const ref = (issue: Ref | string) => ({ key: typeof issue === 'string' ? issue : issue.key });
  return { type, inwardIssue: ref(source), outwardIssue: ref(destination) };
};

const linksOf = async (server: TestServer, { key }: Ref, as = 'admin') =>
  (await server.as(as).get(`/rest/api/2/issue/${key}?fields=issuelinks`)).body.fields.issuelinks;

const historyOf = async (server: TestServer, { key }: Ref) => {
  const { changelog } = (await server.as('admin').get(`/rest/api/2/issue/${key}?expand=changelog`)).body;
  return changelog.histories.flatMap((one: { items: object[] }) => one.items);
};

describeOnEngines('POST /rest/api/2/issueLink', (context) => {
  it('links two issues: the source shows the destination as outward, the destination the source as inward', async () => {
    const [first, second] = await pair(context.server, 'PAIR');
    const answer = await context.server.as('admin').post(url, linking(first, second));
    expect(answer.status).toBe(201);
    expect(answer.text).toBe('');
    const [outward] = await linksOf(context.server, first);
    const { id } = outward;
    expect(outward).toEqual({
      id: expect.stringMatching(/^\d+$/),
      self: `${base}/issueLink/${id}`,
      type: {
        id: '10000',
        name: 'Blocks',
        inward: 'is blocked by',
        outward: 'blocks',
        self: `${base}/issueLinkType/10000`,
      },
      outwardIssue: {
        id: second.id,
        key: second.key,
        self: `${base}/issue/${second.id}`,
        fields: {
          summary: 'Second',
          status: expect.objectContaining({ name: 'Open' }),
          priority: expect.objectContaining({ name: 'Medium' }),
          issuetype: expect.objectContaining({ name: 'Task' }),
        },
      },
    });
    const [inward] = await linksOf(context.server, second);
    expect(inward).toMatchObject({ id, inwardIssue: { key: first.key, fields: { summary: 'First' } } });
    expect(inward).not.toHaveProperty('outwardIssue');
    const whole = await context.server.as('admin').get(`${url}/${id}`);
    expect(whole.status).toBe(200);
    expect(whole.body).toMatchObject({
      id,
      type: { name: 'Blocks' },
      inwardIssue: { key: first.key },
      outwardIssue: { key: second.key },
    });
  });

  it('tells of the link in both histories, in the words of each side', async () => {
    const [first, second] = await pair(context.server, 'TELL');
    await context.server.as('admin').post(url, linking(first, second, { name: 'Duplicate' }));
    const item = { field: 'Link', fieldtype: 'jira', from: null, fromString: null };
    expect(await historyOf(context.server, first)).toMatchObject([
      // biome-ignore lint/suspicious/noExplicitAny: toString is a member here
      { ...item, to: second.key, toString: `This issue duplicates ${second.key}` } as any,
    ]);
    expect(await historyOf(context.server, second)).toMatchObject([
      // biome-ignore lint/suspicious/noExplicitAny: toString is a member here
      { ...item, to: first.key, toString: `This issue is duplicated by ${first.key}` } as any,
    ]);
    const [{ id }] = await linksOf(context.server, first);
    expect((await context.server.as('admin').delete(`${url}/${id}`)).status).toBe(204);
    expect((await historyOf(context.server, first)).at(-1)).toMatchObject({
      field: 'Link',
      from: second.key,
      fromString: `This issue duplicates ${second.key}`,
      to: null,
    });
    expect(await linksOf(context.server, second)).toEqual([]);
    expect((await context.server.as('admin').get(`${url}/${id}`)).status).toBe(404);
  });

  it('takes the type by id, by name in any case, and by its words; issues by id too', async () => {
    const [first, second] = await pair(context.server, 'WAYS');
    for (const type of [{ id: '10000' }, { id: 10001 }, { name: 'duplicate' }, { outward: 'relates to' }]) {
      const body = { type, inwardIssue: { id: first.id }, outwardIssue: { id: second.id } };
      expect((await context.server.as('admin').post(url, body)).status).toBe(201);
    }
    const names = (await linksOf(context.server, first)).map(
      (one: { type: { name: string } }) => one.type.name,
    );
    expect(names).toEqual(['Blocks', 'Cloners', 'Duplicate', 'Relates']);
  });

  it('makes the same link once', async () => {
    const [first, second] = await pair(context.server, 'ONCE');
    const admin = context.server.as('admin');
    const answers = await Promise.all([1, 2, 3].map(() => admin.post(url, linking(first, second))));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(await linksOf(context.server, first)).toHaveLength(1);
    expect(await historyOf(context.server, first)).toHaveLength(1);
    expect((await admin.post(url, linking(second, first))).status).toBe(201);
    expect(await linksOf(context.server, first)).toHaveLength(2);
  });

  it('links both ways at once without one waiting for the other for ever', async () => {
    const [first, second] = await pair(context.server, 'MEET');
    const admin = context.server.as('admin');
    const answers = await Promise.all(
      ['Blocks', 'Cloners', 'Duplicate', 'Relates'].flatMap((name) => [
        admin.post(url, linking(first, second, { name })),
        admin.post(url, linking(second, first, { name })),
      ]),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(201));
    expect(await linksOf(context.server, second)).toHaveLength(8);
  });

  it('comments on the source, for those whom the comment is for', async () => {
    const [first, second] = await pair(context.server, 'SAYS');
    const comment = { body: 'Linked!', visibility: { type: 'group', value: 'jira-software-users' } };
    const admin = context.server.as('admin');
    expect((await admin.post(url, { ...linking(first, second), comment })).status).toBe(201);
    const { comments } = (await admin.get(`/rest/api/2/issue/${first.key}/comment`)).body;
    expect(comments).toMatchObject([comment]);
    expect((await admin.get(`/rest/api/2/issue/${second.key}/comment`)).body.total).toBe(0);
  });

  it('makes no link where the comment is refused', async () => {
    const [first, second] = await pair(context.server, 'DENY');
    const visibility = { type: 'group', value: 'no such group' };
    const answer = await context.server
      .as('admin')
      .post(url, { ...linking(first, second), comment: { body: 'x', visibility } });
    expect(answer.status).toBe(400);
    expect(answer.body.errorMessages).toEqual([`Failed to create comment for issue '${first.key}'`]);
    expect(answer.body.errors).toHaveProperty('commentLevel');
    expect(await linksOf(context.server, first)).toEqual([]);
    expect(await historyOf(context.server, first)).toEqual([]);
  });

  it.each([
    ['no type', { type: undefined }, 'type'],
    ['a type that is no object', { type: 'Blocks' }, 'type'],
    ['a type without a name', { type: {} }, 'type'],
    ['no source', { inwardIssue: undefined }, 'inwardIssue'],
    ['a destination without a key', { outwardIssue: { fields: {} } }, 'outwardIssue'],
    ['an empty comment', { comment: { body: ' ' } }, 'comment'],
    ['a comment that is a number', { comment: 7 }, 'comment'],
  ])('refuses %s, naming the member', async (_what, more, field) => {
    const body = { ...linking('PAIR-1', 'PAIR-2'), ...more };
    const answer = await context.server.as('admin').post(url, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
  });

  it('refuses members that it does not know, and what is no JSON', async () => {
    const admin = context.server.as('admin');
    expect((await admin.post(url, { ...linking('PAIR-1', 'PAIR-2'), chump: 1 })).status).toBe(400);
    const json = { headers: { 'content-type': 'application/json' } };
    expect((await admin.post(url, '{', json)).status).toBe(400);
    expect((await admin.post(url, [])).status).toBe(400);
  });

  it('does not link an issue to itself', async () => {
    const answer = await context.server.as('admin').post(url, linking('PAIR-1', 'pair-1'));
    expect(answer.status).toBe(400);
    expect(answer.body.errorMessages).toEqual(['You cannot link an issue to itself.']);
  });

  it('says which type is not there', async () => {
    const admin = context.server.as('admin');
    const named = await admin.post(url, linking('PAIR-1', 'PAIR-2', { name: 'NonExistingLinkType' }));
    expect(named.status).toBe(404);
    expect(named.body.errorMessages).toEqual(["No issue link type with name 'NonExistingLinkType' found."]);
    expect((await admin.post(url, linking('PAIR-1', 'PAIR-2', { id: '424242' }))).status).toBe(404);
  });

  it('answers the same for a hidden issue as for a missing one, on either side', async () => {
    const [hidden, other] = await pair(context.server, 'HIDE');
    await buildOutsider(context.server, 'outsider');
    const outsider = context.server.as('outsider');
    const answers = [
      await outsider.post(url, linking(hidden, other)),
      await outsider.post(url, linking('HIDE-4242', other)),
      await outsider.post(url, linking('NOPE-1', 'NOPE-2')),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body.errorMessages).toEqual(['Issue Does Not Exist']);
    }
    expect((await context.server.anonymous.post(url, linking(hidden, other))).status).toBe(401);
  });

  it('needs Link Issues on the source', async () => {
    const [first, second] = await pair(context.server, 'NEED');
    const admin = context.server.as('admin');
    const scheme = await admin.post('/rest/api/2/permissionscheme', {
      name: 'Look, do not link',
      permissions: [{ holder: { type: 'applicationRole' }, permission: 'BROWSE_PROJECTS' }],
    });
    const open = await context.server.buildIssue({ project: 'PAIR' });
    await admin.put('/rest/api/2/project/NEED', { permissionScheme: scheme.body.id });
    await context.server.buildUser({ name: 'looker' });
    const looker = context.server.as('looker');
    const refused = await looker.post(url, linking(first, second));
    expect(refused.status).toBe(401);
    expect(refused.body.errorMessages).toEqual([`No Link Issue Permission for issue '${first.key}'`]);
    expect((await looker.post(url, linking(open, first))).status).toBe(201);
    const [{ id }] = await linksOf(context.server, first);
    expect((await looker.delete(`${url}/${id}`)).status).toBe(204);
  });
});

describeOnEngines('Links with a hidden end', (context) => {
  it('are left out of the issue, and are not there by their id', async () => {
    const [open, hidden] = [(await pair(context.server, 'SEEN'))[0], (await pair(context.server, 'VEIL'))[0]];
    const admin = context.server.as('admin');
    const scheme = await admin.post('/rest/api/2/permissionscheme', {
      name: 'Admins only',
      permissions: [
        { holder: { type: 'group', parameter: 'jira-administrators' }, permission: 'BROWSE_PROJECTS' },
        { holder: { type: 'group', parameter: 'jira-administrators' }, permission: 'LINK_ISSUES' },
      ],
    });
    await admin.post(url, linking(open, hidden));
    await admin.put('/rest/api/2/project/VEIL', { permissionScheme: scheme.body.id });
    await context.server.buildUser({ name: 'user' });
    const user = context.server.as('user');
    const [{ id }] = await linksOf(context.server, open);
    expect(await linksOf(context.server, open, 'user')).toEqual([]);
    for (const method of ['GET', 'DELETE']) {
      const found = await user.request(method, `${url}/${id}`);
      const missing = await user.request(method, `${url}/424242`);
      expect([found.status, missing.status]).toEqual([404, 404]);
      expect(found.text).toBe(missing.text.replace('424242', id));
    }
    expect(await linksOf(context.server, open)).toHaveLength(1);
  });

  it('go with the issue that is deleted, and with their type', async () => {
    const [first, second] = await pair(context.server, 'GONE');
    const admin = context.server.as('admin');
    const type = await admin.post('/rest/api/2/issueLinkType', {
      name: 'Passing',
      inward: 'a',
      outward: 'b',
    });
    await admin.post(url, linking(first, second));
    await admin.post(url, linking(first, second, { name: 'Passing' }));
    expect(await linksOf(context.server, first)).toHaveLength(2);
    await admin.delete(`/rest/api/2/issueLinkType/${type.body.id}`);
    expect(await linksOf(context.server, first)).toHaveLength(1);
    await admin.delete(`/rest/api/2/issue/${second.key}`);
    expect(await linksOf(context.server, first)).toEqual([]);
  });
});

describeOnEngines('The field issuelinks', (context) => {
  const add = (link: object) => ({ update: { issuelinks: [{ add: link }] } });

  it('is set by an edit and by a create, from the side of the issue that is written', async () => {
    const [first, second] = await pair(context.server, 'EDIT');
    const admin = context.server.as('admin');
    const edited = await admin.put(
      `/rest/api/2/issue/${first.key}`,
      add({ type: { name: 'Blocks' }, outwardIssue: { key: second.key } }),
    );
    expect(edited.status).toBe(204);
    expect(await linksOf(context.server, first)).toMatchObject([{ outwardIssue: { key: second.key } }]);
    const created = await admin.post('/rest/api/2/issue', {
      fields: { project: { key: 'EDIT' }, summary: 'Third', issuetype: { name: 'Task' } },
      ...add({ type: { name: 'Blocks' }, inwardIssue: { key: first.key } }),
    });
    expect(created.status).toBe(201);
    expect(await linksOf(context.server, created.body)).toMatchObject([{ inwardIssue: { key: first.key } }]);
  });

  it('is described to clients, with the address of the picker', async () => {
    const { fields } = (await context.server.as('admin').get('/rest/api/2/issue/EDIT-1/editmeta')).body;
    expect(fields.issuelinks).toMatchObject({
      required: false,
      name: 'Linked Issues',
      operations: ['add'],
      autoCompleteUrl: expect.stringContaining('/rest/api/2/issue/picker?'),
    });
  });

  it.each([
    ['an unknown type', { type: { name: 'Nope' }, outwardIssue: { key: 'EDIT-2' } }],
    ['an unknown issue', { type: { name: 'Blocks' }, outwardIssue: { key: 'EDIT-4242' } }],
    ['itself', { type: { name: 'Blocks' }, outwardIssue: { key: 'EDIT-1' } }],
    ['no type', { outwardIssue: { key: 'EDIT-2' } }],
    ['no issue', { type: { name: 'Blocks' } }],
    ['both directions', { type: { id: '10000' }, outwardIssue: { key: 'EDIT-2' }, inwardIssue: { id: '1' } }],
  ])('refuses %s under its name, and nothing of the edit is done', async (_what, link) => {
    const answer = await context.server
      .as('admin')
      .put('/rest/api/2/issue/EDIT-1', { fields: { summary: 'Changed' }, ...add(link) });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual(['issuelinks']);
    const { fields } = (await context.server.as('admin').get('/rest/api/2/issue/EDIT-1')).body;
    expect(fields.summary).toBe('First');
  });

  it('makes no issue where its link cannot be made', async () => {
    const admin = context.server.as('admin');
    const before = (await admin.get('/rest/api/2/search?jql=project%3DEDIT&maxResults=0')).body.total;
    const answer = await admin.post('/rest/api/2/issue', {
      fields: { project: { key: 'EDIT' }, summary: 'Never', issuetype: { name: 'Task' } },
      ...add({ type: { name: 'Blocks' }, inwardIssue: { key: 'NOPE-1' } }),
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty('issuelinks');
    expect((await admin.get('/rest/api/2/search?jql=project%3DEDIT&maxResults=0')).body.total).toBe(before);
  });
});
