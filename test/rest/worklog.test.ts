import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const base = 'http://localhost:8090/jira';
const path = '/rest/api/2/issue';
const own = ['BROWSE_PROJECTS', 'WORK_ON_ISSUES', 'EDIT_OWN_WORKLOGS', 'DELETE_OWN_WORKLOGS'];
const HOUR = 3600;

describeOnEngines('work logs', (context) => {
  let admin: Client;
  let fred: Client;
  let wilma: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'wilma']) await server.buildUser({ name });
    fred = server.as('fred');
    wilma = server.as('wilma');
    await server.buildProject({ key: 'TEST' });
    await admin.post('/rest/api/2/project/TEST/role/10001', { user: ['fred'] });
    await admin.post('/rest/api/2/group', { name: 'insiders' });
    for (const name of ['fred', 'admin']) {
      await admin.post('/rest/api/2/group/user?groupname=insiders', { name });
    }
    await buildProjectGranting(server, 'OPEN', {
      ...Object.fromEntries(own.map((permission) => [permission, ['anyone']])),
      CREATE_ISSUES: ['user:admin'],
    });
    await buildProjectGranting(server, 'LOOK', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin', 'user:wilma'],
      WORK_ON_ISSUES: ['user:admin', 'user:fred'],
      EDIT_ALL_WORKLOGS: ['user:admin'],
      DELETE_ALL_WORKLOGS: ['user:admin'],
    });
    await buildProjectGranting(server, 'HIDE', {
      BROWSE_PROJECTS: ['user:admin'],
      CREATE_ISSUES: ['user:admin'],
      WORK_ON_ISSUES: ['user:admin'],
      DELETE_ALL_WORKLOGS: ['user:admin'],
    });
  });

  const fresh = async (project = 'TEST', fields = {}): Promise<string> =>
    (await context.server.buildIssue({ project, ...fields })).key;
  const log = (key: string, body: unknown, client = admin, query = '') =>
    client.post(`${path}/${key}/worklog${query}`, body);
  const logged = async (key: string, body: unknown, client = admin, query = ''): Promise<Answer['body']> => {
    const answer = await log(key, body, client, query);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const list = async (key: string, client = admin) => (await client.get(`${path}/${key}/worklog`)).body;
  const fieldsOf = async (key: string, client = admin) => (await client.get(`${path}/${key}`)).body.fields;
  const refused = (
    answer: Answer,
    errors: Record<string, unknown>,
    errorMessages: unknown[] = [],
    status = 400,
  ) => {
    expect(answer.status, answer.text).toBe(status);
    expect(answer.body).toEqual({ errorMessages, errors });
  };
  const forRole = { type: 'role', value: 'Developers' };
  const forGroup = { type: 'group', value: 'insiders' };

  describe('POST /rest/api/2/issue/{issueIdOrKey}/worklog', () => {
    it('logs work and answers 201 with it in Jira’s form', async () => {
      const key = await fresh();
      const { id } = (await admin.get(`${path}/${key}`)).body;
      const worklog = await logged(
        key,
        { comment: 'Dug a *hole*', started: '2026-02-15T17:34:37.937-0600', timeSpent: '3h 20m' },
        fred,
      );
      expect(worklog).toEqual({
        self: `${base}/rest/api/2/issue/${id}/worklog/${worklog.id}`,
        author: expect.objectContaining({ name: 'fred', self: `${base}/rest/api/2/user?username=fred` }),
        updateAuthor: expect.objectContaining({ name: 'fred' }),
        comment: 'Dug a *hole*',
        created: expect.stringMatching(/\+0000$/),
        updated: worklog.created,
        started: '2026-02-15T23:34:37.937+0000',
        timeSpent: '3h 20m',
        timeSpentSeconds: 12_000,
        id: expect.stringMatching(/^\d+$/),
        issueId: id,
      });
      expect(await list(key)).toEqual({ startAt: 0, maxResults: 1, total: 1, worklogs: [worklog] });
      const { fields, renderedFields } = (await admin.get(`${path}/${key}?expand=renderedFields`)).body;
      expect(fields.worklog).toEqual({ startAt: 0, maxResults: 20, total: 1, worklogs: [worklog] });
      expect(renderedFields.worklog.worklogs[0]).toMatchObject({
        started: '15/Feb/26 11:34 PM',
        timeSpent: '3 hours, 20 minutes',
        comment: expect.stringContaining('<p>Dug a'),
      });
    });

    it('takes seconds, bare minutes and no more than the time', async () => {
      const key = await fresh();
      expect(await logged(key, { timeSpentSeconds: 5400 })).toMatchObject({
        timeSpent: '1h 30m',
        comment: '',
      });
      expect(await logged(key, { timeSpent: '10' })).toMatchObject({ timeSpentSeconds: 600 });
      expect(await logged(key, { timeSpent: '1w 1d', comment: null })).toMatchObject({
        timeSpentSeconds: 48 * HOUR,
      });
      const { started, created } = await logged(key, { timeSpent: '1m', started: null });
      expect(started).toBe(created);
    });

    it('moves `updated` of the issue on and counts for the issue', async () => {
      const key = await fresh();
      const before = (await fieldsOf(key)).updated;
      context.server.pass(5000);
      await logged(key, { timeSpent: '1h' });
      await logged(key, { timeSpent: '2h' }, fred);
      const fields = await fieldsOf(key);
      expect(fields.updated > before).toBe(true);
      expect(fields.timespent).toBe(3 * HOUR);
    });

    it.each([
      ['nothing', {}, 'You must indicate the time spent working.'],
      ['an empty time', { timeSpent: '' }, 'You must indicate the time spent working.'],
      ['a null time', { timeSpent: null }, 'You must indicate the time spent working.'],
      ['a text that is no time', { timeSpent: 'all day' }, 'Invalid time duration entered.'],
      ['less than nothing', { timeSpent: '-1h' }, 'Invalid time duration entered.'],
      ['no time at all', { timeSpent: '0m' }, 'Invalid time duration entered.'],
      ['no seconds', { timeSpentSeconds: 0 }, 'Invalid time duration entered.'],
      ['half a second', { timeSpentSeconds: 0.5 }, 'Invalid time duration entered.'],
      ['seconds as text', { timeSpentSeconds: '60' }, 'Invalid time duration entered.'],
      ['more than a life', { timeSpentSeconds: 2 ** 53 }, 'Invalid time duration entered.'],
      ['a time of the wrong kind', { timeSpent: { h: 1 } }, 'Invalid time duration entered.'],
    ])('refuses %s', async (_what, body, sentence) => {
      const key = await fresh();
      refused(await log(key, body), { timeLogged: sentence });
      expect((await list(key)).total).toBe(0);
      expect((await fieldsOf(key)).timespent).toBeNull();
    });

    it('refuses what else is wrong, by name', async () => {
      const key = await fresh();
      const good = { timeSpent: '1h' };
      for (const started of ['yesterday', '2026-02-31T10:00:00.000+0000', '2026-02-15', 5, {}]) {
        refused(await log(key, { ...good, started }), {
          started: expect.stringContaining('Error parsing time'),
        });
      }
      refused(await log(key, { ...good, comment: 7 }), { comment: 'Operation value must be a string' });
      refused(await log(key, { ...good, comment: 'x'.repeat(32_768) }), {
        comment: expect.stringContaining('too long'),
      });
      refused(await log(key, { ...good, visibility: 'all' }), { visibility: expect.any(String) });
      expect((await log(key, { ...good, chump: 1 })).body.errorMessages[0]).toContain(
        'Unrecognized field "chump"',
      );
      expect((await log(key, [])).status).toBe(400);
      expect((await log(key, undefined)).status).toBe(400);
      expect((await list(key)).total).toBe(0);
    });

    it('restricts work only to a group or role that its author is in', async () => {
      const key = await fresh();
      const hour = { timeSpent: '1h' };
      expect((await logged(key, { ...hour, visibility: forRole }, fred)).visibility).toEqual(forRole);
      expect((await logged(key, { ...hour, visibility: forGroup }, fred)).visibility).toEqual(forGroup);
      refused(await log(key, { ...hour, visibility: { type: 'group', value: 'some-fake-group' } }), {
        commentLevel: 'Group: some-fake-group does not exist.',
      });
      refused(await log(key, { ...hour, visibility: { type: 'role', value: 'Administrators' } }, fred), {
        commentLevel: 'You are currently not a member of the project role: Administrators.',
      });
    });

    it('is for who may work on the issue', async () => {
      const key = await fresh('LOOK');
      const sentence = 'You do not have the permission to associate a worklog to this issue.';
      refused(await log(key, { timeSpent: '1h' }, wilma), {}, [sentence], 403);
      refused(
        await log(key, { timeSpent: '1h' }, context.server.anonymous),
        {},
        [sentence, 'Login Required'],
        401,
      );
      const open = await logged(await fresh('OPEN'), { timeSpent: '1h' }, context.server.anonymous);
      expect(open).not.toHaveProperty('author');
      const hidden = await fresh('HIDE');
      refused(await log(hidden, { timeSpent: '1h' }, fred), {}, ['Issue Does Not Exist'], 404);
      refused(await log('HIDE-99', { timeSpent: '1h' }, fred), {}, ['Issue Does Not Exist'], 404);
    });

    it('loses nothing of what is logged at the same time', async () => {
      const key = await fresh();
      await Promise.all(
        Array.from({ length: 8 }, (_, at) => logged(key, { timeSpent: '30m' }, at % 2 ? admin : fred)),
      );
      expect((await fieldsOf(key)).timespent).toBe(4 * HOUR);
      expect((await list(key)).total).toBe(8);
    });
  });

  describe('adjustEstimate', () => {
    const estimated = (remaining = '10h') =>
      fresh('TEST', { timetracking: { originalEstimate: '10h', remainingEstimate: remaining } });
    const remaining = async (key: string) => (await fieldsOf(key)).timeestimate;

    it('takes what was worked off the remaining estimate, to no less than nothing', async () => {
      const key = await estimated('3h');
      await logged(key, { timeSpent: '1h' });
      expect(await remaining(key)).toBe(2 * HOUR);
      await logged(key, { timeSpent: '5h' }, admin, '?adjustEstimate=auto');
      expect(await remaining(key)).toBe(0);
    });

    it('leaves nothing to do on an issue that was never estimated', async () => {
      const key = await fresh();
      await logged(key, { timeSpent: '1h' });
      expect((await fieldsOf(key)).timetracking).toEqual({
        remainingEstimate: '0m',
        timeSpent: '1h',
        remainingEstimateSeconds: 0,
        timeSpentSeconds: HOUR,
      });
    });

    it('leaves it, sets it or reduces it where that is asked for', async () => {
      const key = await estimated();
      await logged(key, { timeSpent: '1h' }, admin, '?adjustEstimate=leave');
      expect(await remaining(key)).toBe(10 * HOUR);
      await logged(key, { timeSpent: '1h' }, admin, '?adjustEstimate=new&newEstimate=1d');
      expect(await remaining(key)).toBe(8 * HOUR);
      await logged(key, { timeSpent: '1h' }, admin, '?adjustEstimate=manual&reduceBy=30m');
      expect(await remaining(key)).toBe(7.5 * HOUR);
      await logged(key, { timeSpent: '1h' }, admin, '?adjustEstimate=manual&reduceBy=2w');
      expect(await remaining(key)).toBe(0);
      expect((await fieldsOf(key)).timespent).toBe(4 * HOUR);
    });

    it('refuses other words, and figures that are missing or none', async () => {
      const key = await estimated();
      const at = (query: string) => log(key, { timeSpent: '1h' }, admin, query);
      refused(await at('?adjustEstimate=some'), { adjustEstimate: expect.stringContaining("'some'") });
      for (const query of ['?adjustEstimate=new', '?adjustEstimate=new&newEstimate=x']) {
        refused(await at(query), { newEstimate: 'You must supply a valid new estimate.' });
      }
      for (const query of ['?adjustEstimate=manual', '?adjustEstimate=manual&reduceBy=-1h']) {
        refused(await at(query), {
          reduceBy: 'You must supply a valid amount of time to adjust the estimate by.',
        });
      }
      expect((await list(key)).total).toBe(0);
      const { id } = await logged(key, { timeSpent: '1h' });
      const one = `${path}/${key}/worklog/${id}`;
      refused(await admin.put(`${one}?adjustEstimate=manual`, { timeSpent: '2h' }), {
        adjustEstimate: expect.any(String),
      });
      refused(await admin.delete(`${one}?adjustEstimate=manual&reduceBy=1h`), {
        increaseBy: expect.any(String),
      });
      expect((await list(key)).total).toBe(1);
    });

    it('follows what becomes of the work', async () => {
      const key = await estimated();
      const { id } = await logged(key, { timeSpent: '4h' });
      const at = `${path}/${key}/worklog/${id}`;
      await admin.put(at, { timeSpent: '3h' });
      expect(await fieldsOf(key)).toMatchObject({ timespent: 3 * HOUR, timeestimate: 7 * HOUR });
      await admin.put(`${at}?adjustEstimate=leave`, { timeSpent: '5h' });
      expect(await fieldsOf(key)).toMatchObject({ timespent: 5 * HOUR, timeestimate: 7 * HOUR });
      await admin.put(`${at}?adjustEstimate=new&newEstimate=1h`, { comment: 'x' });
      expect(await fieldsOf(key)).toMatchObject({ timespent: 5 * HOUR, timeestimate: HOUR });
      await admin.delete(at);
      expect(await fieldsOf(key)).toMatchObject({ timespent: 0, timeestimate: 6 * HOUR });
    });

    it.each([
      ['auto', '', 10],
      ['leave', '?adjustEstimate=leave', 8],
      ['new', '?adjustEstimate=new&newEstimate=1h', 1],
      ['manual', '?adjustEstimate=manual&increaseBy=4h', 12],
    ])('gives back as asked when work is deleted: %s', async (_way, query, hours) => {
      const key = await estimated();
      const { id } = await logged(key, { timeSpent: '2h' });
      expect((await admin.delete(`${path}/${key}/worklog/${id}${query}`)).status).toBe(204);
      expect(await fieldsOf(key)).toMatchObject({ timespent: 0, timeestimate: hours * HOUR });
    });
  });

  describe('GET, PUT and DELETE /rest/api/2/issue/{issueIdOrKey}/worklog/{id}', () => {
    it('reads, changes and deletes work', async () => {
      const key = await fresh();
      const worklog = await logged(key, { timeSpent: '1h', comment: 'Before' }, fred);
      const at = `${path}/${key}/worklog/${worklog.id}`;
      expect((await admin.get(at)).body).toEqual(worklog);
      context.server.pass(1000);
      const changed = await admin.put(at, { comment: 'After', started: '2026-01-02T03:04:05.006+0000' });
      expect(changed.status, changed.text).toBe(200);
      expect(changed.body).toMatchObject({
        comment: 'After',
        started: '2026-01-02T03:04:05.006+0000',
        timeSpent: '1h',
        author: { name: 'fred' },
        updateAuthor: { name: 'admin' },
        created: worklog.created,
      });
      expect(changed.body.updated > worklog.updated).toBe(true);
      const answer = await admin.delete(at);
      expect([answer.status, answer.text]).toEqual([204, '']);
      for (const request of [admin.get(at), admin.put(at, { timeSpent: '1h' }), admin.delete(at)]) {
        refused(await request, {}, [`Cannot find worklog with id: '${worklog.id}'.`], 404);
      }
    });

    it('takes a work log back with either figure changed', async () => {
      const key = await fresh();
      const worklog = await logged(key, { timeSpent: '1h' });
      const at = `${path}/${key}/worklog/${worklog.id}`;
      const longer = (await admin.put(at, { ...worklog, timeSpent: '2h' })).body;
      expect(longer).toMatchObject({ timeSpent: '2h', timeSpentSeconds: 2 * HOUR });
      expect((await admin.put(at, { ...longer, timeSpentSeconds: 3 * HOUR })).body).toMatchObject({
        timeSpent: '3h',
      });
      expect((await fieldsOf(key)).timespent).toBe(3 * HOUR);
    });

    it('finds work only under its own issue', async () => {
      const { id } = await logged(await fresh(), { timeSpent: '1h' });
      for (const other of [id, 'abc', '0', '99999999999999999999']) {
        refused(
          await admin.get(`${path}/${await fresh()}/worklog/${other}`),
          {},
          [`Cannot find worklog with id: '${other}'.`],
          404,
        );
      }
    });

    it('lets people change and delete their own, where they may, and nobody else’s', async () => {
      const key = await fresh();
      const { id } = await logged(key, { timeSpent: '1h' }, fred);
      expect((await fred.put(`${path}/${key}/worklog/${id}`, { timeSpent: '2h' })).status).toBe(200);
      refused(
        await wilma.put(`${path}/${key}/worklog/${id}`, { timeSpent: '3h' }),
        {},
        [`You do not have permission to edit worklog with id: ${id}.`],
        403,
      );
      refused(
        await wilma.delete(`${path}/${key}/worklog/${id}`),
        {},
        [`You do not have permission to delete worklog with id: ${id}.`],
        403,
      );
      expect((await fred.delete(`${path}/${key}/worklog/${id}`)).status).toBe(204);
      const look = await fresh('LOOK');
      const at = `${path}/${look}/worklog/${(await logged(look, { timeSpent: '1h' }, fred)).id}`;
      expect((await fred.put(at, { timeSpent: '2h' })).status).toBe(403);
      expect((await fred.delete(at)).status).toBe(403);
      expect((await context.server.anonymous.delete(at)).status).toBe(401);
      expect((await admin.put(at, { timeSpent: '2h' })).status).toBe(200);
      expect((await admin.delete(at)).status).toBe(204);
    });

    it('gives what an anonymous visitor logged to no other anonymous visitor', async () => {
      const key = await fresh('OPEN');
      const { anonymous } = context.server;
      const { id } = await logged(key, { timeSpent: '1h' }, anonymous);
      expect((await anonymous.put(`${path}/${key}/worklog/${id}`, { timeSpent: '2h' })).status).toBe(401);
      expect((await anonymous.delete(`${path}/${key}/worklog/${id}`)).status).toBe(401);
    });

    it('changes nothing where anything is refused', async () => {
      const key = await fresh();
      const worklog = await logged(key, { timeSpent: '1h', comment: 'As it was' });
      const at = `${path}/${key}/worklog/${worklog.id}`;
      refused(await admin.put(at, { timeSpent: 'x', comment: 'new' }), {
        timeLogged: 'Invalid time duration entered.',
      });
      refused(await admin.put(at, { comment: 'new', visibility: { type: 'group', value: 'nope' } }), {
        commentLevel: 'Group: nope does not exist.',
      });
      expect((await admin.get(at)).body).toEqual(worklog);
    });
  });

  describe('restricted work', () => {
    it('is not there for whoever is not in its group or role, and keeps its restriction', async () => {
      const key = await fresh();
      const worklog = await logged(key, { timeSpent: '1h', visibility: forGroup }, fred);
      const at = `${path}/${key}/worklog/${worklog.id}`;
      const sentence = [`Cannot find worklog with id: '${worklog.id}'.`];
      refused(await wilma.get(at), {}, sentence, 404);
      refused(await wilma.put(at, { timeSpent: '2h' }), {}, sentence, 404);
      refused(await wilma.delete(at), {}, sentence, 404);
      expect(await list(key, wilma)).toMatchObject({ total: 0, worklogs: [] });
      expect((await fieldsOf(key, wilma)).worklog.total).toBe(0);
      expect((await fieldsOf(key, wilma)).timespent).toBe(HOUR);
      expect((await wilma.post('/rest/api/2/worklog/list', { ids: [Number(worklog.id)] })).body).toEqual([]);
      expect((await fred.put(at, { comment: 'x' })).body.visibility).toEqual(forGroup);
      expect((await fred.put(at, { visibility: null })).body).not.toHaveProperty('visibility');
      expect((await wilma.get(at)).status).toBe(200);
    });

    it('moves to another group when its own goes', async () => {
      await admin.post('/rest/api/2/group', { name: 'leaving' });
      await admin.post('/rest/api/2/group/user?groupname=leaving', { name: 'admin' });
      const key = await fresh();
      const { id } = await logged(key, { timeSpent: '1h', visibility: { type: 'group', value: 'leaving' } });
      const gone = await admin.delete('/rest/api/2/group?groupname=leaving');
      expect([gone.status, gone.text]).toEqual([
        400,
        expect.stringContaining('1 can be read by this group only'),
      ]);
      expect((await admin.delete('/rest/api/2/group?groupname=leaving&swapGroup=insiders')).status).toBe(200);
      expect((await fred.get(`${path}/${key}/worklog/${id}`)).body.visibility).toEqual(forGroup);
      expect((await wilma.get(`${path}/${key}/worklog/${id}`)).status).toBe(404);
    });
  });

  describe('the history', () => {
    it('tells of time and of the work log by its id, as Jira does', async () => {
      const key = await fresh('TEST', { timetracking: { originalEstimate: '5h' } });
      const { id } = await logged(key, { timeSpent: '2h' }, fred);
      const { histories } = (await admin.get(`${path}/${key}?expand=changelog`)).body.changelog;
      expect(histories).toHaveLength(1);
      expect(histories[0].author.name).toBe('fred');
      const figure = (field: string, from: string | null, to: string) => ({
        field,
        fieldtype: 'jira',
        fieldId: field,
        from,
        fromString: from,
        to,
        toString: to,
      });
      expect(histories[0].items).toEqual([
        { field: 'WorklogId', fieldtype: 'jira', from: id, fromString: id, to: null, toString: null },
        figure('timeestimate', '18000', '10800'),
        figure('timespent', null, '7200'),
      ]);
      await admin.delete(`${path}/${key}/worklog/${id}?adjustEstimate=leave`);
      const after = (await admin.get(`${path}/${key}?expand=changelog`)).body.changelog;
      expect(after.histories[1].items).toMatchObject([
        { field: 'WorklogId', from: id },
        { field: 'WorklogTimeSpent', from: '7200', fromString: '2 hours', to: null },
        figure('timespent', '7200', '0'),
      ]);
    });
  });

  describe('update.worklog of an edit, a create and a transition', () => {
    const add = (worklog: unknown) => ({ update: { worklog: [{ add: worklog }] } });

    it('logs work together with an edit, after the estimates were set', async () => {
      const key = await fresh();
      const answer = await admin.put(`${path}/${key}`, {
        update: {
          timetracking: [{ edit: { originalEstimate: '1d', remainingEstimate: '6h' } }],
          worklog: [
            { add: { timeSpent: '60m', started: '2026-01-02T03:04:05.000+0000', comment: 'One' } },
            { add: { timeSpentSeconds: 7200, adjustEstimate: 'leave' } },
          ],
        },
      });
      expect(answer.status, answer.text).toBe(204);
      const fields = await fieldsOf(key);
      expect(fields).toMatchObject({
        timespent: 3 * HOUR,
        timeestimate: 5 * HOUR,
        timeoriginalestimate: 8 * HOUR,
      });
      expect(fields.worklog.worklogs.map((one: { comment: string }) => one.comment)).toEqual(['One', '']);
    });

    it('logs work on a new issue', async () => {
      const { key } = (
        await admin.post(path, {
          fields: { project: { key: 'TEST' }, summary: 'x', issuetype: { name: 'Task' } },
          ...add({ timeSpent: '2h' }),
        })
      ).body;
      expect((await list(key)).worklogs).toMatchObject([{ timeSpent: '2h' }]);
    });

    it('logs work on the way to another status, where the screen has it', async () => {
      const key = await fresh('TEST', { assignee: { name: 'admin' } });
      const move = (id: string) =>
        admin.post(`${path}/${key}/transitions`, { transition: { id }, ...add({ timeSpent: '1h' }) });
      // Start Progress asks nothing; Resolve Issue has Log Work on its screen.
      refused(await move('4'), { worklog: expect.stringContaining('cannot be set') });
      const answer = await move('5');
      expect(answer.status, answer.text).toBe(204);
      expect(await fieldsOf(key)).toMatchObject({
        timespent: HOUR,
        status: { name: 'Resolved' },
        worklog: { total: 1 },
      });
    });

    it('refuses the whole edit where the work is refused', async () => {
      const key = await fresh();
      for (const [worklog, errors] of [
        [{ timeSpent: 'x' }, { timeLogged: 'Invalid time duration entered.' }],
        [{}, { timeLogged: 'You must indicate the time spent working.' }],
        [null, { worklog: 'Worklog must not be null.' }],
        [
          { timeSpent: '1h', adjustEstimate: 'new' },
          { newEstimate: 'You must supply a valid new estimate.' },
        ],
      ] as const) {
        const answer = await admin.put(`${path}/${key}`, {
          fields: { summary: 'Changed' },
          ...add(worklog),
        });
        refused(answer, errors);
      }
      refused(await admin.put(`${path}/${key}`, { update: { worklog: [{ set: { timeSpent: '1h' } }] } }), {
        worklog: expect.stringContaining('does not support operation'),
      });
      expect((await fieldsOf(key)).summary).toBe('An issue');
      expect((await list(key)).total).toBe(0);
    });

    it('is offered by editmeta and createmeta to who may work on issues', async () => {
      const key = await fresh('LOOK');
      const meta = async (client: Client) => (await client.get(`${path}/${key}/editmeta`)).body.fields;
      expect((await meta(admin)).worklog).toEqual({
        required: false,
        schema: { type: 'array', items: 'worklog', system: 'worklog' },
        name: 'Log Work',
        fieldId: 'worklog',
        hasDefaultValue: false,
        operations: ['add'],
      });
      expect(await meta(wilma)).not.toHaveProperty('worklog');
      refused(await wilma.put(`${path}/${key}`, add({ timeSpent: '1h' })), {
        worklog: expect.stringContaining('cannot be set'),
      });
    });
  });

  describe('POST /rest/api/2/worklog/list', () => {
    const ask = (ids: unknown, client = admin) => client.post('/rest/api/2/worklog/list', { ids });

    it('gives work logs of whatever issues by their ids, each once, as far as they are seen', async () => {
      const a = await logged(await fresh(), { timeSpent: '1h' }, fred);
      const b = await logged(await fresh('HIDE'), { timeSpent: '2h' });
      const ids = [Number(b.id), Number(a.id), 1, Number(b.id)];
      expect((await ask(ids)).body).toEqual([b, a]);
      expect((await ask(ids, fred)).body).toEqual([a]);
      expect((await ask(ids, context.server.anonymous)).body).toEqual([]);
      expect((await ask([])).body).toEqual([]);
    });

    it('refuses what is no list of ids, and more than a thousand', async () => {
      for (const ids of [undefined, null, 'x', [1.5], ['x'], {}]) expect((await ask(ids)).status).toBe(400);
      const many = Array.from({ length: 1001 }, (_, at) => at);
      refused(await ask(many), { ids: expect.stringContaining('1000') });
      expect((await ask(many.slice(1))).status).toBe(200);
    });
  });

  describe('GET /rest/api/2/worklog/updated and …/deleted', () => {
    const feed = (what: string, since: unknown, client = admin) =>
      client.get(`/rest/api/2/worklog/${what}?since=${since}`);
    const idsIn = ({ body }: Answer): string[] =>
      body.values.map((one: { worklogId: number }) => String(one.worklogId));

    it('tells what was logged or changed since, a minute later', async () => {
      const since = context.server.now();
      const first = await logged(await fresh(), { timeSpent: '1h' }, fred);
      const secondKey = await fresh('HIDE');
      const second = await logged(secondKey, { timeSpent: '2h' });
      expect(idsIn(await feed('updated', since))).toEqual([]);
      context.server.pass(61_000);
      const answer = await feed('updated', since);
      expect(answer.body).toEqual({
        values: [
          { worklogId: Number(first.id), updatedTime: Date.parse(first.updated) },
          { worklogId: Number(second.id), updatedTime: Date.parse(second.updated) },
        ],
        since,
        until: expect.any(Number),
        isLastPage: true,
        lastPage: true,
        self: `${base}/rest/api/2/worklog/updated?since=${since}`,
      });
      expect(idsIn(await feed('updated', since, fred))).toEqual([first.id]);
      expect(idsIn(await feed('updated', since, context.server.anonymous))).toEqual([]);
      expect(idsIn(await feed('updated', answer.body.until + 1))).toEqual([]);
    });

    it('tells what was deleted since: by itself, with its issue, its parent or its project', async () => {
      const since = context.server.now();
      await context.server.buildProject({ key: 'GONE' });
      const key = await fresh();
      const alone = await logged(key, { timeSpent: '1h' });
      const parent = await fresh();
      const child = await fresh('TEST', { issuetype: 'Sub-task', parent: { key: parent } });
      const withParent = await logged(child, { timeSpent: '1h' });
      const withProject = await logged(await fresh('GONE'), { timeSpent: '1h' });
      const kept = await logged(await fresh(), { timeSpent: '1h' });
      await admin.delete(`${path}/${key}/worklog/${alone.id}`);
      expect((await admin.delete(`${path}/${parent}?deleteSubtasks=true`)).status).toBe(204);
      expect((await admin.delete('/rest/api/2/project/GONE')).status).toBe(204);
      expect(idsIn(await feed('deleted', since))).toEqual([]);
      context.server.pass(61_000);
      const gone = [alone.id, withParent.id, withProject.id];
      expect(idsIn(await feed('deleted', since, fred)).sort()).toEqual(gone.sort());
      expect(idsIn(await feed('updated', since))).toContain(kept.id);
      for (const id of gone) expect(idsIn(await feed('updated', since))).not.toContain(id);
      expect((await feed('deleted', since, context.server.anonymous)).status).toBe(401);
    });

    it('begins with the first where nothing is said, and refuses what is no moment', async () => {
      expect((await admin.get('/rest/api/2/worklog/updated')).body).toMatchObject({ since: 0 });
      expect((await feed('updated', '')).status).toBe(200);
      for (const since of ['x', '1.5', '9'.repeat(20), '2026-01-01']) {
        for (const what of ['updated', 'deleted']) {
          refused(await feed(what, since), { since: expect.stringContaining('milliseconds') });
        }
      }
    });

    it('goes on from page to page without losing or repeating any', async () => {
      const since = context.server.now();
      const key = await fresh();
      const { id: issueId } = (await admin.get(`${path}/${key}`)).body;
      const { db } = context.server.app.database;
      const rows = Array.from({ length: 2300 }, (_, at) => ({
        issue_id: Number(issueId),
        author_id: null,
        update_author_id: null,
        comment: '',
        comment_terms: '',
        created: since,
        // A crowd of 1,100 in one millisecond, and the rest in threes.
        updated: since + (at < 1100 ? 0 : 1 + Math.floor(at / 3)),
        started: since,
        started_day: '2026-01-01',
        time_spent: 60,
        visible_role_id: null,
        visible_group_id: null,
      }));
      for (let at = 0; at < rows.length; at += 500) {
        await db
          .insertInto('worklog')
          .values(rows.slice(at, at + 500))
          .execute();
      }
      context.server.pass(120_000);
      const seen: string[] = [];
      let next: string | undefined = `/rest/api/2/worklog/updated?since=${since}`;
      let pages = 0;
      while (next) {
        const answer: Answer = await admin.get(next);
        seen.push(...idsIn(answer));
        pages += 1;
        expect(answer.body.lastPage).toBe(answer.body.nextPage === undefined);
        next = answer.body.nextPage?.slice(base.length);
      }
      expect(pages).toBe(3);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(2300);
    });
  });

  it('shows the first twenty in an issue, and all of them in their list', async () => {
    const key = await fresh();
    for (let at = 0; at < 21; at++) await logged(key, { timeSpent: `${at + 1}m` });
    const { worklog } = await fieldsOf(key);
    expect(worklog).toMatchObject({ startAt: 0, maxResults: 20, total: 21 });
    expect(worklog.worklogs.map((one: { timeSpent: string }) => one.timeSpent)).toEqual(
      Array.from({ length: 20 }, (_, at) => `${at + 1}m`),
    );
    expect((await list(key)).worklogs).toHaveLength(21);
  });
});
