import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';
const base = 'http://localhost:8090/jira';

describeOnEngines('editing issues', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred', displayName: 'Fred F. User' });
    await server.buildUser({ name: 'wilma' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST' });
    for (const name of ['Engine', 'Wheels']) {
      await admin.post('/rest/api/2/component', { name, project: 'TEST' });
    }
    for (const name of ['1.0', '2.0']) await admin.post('/rest/api/2/version', { name, project: 'TEST' });
    await buildProjectGranting(server, 'LOOK', {
      BROWSE_PROJECTS: ['applicationRole'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:wilma'],
      ASSIGN_ISSUES: ['user:fred'],
      ASSIGNABLE_USER: ['applicationRole'],
    });
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
    await server.buildIssue({ project: 'LOOK' });
    await server.buildIssue({ project: 'OPEN' });
  });

  const fresh = async (more: Record<string, unknown> = {}): Promise<string> =>
    (await context.server.buildIssue({ project: 'TEST', summary: 'Before', ...more })).key;
  const put = (key: string, body: unknown, client = admin, query = '') =>
    client.put(`${path}/${key}${query}`, body);
  const read = async (key: string, query = '') => (await admin.get(`${path}/${key}${query}`)).body;
  const done = (answer: Answer) => expect([answer.status, answer.text]).toEqual([204, '']);
  const refused = (
    answer: Answer,
    errors: Record<string, unknown>,
    errorMessages: unknown[] = [],
    status = 400,
  ) => {
    expect(answer.status, answer.text).toBe(status);
    expect(answer.body).toEqual({ errorMessages, errors });
  };

  describe('PUT /rest/api/2/issue/{issueIdOrKey}', () => {
    it('sets fields and answers 204 with nothing', async () => {
      const key = await fresh();
      done(
        await put(key, {
          fields: {
            summary: 'After',
            description: 'Now described',
            priority: { id: '1' },
            assignee: { name: 'fred' },
            reporter: { name: 'wilma' },
            labels: ['a', 'b'],
            components: [{ name: 'Engine' }],
            fixVersions: [{ name: '1.0' }],
            duedate: '2026-05-01',
          },
        }),
      );
      expect((await read(key)).fields).toMatchObject({
        summary: 'After',
        description: 'Now described',
        priority: { name: 'Highest' },
        assignee: { name: 'fred' },
        reporter: { name: 'wilma' },
        creator: { name: 'admin' },
        labels: ['a', 'b'],
        components: [{ name: 'Engine' }],
        fixVersions: [{ name: '1.0' }],
        duedate: '2026-05-01',
      });
    });

    it('empties what is set to null, and keeps what is not named', async () => {
      const key = await fresh({
        description: 'd',
        environment: 'e',
        duedate: '2026-01-01',
        labels: ['a'],
        assignee: { name: 'fred' },
      });
      done(await put(key, { fields: { description: null, duedate: null, assignee: null, labels: null } }));
      expect((await read(key)).fields).toMatchObject({
        description: null,
        environment: 'e',
        duedate: null,
        assignee: null,
        labels: [],
      });
    });

    it('does the operations of a field in their order', async () => {
      const key = await fresh({ labels: ['a'], components: [{ name: 'Engine' }] });
      done(
        await put(key, {
          update: {
            labels: [{ add: 'b' }, { add: 'a' }, { remove: 'b' }, { add: 'c' }],
            components: [{ remove: { name: 'Engine' } }, { add: { name: 'Wheels' } }],
            summary: [{ set: 'First' }, { set: 'Second' }],
            timetracking: [{ edit: { originalEstimate: '1w 1d', remainingEstimate: '4d' } }],
          },
        }),
      );
      expect((await read(key)).fields).toMatchObject({
        labels: ['a', 'c'],
        components: [{ name: 'Wheels' }],
        summary: 'Second',
        timetracking: { originalEstimate: '1w 1d', remainingEstimate: '4d' },
      });
    });

    it('removes what is not there without complaint', async () => {
      const key = await fresh();
      done(
        await put(key, { update: { labels: [{ remove: 'x' }], fixVersions: [{ remove: { name: '1.0' } }] } }),
      );
    });

    it('adds, edits and removes comments', async () => {
      const key = await fresh();
      done(await put(key, { update: { comment: [{ add: { body: 'One' } }, { add: { body: 'Two' } }] } }));
      const [one, two] = (await read(key)).fields.comment.comments;
      done(
        await put(key, {
          update: { comment: [{ edit: { id: one.id, body: 'First' } }, { remove: { id: two.id } }] },
        }),
      );
      expect((await read(key)).fields.comment).toMatchObject({
        total: 1,
        comments: [{ id: one.id, body: 'First' }],
      });
      refused(await put(key, { update: { comment: [{ add: { body: ' ' } }] } }), {
        comment: 'Comment body can not be empty!',
      });
      expect((await put(key, { update: { comment: [{ remove: { id: '4711' } }] } })).status).toBe(404);
    });

    it('changes the type to one that has the same workflow, and between sub-task and not never', async () => {
      const key = await fresh();
      done(await put(key, { fields: { issuetype: { name: 'Bug' } } }));
      expect((await read(key)).fields.issuetype.name).toBe('Bug');
      refused(await put(key, { fields: { issuetype: { name: 'Sub-task' } } }), {
        issuetype: 'valid issue type is required',
      });
    });

    it('moves `updated` on with each change, and not where nothing changes', async () => {
      const key = await fresh({ labels: ['a'] });
      const before = (await read(key)).fields.updated;
      context.server.pass(60_000);
      done(await put(key, { fields: { summary: 'Before' }, update: { labels: [{ add: 'a' }] } }));
      expect((await read(key)).fields.updated).toBe(before);
      done(await put(key, { fields: { summary: 'After' } }));
      expect((await read(key)).fields.updated > before).toBe(true);
    });

    it('sets properties, even on their own', async () => {
      const key = await fresh();
      done(await put(key, { properties: [{ key: 'p', value: [1, { a: null }] }] }));
      expect((await read(key, '?properties=p')).properties).toEqual({ p: [1, { a: null }] });
    });

    it('says so where nothing is asked for', async () => {
      const key = await fresh();
      refused(await put(key, {}), {}, ["one of 'fields' or 'update' required"]);
      refused(await put(key, { historyMetadata: {} }), {}, ["one of 'fields' or 'update' required"]);
      done(await put(key, { fields: {} }));
    });

    it.each([
      [
        'an unknown field',
        { invalid: 1 },
        { invalid: "Field 'invalid' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the project',
        { project: { key: 'LOOK' } },
        { project: "Field 'project' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the key',
        { issuekey: 'X-1' },
        { issuekey: "Field 'issuekey' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the status',
        { status: { id: '6' } },
        { status: "Field 'status' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the resolution',
        { resolution: { name: 'Done' } },
        { resolution: "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the creation',
        { created: '2020-01-01T00:00:00.000+0000' },
        { created: "Field 'created' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      ['an empty summary', { summary: '' }, { summary: 'You must specify a summary of the issue.' }],
      ['a null summary', { summary: null }, { summary: 'You must specify a summary of the issue.' }],
      ['labels of the wrong kind', { labels: [{}] }, { labels: 'Operation value must be a string' }],
      [
        'a list for the priority',
        { priority: ['High'] },
        { priority: "Could not find valid 'id' or 'name' in priority object." },
      ],
    ])('refuses %s and changes nothing', async (_what, fields, errors) => {
      const key = await fresh();
      const before = await read(key, '?expand=changelog');
      refused(await put(key, { fields: { ...fields, description: 'changed' } }), errors);
      expect(await read(key, '?expand=changelog')).toEqual(before);
    });

    it('has a limit on how many operations come at once', async () => {
      const key = await fresh();
      const many = Array.from({ length: 1001 }, (_, index) => ({ add: `l${index}` }));
      expect((await put(key, { update: { labels: many } })).body.errors.labels).toContain('1000');
      expect((await put(key, { update: { labels: [...many.slice(0, 500), { set: [] }] } })).status).toBe(204);
    });

    it('is only for who may edit, and says so', async () => {
      refused(
        await put('LOOK-1', { fields: { summary: 'x' } }, fred),
        {},
        ['You do not have permission to edit issues in this project.'],
        403,
      );
      refused(
        await put('OPEN-1', { fields: { summary: 'x' } }, context.server.anonymous),
        {},
        ['You do not have permission to edit issues in this project.', 'Login Required'],
        401,
      );
      done(await put('LOOK-1', { fields: { summary: 'x' } }, context.server.as('wilma')));
    });

    it('hides each field that asks for a permission from who lacks it', async () => {
      const wilma = context.server.as('wilma');
      const cannot = (field: string) => ({
        [field]: `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`,
      });
      refused(await put('LOOK-1', { fields: { duedate: '2026-01-01' } }, wilma), cannot('duedate'));
      refused(await put('LOOK-1', { fields: { assignee: { name: 'fred' } } }, wilma), cannot('assignee'));
      refused(await put('LOOK-1', { fields: { reporter: { name: 'fred' } } }, wilma), cannot('reporter'));
      refused(await put('LOOK-1', { fields: { fixVersions: [] } }, wilma), cannot('fixVersions'));
      const { fields } = (await wilma.get(`${path}/LOOK-1/editmeta`)).body;
      expect(Object.keys(fields)).toEqual(expect.arrayContaining(['summary', 'labels']));
      for (const field of ['duedate', 'assignee', 'reporter', 'fixVersions'])
        expect(fields).not.toHaveProperty(field);
    });

    it('tells nobody only where an administrator asks for it', async () => {
      const key = await fresh();
      done(await put(key, { fields: { summary: 'x' } }, admin, '?notifyUsers=false'));
      refused(
        await put(key, { fields: { summary: 'y' } }, fred, '?notifyUsers=false'),
        {},
        ['To discard the user notification either admin or project admin permissions are required.'],
        403,
      );
    });

    it('loses neither change nor history where many edits meet', async () => {
      const key = await fresh();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          put(key, { update: { labels: [{ add: `l${index}` }] }, fields: { summary: `S${index}` } }),
        ),
      );
      expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(204));
      const bean = await read(key, '?expand=changelog');
      expect(bean.fields.labels).toHaveLength(20);
      const items = bean.changelog.histories.flatMap(
        (history: { items: { field: string; fromString: string; toString: string }[] }) => history.items,
      );
      const summaries = items.filter((item: { field: string }) => item.field === 'summary');
      expect(summaries).toHaveLength(20);
      let current = 'Before';
      for (const item of summaries) {
        expect(item.fromString).toBe(current);
        current = item.toString;
      }
      expect(bean.fields.summary).toBe(current);
    });
  });

  describe('PUT /rest/api/2/issue/{issueIdOrKey}/assignee', () => {
    const assign = (key: string, body: unknown, client = admin) =>
      client.put(`${path}/${key}/assignee`, body);

    it('assigns to a user, to nobody, and to whoever the project says', async () => {
      const key = await fresh();
      done(await assign(key, { name: 'fred' }));
      expect((await read(key)).fields.assignee.name).toBe('fred');
      done(await assign(key, { name: null }));
      expect((await read(key)).fields.assignee).toBeNull();
      await admin.put('/rest/api/2/project/TEST', { assigneeType: 'PROJECT_LEAD', lead: 'wilma' });
      done(await assign(key, { name: '-1' }));
      expect((await read(key)).fields.assignee.name).toBe('wilma');
      await admin.put('/rest/api/2/project/TEST', { assigneeType: 'UNASSIGNED', lead: 'admin' });
    });

    it('refuses who cannot be assigned, and what names nobody', async () => {
      const key = await fresh();
      refused(await assign(key, { name: 'joe' }), { assignee: "User 'joe' cannot be assigned issues." });
      refused(await assign(key, {}), { assignee: "expected Object containing a 'name' property" });
      refused(await assign(key, { name: 7 }), { assignee: 'Operation value must be a string' });
      expect((await assign(key, [])).status).toBe(400);
    });

    it('asks for Assign Issues alone', async () => {
      done(await assign('LOOK-1', { name: 'fred' }, fred));
      refused(
        await assign('LOOK-1', { name: 'fred' }, context.server.as('wilma')),
        {},
        ['You do not have permission to assign issues.'],
        403,
      );
      refused(
        await assign('OPEN-1', { name: 'fred' }, context.server.anonymous),
        {},
        ['You do not have permission to assign issues.', 'Login Required'],
        401,
      );
    });
  });

  describe('/rest/api/2/issue/{issueIdOrKey}/properties', () => {
    const json = { headers: { 'content-type': 'application/json' } };
    const set = (key: string, name: string, value: string, client = admin) =>
      client.put(`${path}/${key}/properties/${name}`, value, json);

    it('sets, lists, reads and removes any JSON', async () => {
      const { id, key } = await context.server.buildIssue({ project: 'TEST' });
      expect((await set(key, 'b.c', '{"deep":[null,1.5,"x"]}')).status).toBe(201);
      expect((await set(key, 'a', 'false')).status).toBe(201);
      expect((await set(key, 'a', '"again"')).status).toBe(200);
      expect((await admin.get(`${path}/${key}/properties`)).body).toEqual({
        keys: [
          { self: `${base}/rest/api/2/issue/${id}/properties/a`, key: 'a' },
          { self: `${base}/rest/api/2/issue/${id}/properties/b.c`, key: 'b.c' },
        ],
      });
      expect((await admin.get(`${path}/${key}/properties/b.c`)).body).toEqual({
        key: 'b.c',
        value: { deep: [null, 1.5, 'x'] },
      });
      done(await admin.delete(`${path}/${key}/properties/a`));
      expect((await admin.get(`${path}/${key}/properties/a`)).status).toBe(404);
      expect((await admin.delete(`${path}/${key}/properties/a`)).status).toBe(404);
    });

    it('has limits, and takes nothing that is no JSON', async () => {
      const key = await fresh();
      expect((await set(key, 'k', `"${'x'.repeat(32_766)}"`)).status).toBe(201);
      expect((await set(key, 'k', `"${'x'.repeat(32_767)}"`)).status).toBe(400);
      expect((await set(key, 'k'.repeat(255), '1')).status).toBe(201);
      expect((await set(key, 'k'.repeat(256), '1')).status).toBe(400);
      expect((await set(key, 'k', 'nonsense')).status).toBe(400);
      expect((await set(key, 'k', '')).status).toBe(400);
      expect((await set(key, 'k%00', '1')).status).toBe(400);
    });

    it('is written by who may edit, and read by who sees the issue', async () => {
      refused(
        await set('LOOK-1', 'p', '1', fred),
        {},
        ['You do not have permission to edit issues in this project.'],
        403,
      );
      expect((await set('LOOK-1', 'p', '1', context.server.as('wilma'))).status).toBe(201);
      expect((await fred.get(`${path}/LOOK-1/properties/p`)).body).toEqual({ key: 'p', value: 1 });
      refused(
        await fred.delete(`${path}/LOOK-1/properties/p`),
        {},
        ['You do not have permission to edit issues in this project.'],
        403,
      );
    });

    it('keeps one value where several write at once', async () => {
      const key = await fresh();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => set(key, 'p', String(index))),
      );
      expect(answers.every((answer) => answer.status === 200 || answer.status === 201)).toBe(true);
      expect((await admin.get(`${path}/${key}/properties`)).body.keys).toHaveLength(1);
    });
  });
});
