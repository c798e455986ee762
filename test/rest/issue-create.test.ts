import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('creating issues', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred', displayName: 'Fred F. User' });
    await server.buildProject({ key: 'TEST' });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['anyone', 'user:admin'],
      ASSIGNABLE_USER: ['user:fred'],
    });
    await buildProjectGranting(server, 'LOOK', { BROWSE_PROJECTS: ['anyone'] });
    await admin.post('/rest/api/2/component', {
      name: 'Engine',
      project: 'TEST',
      leadUserName: 'fred',
      assigneeType: 'COMPONENT_LEAD',
    });
    await admin.post('/rest/api/2/version', { name: '1.0', project: 'TEST' });
    await admin.post('/rest/api/2/version', { name: '0.1', project: 'TEST', archived: true });
    fred = server.as('fred');
  });

  const fields = (more: Record<string, unknown> = {}) => ({
    fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'A summary', ...more },
  });
  const create = (more: Record<string, unknown> = {}, client: Client = admin) =>
    client.post(path, fields(more));
  const read = async (answer: Answer, query = ''): Promise<Answer['body']> => {
    expect(answer.status, answer.text).toBe(201);
    return (await admin.get(`${path}/${answer.body.key}${query}`)).body;
  };
  const refused = (answer: Answer, errors: Record<string, unknown>, errorMessages: unknown[] = []) => {
    expect(answer.status, answer.text).toBe(400);
    expect(answer.body).toEqual({ errorMessages, errors });
  };

  describe('POST /rest/api/2/issue', () => {
    it('answers 201 with the id, the key and the address, and nothing else', async () => {
      const answer = await create();
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: expect.stringMatching(/^\d+$/),
        key: expect.stringMatching(/^TEST-\d+$/),
        self: `http://localhost:8090/jira/rest/api/2/issue/${answer.body.id}`,
      });
    });

    it('starts in the first status of the workflow, unresolved, reported and created by the caller', async () => {
      const bean = await read(await create({}, fred));
      expect(bean.fields).toMatchObject({
        status: { name: 'Open', id: '1' },
        resolution: null,
        resolutiondate: null,
        reporter: { name: 'fred', displayName: 'Fred F. User' },
        creator: { name: 'fred' },
        priority: { name: 'Medium', id: '3' },
        watches: { watchCount: 1, isWatching: false },
        votes: { votes: 0, hasVoted: false },
        comment: { comments: [], total: 0 },
      });
      expect(bean.fields.created).toBe(bean.fields.updated);
    });

    it('takes every field that the create screen has, by id or by name', async () => {
      const answer = await create({
        description: 'Line one\r\nline two',
        environment: 'Linux',
        priority: { name: 'high' },
        duedate: '2026-02-28',
        labels: ['b', 'a', 'b'],
        components: [{ name: 'Engine' }],
        fixVersions: [{ name: '1.0' }],
        versions: [{ name: '1.0' }],
        assignee: { name: 'FRED' },
        reporter: { name: 'fred' },
        timetracking: { originalEstimate: '1d 2h', remainingEstimate: '30m' },
      });
      const bean = await read(answer);
      expect(bean.fields).toMatchObject({
        description: 'Line one\r\nline two',
        environment: 'Linux',
        priority: { id: '2' },
        duedate: '2026-02-28',
        labels: ['a', 'b'],
        components: [{ name: 'Engine' }],
        fixVersions: [{ name: '1.0', released: false, archived: false }],
        versions: [{ name: '1.0' }],
        assignee: { name: 'fred' },
        reporter: { name: 'fred' },
        timetracking: {
          originalEstimate: '1d 2h',
          remainingEstimate: '30m',
          originalEstimateSeconds: 36_000,
          remainingEstimateSeconds: 1800,
        },
        timeoriginalestimate: 36_000,
        timeestimate: 1800,
        progress: { progress: 0, total: 1800, percent: 0 },
        workratio: 0,
      });
      const byId = await create({
        project: { id: bean.fields.project.id },
        issuetype: { id: bean.fields.issuetype.id },
        priority: { id: '1' },
        components: [{ id: bean.fields.components[0].id }],
        fixVersions: [{ id: bean.fields.fixVersions[0].id }],
        assignee: { key: bean.fields.assignee.key },
      });
      expect((await read(byId)).fields).toMatchObject({
        priority: { name: 'Highest' },
        components: [{ name: 'Engine' }],
        fixVersions: [{ name: '1.0' }],
        assignee: { name: 'fred' },
      });
    });

    it('takes operations under `update` and properties beside the fields', async () => {
      const answer = await admin.post(path, {
        ...fields(),
        update: {
          labels: [{ add: 'x' }, { add: 'y' }, { remove: 'x' }],
          components: [{ set: [{ name: 'Engine' }] }],
        },
        properties: [{ key: 'origin', value: { import: 7 } }],
        historyMetadata: { type: 'a tool' },
      });
      const bean = await read(answer, '?properties=*all');
      expect(bean.fields.labels).toEqual(['y']);
      expect(bean.fields.components).toHaveLength(1);
      expect(bean.properties).toEqual({ origin: { import: 7 } });
    });

    it('leaves the assignee to the project and its components where nobody is named', async () => {
      expect((await read(await create())).fields.assignee).toBeNull();
      const led = await read(await create({ components: [{ name: 'Engine' }] }));
      expect(led.fields.assignee.name).toBe('fred');
      const nobody = await read(await create({ components: [{ name: 'Engine' }], assignee: null }));
      expect(nobody.fields.assignee).toBeNull();
      const automatic = await read(
        await create({ components: [{ name: 'Engine' }], assignee: { name: '-1' } }),
      );
      expect(automatic.fields.assignee.name).toBe('fred');
    });

    it('makes sub-tasks under an issue of the same project', async () => {
      const parent = (await create()).body;
      const answer = await create({ issuetype: { name: 'Sub-task' }, parent: { key: parent.key } });
      const bean = await read(answer);
      expect(bean.fields.parent).toMatchObject({
        id: parent.id,
        key: parent.key,
        fields: { summary: 'A summary' },
      });
      const above = (await admin.get(`${path}/${parent.key}`)).body;
      expect(above.fields.subtasks).toMatchObject([
        { key: answer.body.key, fields: { status: { name: 'Open' } } },
      ]);
      expect(above.fields).not.toHaveProperty('parent');
      refused(await create({ issuetype: { name: 'Sub-task' } }), {
        issuetype: 'Issue type is a sub-task but parent issue key or id not specified.',
      });
      refused(await create({ issuetype: { name: 'Sub-task' }, parent: { key: 'TEST-99999' } }), {
        parent: 'Could not find issue by id or key.',
      });
      refused(await create({ issuetype: { name: 'Sub-task' }, parent: { key: answer.body.key } }), {
        parent: 'The parent must be an issue of the same project that is no sub-task itself.',
      });
      refused(await create({ parent: { key: parent.key } }), {
        parent: 'A parent can be given only where the issue type is a sub-task.',
      });
    });

    it.each([
      ['no project', { project: undefined }, { project: 'project is required' }],
      ['an unknown project', { project: { key: 'NOPE' } }, { project: 'project is required' }],
      ['a project that is no object', { project: 'TEST' }, { project: 'project is required' }],
      ['no issue type', { issuetype: undefined }, { issuetype: 'valid issue type is required' }],
      [
        'an unknown issue type',
        { issuetype: { name: 'Nope' } },
        { issuetype: 'valid issue type is required' },
      ],
      ['an issue type that is a list', { issuetype: [] }, { issuetype: 'valid issue type is required' }],
      ['no summary', { summary: undefined }, { summary: 'You must specify a summary of the issue.' }],
      ['an empty summary', { summary: '  ' }, { summary: 'You must specify a summary of the issue.' }],
      ['a null summary', { summary: null }, { summary: 'You must specify a summary of the issue.' }],
      ['a numeric summary', { summary: 7 }, { summary: 'Operation value must be a string' }],
      [
        'a summary of two lines',
        { summary: 'a\nb' },
        { summary: 'The summary is invalid because it contains newline characters.' },
      ],
      [
        'a summary of 256 characters',
        { summary: 'x'.repeat(256) },
        { summary: 'Summary must be less than 255 characters.' },
      ],
      [
        'a description that is an object',
        { description: {} },
        { description: 'Operation value must be a string' },
      ],
      [
        'a description of 32,768 characters',
        { description: 'x'.repeat(32_768) },
        { description: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.' },
      ],
      [
        'a priority without id or name',
        { priority: {} },
        { priority: "Could not find valid 'id' or 'name' in priority object." },
      ],
      [
        'a priority that is a string',
        { priority: 'High' },
        { priority: "Could not find valid 'id' or 'name' in priority object." },
      ],
      ['an unknown priority', { priority: { id: '99' } }, { priority: 'The priority selected is invalid.' }],
      ['labels that are no list', { labels: 'a' }, { labels: 'data was not an array' }],
      [
        'a label with a space',
        { labels: ['Test Application'] },
        { labels: "The label 'Test Application' contains spaces which is invalid." },
      ],
      ['a label that is a number', { labels: [1] }, { labels: 'Operation value must be a string' }],
      [
        'an unknown component',
        { components: [{ name: 'Nope' }] },
        { components: "Component name 'Nope' is not valid" },
      ],
      [
        'components that are no list',
        { components: { name: 'Engine' } },
        { components: 'data was not an array' },
      ],
      [
        'an unknown version',
        { fixVersions: [{ id: '4711' }] },
        { fixVersions: "Version id '4711' is not valid" },
      ],
      [
        'an archived version',
        { versions: [{ name: '0.1' }] },
        { versions: "Version name '0.1' is not valid" },
      ],
      [
        'a due date that is none',
        { duedate: '2026-02-30' },
        { duedate: 'Error parsing date string: 2026-02-30' },
      ],
      ['a due date that is a number', { duedate: 5 }, { duedate: 'Operation value must be a string' }],
      [
        'an unknown assignee',
        { assignee: { name: 'joe' } },
        { assignee: "User 'joe' cannot be assigned issues." },
      ],
      [
        'an assignee that is a string',
        { assignee: 'fred' },
        { assignee: "expected Object containing a 'name' property" },
      ],
      [
        'an assignee by email',
        { assignee: { emailAddress: 'x' } },
        { assignee: "expected Object containing a 'name' property" },
      ],
      [
        'an unknown reporter',
        { reporter: { name: 'joe' } },
        { reporter: 'The reporter specified is not a user.' },
      ],
      ['no reporter', { reporter: null }, { reporter: 'Reporter is required.' }],
      [
        'an unknown field',
        { nope: 1 },
        { nope: "Field 'nope' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'a custom field that is not there',
        { customfield_10000: 1 },
        {
          customfield_10000:
            "Field 'customfield_10000' cannot be set. It is not on the appropriate screen, or unknown.",
        },
      ],
      [
        'the status',
        { status: { name: 'Closed' } },
        { status: "Field 'status' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the resolution',
        { resolution: { name: 'Done' } },
        { resolution: "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'the creator',
        { creator: { name: 'fred' } },
        { creator: "Field 'creator' cannot be set. It is not on the appropriate screen, or unknown." },
      ],
      [
        'an estimate in no unit of time',
        { timetracking: { originalEstimate: 'soon' } },
        { timetracking: expect.stringContaining('Original Estimate') },
      ],
    ])('refuses %s, naming the field', async (_what, more, errors) => {
      refused(await create(more), errors);
    });

    it('tells everything that is wrong at once', async () => {
      const answer = await create({ summary: '', issuetype: {}, priority: {}, labels: ['a b'], nope: 1 });
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body.errors).sort()).toEqual([
        'issuetype',
        'labels',
        'nope',
        'priority',
        'summary',
      ]);
    });

    it('refuses a field in both `fields` and `update`, and operations that a field does not have', async () => {
      const both = await admin.post(path, {
        ...fields({ labels: ['a'] }),
        update: { labels: [{ add: 'b' }] },
      });
      refused(both, { labels: "Field 'labels' appears in both 'fields' and 'update'" });
      const wrong = await admin.post(path, { ...fields(), update: { description: [{ add: 'b' }] } });
      refused(wrong, {
        description:
          "Field with id 'description' and name 'Description' does not support operation 'add' Supported operation(s) are: 'set'",
      });
      const none = await admin.post(path, {
        ...fields(),
        update: { labels: [{ shuffle: 'b' }], description: 'x', environment: [7] },
      });
      refused(none, {
        labels: "Field 'labels' is not valid for this operation.",
        description: 'data was not an array',
        environment: "Field 'environment' is not valid for this operation.",
      });
    });

    it.each([
      ['no object', '[]'],
      ['no JSON', '{"fields":'],
      ['nothing', ''],
      ['fields that are a list', '{"fields":[]}'],
      ['fields that are null', '{"fields":null}'],
      ['an unknown member', '{"fields":{},"chump":1}'],
      [
        'a NUL in the summary',
        '{"fields":{"project":{"key":"TEST"},"issuetype":{"name":"Task"},"summary":"a\\u0000b"}}',
      ],
      ['properties that are an object', '{"fields":{},"properties":{}}'],
    ])('answers 400 in Jira’s shape to a body that is %s', async (_what, body) => {
      const answer = await admin.post(path, body, { headers: { 'content-type': 'application/json' } });
      expect(answer.status, answer.text).toBe(400);
      expect(Object.keys(answer.body)).toEqual(['errorMessages', 'errors']);
    });

    it('names an unknown member as Jackson does', async () => {
      const answer = await admin.post(path, { ...fields(), chump: 1 });
      expect(answer.body.errorMessages[0]).toContain('Unrecognized field "chump"');
    });

    it('writes nothing where anything is wrong', async () => {
      const before = (await read(await create())).key;
      await create({ labels: ['fine'], nope: 1 });
      await admin.post(path, { ...fields(), properties: [{ key: 'x'.repeat(300), value: 1 }] });
      const after = (await read(await create())).key;
      expect(Number(after.split('-')[1])).toBe(Number(before.split('-')[1]) + 1);
    });

    it('lets only who may modify the reporter name another one', async () => {
      refused(await create({ reporter: { name: 'admin' } }, fred), {
        reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
      });
    });

    it('assigns only to who can be assigned in the project', async () => {
      const { server } = context;
      await server.buildUser({ name: 'gone' });
      await admin.put('/rest/api/2/user?username=gone', { active: false });
      refused(await create({ assignee: { name: 'gone' } }), {
        assignee: "User 'gone' cannot be assigned issues.",
      });
      const open = await admin.post(path, {
        fields: { ...fields().fields, project: { key: 'OPEN' }, assignee: { name: 'admin' } },
      });
      refused(open, {
        assignee: "Field 'assignee' cannot be set. It is not on the appropriate screen, or unknown.",
      });
    });

    it('says no to who sees the project and may not create in it', async () => {
      const answer = await fred.post(path, { fields: { ...fields().fields, project: { key: 'LOOK' } } });
      refused(answer, {}, ['You do not have permission to create issues in this project.']);
    });

    it('knows no difference between a hidden project and none', async () => {
      const hidden = await fred.post(path, { fields: { ...fields().fields, project: { key: 'DARK' } } });
      const missing = await fred.post(path, { fields: { ...fields().fields, project: { key: 'GONE' } } });
      expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
      const { anonymous } = context.server;
      const shut = await anonymous.post(path, { fields: { ...fields().fields, project: { key: 'DARK' } } });
      const none = await anonymous.post(path, { fields: { ...fields().fields, project: { key: 'GONE' } } });
      expect([shut.status, shut.text]).toEqual([none.status, none.text]);
      refused(shut, {}, [
        'Anonymous users do not have permission to create issues in this project. Please try logging in first.',
      ]);
    });

    it('lets an anonymous visitor create where anyone may, reported by nobody', async () => {
      const answer = await context.server.anonymous.post(path, {
        fields: { ...fields().fields, project: { key: 'OPEN' } },
      });
      const bean = await read(answer);
      expect(bean.fields).toMatchObject({ reporter: null, creator: null, watches: { watchCount: 0 } });
    });

    it('gives fifty issues created at once fifty keys, one after the other', async () => {
      await context.server.buildProject({ key: 'MANY' });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          create({ project: { key: 'MANY' }, summary: `Number ${index}` }),
        ),
      );
      expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(201));
      const numbers = answers.map((answer) => Number(answer.body.key.split('-')[1])).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    });

    it('never gives a deleted issue’s key again', async () => {
      const first = (await create()).body;
      await admin.delete(`${path}/${first.key}`);
      const second = (await create()).body;
      expect(Number(second.key.split('-')[1])).toBe(Number(first.key.split('-')[1]) + 1);
    });

    it('stores a summary of 255 and a description of 32,767 characters as they are', async () => {
      const bean = await read(await create({ summary: 'ß'.repeat(255), description: '𝄞'.repeat(16_383) }));
      expect(bean.fields.summary).toHaveLength(255);
      expect(bean.fields.description).toBe('𝄞'.repeat(16_383));
    });
  });

  describe('POST /rest/api/2/issue/bulk', () => {
    const bulk = (issueUpdates: unknown, client = admin) => client.post(`${path}/bulk`, { issueUpdates });

    it('creates them all', async () => {
      const { status, body } = await bulk([fields(), fields({ summary: 'Two' })]);
      expect(status).toBe(201);
      expect(body.errors).toEqual([]);
      expect(body.issues).toMatchObject([{ key: expect.any(String) }, { key: expect.any(String) }]);
    });

    it('creates a hundred and more in the order of the request, whatever else comes with some of them', async () => {
      const updates = Array.from({ length: 120 }, (_, at) => ({
        ...fields({ summary: at % 7 === 3 ? '' : `Bulk ${at}`, labels: [`at-${at}`, 'bulk'] }),
        ...(at % 5 === 0 && { properties: [{ key: 'at', value: at }] }),
      }));
      const { body } = await bulk(updates);
      const failed = updates.flatMap((_, at) => (at % 7 === 3 ? [at] : []));
      const places = body.errors.map((error: { failedElementNumber: number }) => error.failedElementNumber);
      expect(places).toEqual(failed);
      const numbers: number[] = body.issues.map(({ key }: { key: string }) => Number(key.split('-')[1]));
      expect(numbers).toHaveLength(120 - failed.length);
      expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
      const made = updates.flatMap((_, at) => (failed.includes(at) ? [] : [at]));
      for (const [at, { key }] of body.issues.entries()) {
        if (at % 10 !== 0) continue;
        const issue = await admin.get(`${path}/${key}?fields=summary,labels,watches&properties=*all`);
        expect(issue.body.fields).toMatchObject({
          summary: `Bulk ${made[at]}`,
          labels: [`at-${made[at]}`, 'bulk'],
          watches: { watchCount: 1 },
        });
        expect(issue.body.properties).toEqual((made[at] ?? 1) % 5 === 0 ? { at: made[at] } : {});
      }
    });

    it('creates what it can and tells what failed by its place', async () => {
      const { status, body } = await bulk([
        fields({ summary: '' }),
        fields(),
        'nonsense',
        { fields: 7 },
        { properties: 1 },
      ]);
      expect(status).toBe(201);
      expect(body.issues).toHaveLength(1);
      expect(body.errors[0]).toEqual({
        status: 400,
        elementErrors: { errorMessages: [], errors: { summary: 'You must specify a summary of the issue.' } },
        failedElementNumber: 0,
      });
      expect(body.errors.map((error: { failedElementNumber: number }) => error.failedElementNumber)).toEqual([
        0, 2, 3, 4,
      ]);
    });

    it('answers 400 with the same shape where none could be created', async () => {
      const { status, body } = await bulk([fields({ issuetype: {} })]);
      expect(status).toBe(400);
      expect(body).toMatchObject({ issues: [], errors: [{ status: 400, failedElementNumber: 0 }] });
    });

    it('refuses a thousand and one', async () => {
      expect((await bulk(Array(1001).fill({}))).status).toBe(400);
    });
  });
});
