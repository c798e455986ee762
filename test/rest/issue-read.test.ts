import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const base = 'http://localhost:8090/jira';
const path = '/rest/api/2/issue';
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;

/** What Jira's issue navigator does not have. */
const notNavigable = ['timetracking', 'attachment', 'comment', 'worklog'];

describeOnEngines('reading issues', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred', displayName: 'Fred F. User' });
    fred = server.as('fred');
    await buildOutsider(server, 'olga');
    await server.buildProject({ key: 'TEST' });
    await admin.post('/rest/api/2/component', { name: 'Engine', project: 'TEST', description: 'The engine' });
    await admin.post('/rest/api/2/version', {
      name: '1.0',
      project: 'TEST',
      released: true,
      releaseDate: '2026-01-31',
    });
    await server.buildIssue({
      project: 'TEST',
      summary: 'The first',
      description: 'One\n\nTwo <b>&</b>',
      labels: ['x'],
      components: [{ name: 'Engine' }],
      fixVersions: [{ name: '1.0' }],
      assignee: { name: 'fred' },
      duedate: '2026-04-12',
      timetracking: { originalEstimate: '2h 25m' },
      properties: undefined,
    });
    await server.buildIssue({
      project: 'TEST',
      issuetype: 'Sub-task',
      parent: { key: 'TEST-1' },
      summary: 'Below',
      timetracking: { originalEstimate: '1h' },
    });
    await buildProjectGranting(server, 'DARK', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
    });
    await server.buildIssue({ project: 'DARK', summary: 'Secret' });
    await buildProjectGranting(server, 'MINE', {
      BROWSE_PROJECTS: ['reporter', 'assignee', 'user:admin'],
      CREATE_ISSUES: ['applicationRole'],
      ASSIGN_ISSUES: ['applicationRole'],
      ASSIGNABLE_USER: ['applicationRole'],
    });
    await server.buildIssue({ project: 'MINE', summary: 'Given to fred', assignee: { name: 'fred' } });
    await server.buildIssue({ project: 'MINE', summary: 'Not his' });
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
    await server.buildIssue({ project: 'OPEN', summary: 'For all to see' });
  });

  const get = async (key: string, query = '', client = admin) => {
    const answer = await client.get(`${path}/${key}${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };

  describe('GET /rest/api/2/issue/{issueIdOrKey}', () => {
    it('gives the bean in Jira’s form', async () => {
      const bean = await get('TEST-1');
      expect(Object.keys(bean)).toEqual(['expand', 'id', 'self', 'key', 'fields']);
      expect(bean).toMatchObject({
        expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
        key: 'TEST-1',
        self: `${base}/rest/api/2/issue/${bean.id}`,
      });
    });

    it('gives each system field in Jira’s form', async () => {
      const { id, fields } = await get('TEST-1');
      const user = (name: string, displayName: string) => ({
        self: `${base}/rest/api/2/user?username=${name}`,
        name,
        key: expect.any(String),
        emailAddress: `${name}@example.com`,
        avatarUrls: {
          '48x48': expect.stringContaining('/secure/useravatar?'),
          '24x24': expect.any(String),
          '16x16': expect.any(String),
          '32x32': expect.any(String),
        },
        displayName,
        active: true,
      });
      const status = {
        self: `${base}/rest/api/2/status/1`,
        description: expect.any(String),
        iconUrl: expect.stringContaining(base),
        name: 'Open',
        id: '1',
        statusCategory: {
          self: `${base}/rest/api/2/statuscategory/2`,
          id: 2,
          key: 'new',
          colorName: 'blue-gray',
          name: 'To Do',
        },
      };
      const priority = {
        self: `${base}/rest/api/2/priority/3`,
        iconUrl: expect.stringContaining(base),
        name: 'Medium',
        id: '3',
      };
      expect(fields).toEqual({
        summary: 'The first',
        customfield_9999: expect.stringMatching(/^0\|i\d+h:$/),
        issuetype: {
          self: expect.stringContaining('/rest/api/2/issuetype/'),
          id: expect.any(String),
          description: expect.any(String),
          iconUrl: expect.stringContaining(base),
          name: 'Task',
          subtask: false,
        },
        project: {
          self: expect.stringContaining('/rest/api/2/project/'),
          id: expect.any(String),
          key: 'TEST',
          name: 'Project TEST',
          projectTypeKey: 'software',
          avatarUrls: expect.any(Object),
        },
        status,
        priority,
        resolution: null,
        resolutiondate: null,
        created: expect.stringMatching(instant),
        updated: expect.stringMatching(instant),
        lastViewed: null,
        duedate: '2026-04-12',
        assignee: user('fred', 'Fred F. User'),
        reporter: user('admin', 'Administrator'),
        creator: user('admin', 'Administrator'),
        labels: ['x'],
        components: [
          {
            self: expect.stringContaining('/rest/api/2/component/'),
            id: expect.any(String),
            name: 'Engine',
            description: 'The engine',
          },
        ],
        fixVersions: [
          {
            self: expect.stringContaining('/rest/api/2/version/'),
            id: expect.any(String),
            name: '1.0',
            archived: false,
            released: true,
            releaseDate: '2026-01-31',
          },
        ],
        versions: [],
        description: 'One\n\nTwo <b>&</b>',
        environment: null,
        issuelinks: [],
        subtasks: [
          {
            id: expect.any(String),
            key: 'TEST-2',
            self: expect.stringContaining('/rest/api/2/issue/'),
            fields: {
              summary: 'Below',
              status,
              priority,
              issuetype: expect.objectContaining({ subtask: true }),
            },
          },
        ],
        attachment: [],
        comment: { comments: [], maxResults: 0, total: 0, startAt: 0 },
        worklog: { startAt: 0, maxResults: 20, total: 0, worklogs: [] },
        watches: { self: `${base}/rest/api/2/issue/TEST-1/watchers`, watchCount: 1, isWatching: true },
        votes: { self: `${base}/rest/api/2/issue/TEST-1/votes`, votes: 0, hasVoted: false },
        timetracking: {
          originalEstimate: '2h 25m',
          remainingEstimate: '2h 25m',
          originalEstimateSeconds: 8700,
          remainingEstimateSeconds: 8700,
        },
        timespent: null,
        timeestimate: 8700,
        timeoriginalestimate: 8700,
        aggregatetimespent: null,
        aggregatetimeestimate: 12_300,
        aggregatetimeoriginalestimate: 12_300,
        progress: { progress: 0, total: 8700, percent: 0 },
        aggregateprogress: { progress: 0, total: 12_300, percent: 0 },
        workratio: 0,
      });
      expect(id).toMatch(/^\d+$/);
    });

    it('finds an issue by its id, its key, and its key in any case', async () => {
      const { id } = await get('TEST-1');
      for (const name of [id, 'test-1', 'Test-1']) expect((await get(name)).key).toBe('TEST-1');
    });

    it('finds an issue by a key that its project had before, and answers with the present one', async () => {
      const { server } = context;
      await server.buildProject({ key: 'OLD' });
      await server.buildIssue({ project: 'OLD', summary: 'Renamed' });
      const renamed = await admin.put('/rest/api/2/project/OLD', { key: 'NEW' });
      expect(renamed.status, renamed.text).toBe(200);
      expect(await get('OLD-1')).toMatchObject({ key: 'NEW-1', fields: { project: { key: 'NEW' } } });
      expect((await get('NEW-1')).key).toBe('NEW-1');
    });

    it('is served under latest too', async () => {
      const { body } = await admin.get('/rest/api/latest/issue/TEST-1?fields=summary');
      expect(body.self).toContain('/rest/api/2/issue/');
    });

    it.each([
      ['fields=summary,status', ['summary', 'status']],
      ['fields=summary&fields=status', ['summary', 'status']],
      ['fields=summary,nope,customfield_1', ['summary']],
      ['fields=nope', []],
    ])('gives only the fields that ?%s names', async (query, expected) => {
      const { fields } = await get('TEST-1', `?${query}`);
      expect(Object.keys(fields ?? {}).sort()).toEqual([...expected].sort());
    });

    it('takes *all, *navigable and names with a minus', async () => {
      const all = Object.keys((await get('TEST-1')).fields);
      const of = async (fields: string) =>
        Object.keys((await get('TEST-1', `?fields=${encodeURIComponent(fields)}`)).fields).sort();
      expect(await of('*all')).toEqual([...all].sort());
      expect(await of('*all,-comment,-labels')).toEqual(
        all.filter((id) => !['comment', 'labels'].includes(id)).sort(),
      );
      expect(await of('-comment')).toEqual(all.filter((id) => id !== 'comment').sort());
      expect(await of('*navigable')).toEqual(all.filter((id) => !notNavigable.includes(id)).sort());
      expect(await of('*navigable,comment')).toEqual(
        all.filter((id) => !notNavigable.includes(id) || id === 'comment').sort(),
      );
    });

    it('explains fields with names and schema, for just those that it gives', async () => {
      const bean = await get('TEST-1', '?fields=fixVersions,assignee,issuekey&expand=names,schema');
      expect(bean.names).toEqual({ fixVersions: 'Fix Version/s', assignee: 'Assignee' });
      expect(bean.schema).toEqual({
        fixVersions: { type: 'array', items: 'version', system: 'fixVersions' },
        assignee: { type: 'user', system: 'assignee' },
      });
      const all = await get('TEST-1', '?expand=names,schema');
      expect(Object.keys(all.names).sort()).toEqual(Object.keys(all.fields).sort());
      expect(Object.keys(all.schema).sort()).toEqual(Object.keys(all.fields).sort());
    });

    it('renders texts safely, dates and times for people, and nothing else', async () => {
      const { renderedFields, fields } = await get('TEST-1', '?expand=renderedFields');
      expect(Object.keys(renderedFields).sort()).toEqual(Object.keys(fields).sort());
      expect(renderedFields).toMatchObject({
        summary: null,
        status: null,
        description: '<p>One</p>\n\n<p>Two &lt;b&gt;&amp;&lt;/b&gt;</p>',
        environment: '',
        created: expect.stringMatching(/^(Today|Yesterday) \d{1,2}:\d{2} [AP]M$/),
        duedate: '12/Apr/26',
        timeoriginalestimate: '2 hours, 25 minutes',
        timetracking: { originalEstimate: '2 hours, 25 minutes', originalEstimateSeconds: 8700 },
        comment: { comments: [] },
      });
    });

    it('expands transitions, with what they ask only where transitions.fields is expanded', async () => {
      const without = await get('TEST-1', '?expand=transitions');
      expect(without.transitions[0]).toMatchObject({ id: expect.any(String), name: expect.any(String) });
      expect(without.transitions[0]).not.toHaveProperty('fields');
      const withFields = await get('TEST-1', '?expand=transitions.fields');
      for (const transition of withFields.transitions) expect(transition).toHaveProperty('fields');
    });

    it('expands operations to what the caller may do', async () => {
      const ids = (bean: {
        operations: { linkGroups: { id: string; groups: { links: { id: string }[] }[] }[] };
      }) => bean.operations.linkGroups[0]!.groups[0]!.links.map((link) => link.id);
      expect(ids(await get('TEST-1', '?expand=operations'))).toContain('edit-issue');
      expect(ids(await get('OPEN-1', '?expand=operations', fred))).toEqual([]);
    });

    it('expands editmeta to the fields that the caller may edit', async () => {
      const { editmeta } = await get('TEST-1', '?expand=editmeta', fred);
      expect(editmeta.fields.summary).toMatchObject({ required: true, operations: ['set'] });
      expect(editmeta.fields).not.toHaveProperty('reporter');
      expect((await get('OPEN-1', '?expand=editmeta', fred)).editmeta).toEqual({ fields: {} });
    });

    it('expands versionedRepresentations in place of the fields', async () => {
      const bean = await get('TEST-1', '?fields=summary&expand=versionedRepresentations');
      expect(bean.versionedRepresentations).toEqual({ summary: { '1': 'The first' } });
      expect(bean).not.toHaveProperty('fields');
    });

    it('passes over what it does not know to expand', async () => {
      expect(Object.keys(await get('TEST-1', '?expand=nope,a.b.c'))).toEqual([
        'expand',
        'id',
        'self',
        'key',
        'fields',
      ]);
    });

    it('gives the properties that are asked for', async () => {
      for (const [key, value] of [
        ['p1', { a: [1] }],
        ['p2', 'text'],
      ] as const) {
        await admin.put(`${path}/TEST-2/properties/${key}`, JSON.stringify(value), {
          headers: { 'content-type': 'application/json' },
        });
      }
      expect(await get('TEST-2')).not.toHaveProperty('properties');
      expect((await get('TEST-2', '?properties=p1,nope')).properties).toEqual({ p1: { a: [1] } });
      expect((await get('TEST-2', '?properties=*all')).properties).toEqual({ p1: { a: [1] }, p2: 'text' });
      expect((await get('TEST-2', '?properties=*all,-p1')).properties).toEqual({ p2: 'text' });
    });

    it('writes instants in the reader’s time zone', async () => {
      const { server } = context;
      await server.buildUser({ name: 'hiro' });
      await server.app
        .ctx()
        .db.updateTable('app_user')
        .set({ time_zone: 'Asia/Tokyo' })
        .where('name', '=', 'hiro')
        .execute();
      const there = (await get('TEST-1', '?fields=created', server.as('hiro'))).fields.created;
      const here = (await get('TEST-1', '?fields=created')).fields.created;
      expect(there).toMatch(/\+0900$/);
      expect(here).toMatch(/\+0000$/);
      const utc = (text: string) => Date.parse(`${text.slice(0, 26)}:${text.slice(26)}`);
      expect(utc(there)).toBe(utc(here));
    });

    it('shows at once what has changed, and to whom the issue is closed from now on', async () => {
      const { server } = context;
      await buildProjectGranting(server, 'SOON', {
        BROWSE_PROJECTS: ['user:admin', 'user:fred'],
        CREATE_ISSUES: ['user:admin'],
        EDIT_ISSUES: ['user:admin'],
      });
      await server.buildIssue({ project: 'SOON', summary: 'Before' });
      expect((await get('SOON-1', '', fred)).fields.summary).toBe('Before');
      expect((await get('SOON-1', '', fred)).fields.summary).toBe('Before');
      await admin.put(`${path}/SOON-1`, { fields: { summary: 'After' } });
      expect((await get('SOON-1', '', fred)).fields.summary).toBe('After');
      const scheme = (await admin.get('/rest/api/2/project/SOON/permissionscheme?expand=permissions')).body;
      const grants: { id: number; permission: string; holder: { parameter: string } }[] = (
        await admin.get(`/rest/api/2/permissionscheme/${scheme.id}?expand=permissions`)
      ).body.permissions;
      const his = grants.filter(
        (one) => one.holder.parameter === 'fred' || one.holder.parameter !== undefined,
      );
      for (const grant of his.filter((one) => one.permission === 'BROWSE_PROJECTS')) {
        await admin.delete(`/rest/api/2/permissionscheme/${scheme.id}/permission/${grant.id}`);
      }
      expect((await fred.get(`${path}/SOON-1`)).status).toBe(404);
    });
  });

  describe('an issue that is hidden', () => {
    const everyPath = (key: string): [method: string, path: string, body?: unknown][] => [
      ['GET', `${path}/${key}`],
      ['GET', `${path}/${key}?expand=changelog,transitions`],
      ['PUT', `${path}/${key}`, { fields: { summary: 'x' } }],
      ['DELETE', `${path}/${key}`],
      ['PUT', `${path}/${key}/assignee`, { name: 'fred' }],
      ['GET', `${path}/${key}/transitions`],
      ['POST', `${path}/${key}/transitions`, { transition: { id: '5' } }],
      ['GET', `${path}/${key}/editmeta`],
      ['GET', `${path}/${key}/comment`],
      ['POST', `${path}/${key}/comment`, { body: 'x' }],
      ['GET', `${path}/${key}/comment/10000`],
      ['PUT', `${path}/${key}/comment/10000`, { body: 'x' }],
      ['DELETE', `${path}/${key}/comment/10000`],
      ['GET', `${path}/${key}/watchers`],
      ['POST', `${path}/${key}/watchers`],
      ['DELETE', `${path}/${key}/watchers?username=fred`],
      ['GET', `${path}/${key}/votes`],
      ['POST', `${path}/${key}/votes`],
      ['DELETE', `${path}/${key}/votes`],
      ['GET', `${path}/${key}/properties`],
      ['GET', `${path}/${key}/properties/p`],
      ['PUT', `${path}/${key}/properties/p`, 1],
      ['DELETE', `${path}/${key}/properties/p`],
    ];
    const send = (client: Client, [method, url, body]: [string, string, unknown?]) =>
      client.request(method, url, body === undefined ? undefined : JSON.stringify(body), {
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
      });

    it('is 404 to who is logged in, in the words for one that is missing, whatever is asked of it', async () => {
      const missing = everyPath('DARK-99');
      for (const [index, request] of everyPath('DARK-1').entries()) {
        const hidden = await send(fred, request);
        const none = await send(fred, missing[index]!);
        expect([hidden.status, hidden.body], request.join(' ')).toEqual([
          404,
          { errorMessages: ['Issue Does Not Exist'], errors: {} },
        ]);
        expect([none.status, none.text]).toEqual([hidden.status, hidden.text]);
      }
    });

    it('is 401 with both sentences to an anonymous visitor, like one that is missing, whatever is asked of it', async () => {
      const { anonymous } = context.server;
      const missing = everyPath('NOPE-1');
      for (const [index, request] of everyPath('DARK-1').entries()) {
        const hidden = await send(anonymous, request);
        const none = await send(anonymous, missing[index]!);
        expect([hidden.status, hidden.body], request.join(' ')).toEqual([
          401,
          {
            errorMessages: ['You do not have the permission to see the specified issue.', 'Login Required'],
            errors: {},
          },
        ]);
        expect([none.status, none.text]).toEqual([hidden.status, hidden.text]);
      }
    });

    it('is not found by its id either, by an outsider or by an old key', async () => {
      const { id } = await get('DARK-1');
      expect((await fred.get(`${path}/${id}`)).status).toBe(404);
      expect((await context.server.as('olga').get(`${path}/TEST-1`)).status).toBe(404);
    });

    it('is shown to its assignee and its reporter where the project says so, and to nobody else', async () => {
      expect((await fred.get(`${path}/MINE-1`)).status).toBe(200);
      expect((await fred.get(`${path}/MINE-2`)).status).toBe(404);
    });

    it.each([
      '0',
      '-1',
      '99999999999999999999',
      'TEST',
      'TEST-',
      'TEST-0',
      'TEST-01',
      'TEST-1e1',
      '%20',
      "'",
      'TEST-1%00',
      '..%2f',
      'TEST-99999999999999999999',
      'x'.repeat(900),
    ])('is what %s is, which can be no issue', async (text) => {
      const answer = await admin.get(`${path}/${text}`);
      expect([400, 404]).toContain(answer.status);
      expect(Object.keys(answer.body)).toEqual(['errorMessages', 'errors']);
    });
  });

  describe('an anonymous visitor', () => {
    it('reads what anyone may browse, without e-mail addresses', async () => {
      const bean = await get('OPEN-1', '', context.server.anonymous);
      expect(bean.fields.summary).toBe('For all to see');
      expect(bean.fields.reporter).not.toHaveProperty('emailAddress');
      expect((await get('OPEN-1')).fields.reporter).toHaveProperty('emailAddress');
    });
  });
});
