import { afterEach, beforeAll, expect, it } from 'vitest';
import { assemble } from '../../src/app.ts';
import { buildProjectGranting } from '../support/grants.ts';
import { type Listener, listen, listenTo } from '../support/live.ts';
import { adminPassword, basic, type Client, describeOnEngines, userPassword } from '../support/server.ts';

const issuePath = '/rest/api/2/issue';

describeOnEngines('GET /rest/tessera/1/live', (context) => {
  let base = '';
  let admin: Client;
  const open: Listener[] = [];

  const logIn = async (name: string): Promise<string> => {
    const password = name === 'admin' ? adminPassword : userPassword;
    const { body } = await context.server.anonymous.post('/rest/auth/1/session', {
      username: name,
      password,
    });
    return `JSESSIONID=${body.session.value}`;
  };
  const hear = async (cookie: string, query = '', headers: Record<string, string> = {}) => {
    const listener = await listenTo(base, { cookie, ...headers }, query);
    open.push(listener);
    return listener;
  };
  const aboutKey = (key: string) => (data: { key?: string }) => data.key === key;
  const make = async (project: string, fields = {}): Promise<string> =>
    (await context.server.buildIssue({ project, ...fields })).key;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    for (const name of ['fred', 'olga']) await server.buildUser({ name });
    const all = ['user:admin', 'user:fred', 'user:olga'];
    const grants = {
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      ADD_COMMENTS: all,
      DELETE_ISSUES: ['user:admin'],
      DELETE_ALL_COMMENTS: ['user:admin'],
      SCHEDULE_ISSUES: ['user:admin'],
      TRANSITION_ISSUES: ['user:admin'],
      RESOLVE_ISSUES: ['user:admin'],
      CLOSE_ISSUES: ['user:admin'],
      EDIT_ALL_COMMENTS: ['user:admin'],
      MODIFY_REPORTER: ['user:admin'],
      SET_ISSUE_SECURITY: ['user:admin'],
    };
    await buildProjectGranting(server, 'OPEN', { ...grants, BROWSE_PROJECTS: all });
    await buildProjectGranting(server, 'DARK', { ...grants, BROWSE_PROJECTS: ['user:admin', 'reporter'] });
    base = await listen(server.app);
  });
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });

  it('tells of what is made, changed, moved on, commented, ranked and deleted, and by whom', async () => {
    const live = await hear(await logIn('fred'));
    expect(live.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(live.headers.get('cache-control')).toContain('no-store');
    const first = await live.next(({ type }) => type === 'open');
    expect(first.id).toMatch(/^\d+$/);
    const key = await make('OPEN');
    const created = (await live.next(aboutKey(key))).data;
    expect(created).toEqual({
      type: 'issue',
      kind: 'created',
      id: expect.stringMatching(/^\d+$/),
      key,
      project: 'OPEN',
      updated: expect.any(Number),
      at: expect.any(Number),
      actor: { name: 'admin', displayName: expect.any(String) },
    });
    const kinds: string[] = [];
    const then = async (change: Promise<{ status: number; text: string; body: { id?: string } }>) => {
      const { status, text, body } = await change;
      expect(status, text).toBeLessThan(300);
      const { data } = await live.next(aboutKey(key));
      kinds.push(data.kind);
      return { data, body };
    };
    await then(admin.put(`${issuePath}/${key}`, { fields: { summary: 'Another' } }));
    const { transitions } = (await admin.get(`${issuePath}/${key}/transitions`)).body;
    await then(admin.post(`${issuePath}/${key}/transitions`, { transition: { id: transitions[0].id } }));
    const commented = await then(admin.post(`${issuePath}/${key}/comment`, { body: 'Hello' }));
    expect(commented.data.comment).toBe(commented.body.id);
    const other = await make('OPEN');
    await then(admin.put('/rest/agile/1.0/issue/rank', { issues: [key], rankAfterIssue: other }));
    await then(admin.delete(`${issuePath}/${key}`));
    expect(kinds).toEqual(['updated', 'transitioned', 'commented', 'ranked', 'deleted']);
  });

  it('tells nobody of an issue that they may not browse, nor of its deletion', async () => {
    const live = await hear(await logIn('fred'));
    const hidden = await make('DARK');
    await admin.put(`${issuePath}/${hidden}`, { fields: { summary: 'Secret' } });
    const own = await make('DARK', { reporter: { name: 'fred' } });
    expect((await live.next(aboutKey(own))).data.kind).toBe('created');
    await admin.delete(`${issuePath}/${hidden}`);
    await admin.delete(`${issuePath}/${own}`);
    expect((await live.next(aboutKey(own))).data).toMatchObject({ kind: 'deleted', updated: null });
    // Whoever could see one of them a moment ago, and may not any more.
    const taken = await make('DARK', { reporter: { name: 'fred' } });
    await live.next(aboutKey(taken));
    await admin.put(`${issuePath}/${taken}`, { fields: { reporter: { name: 'admin' } } });
    const { data } = await live.next(aboutKey(taken));
    expect(data).toEqual({ type: 'gone', id: expect.any(String), key: taken, project: 'DARK' });
    // Nothing more is told of it from then on.
    await admin.put(`${issuePath}/${taken}`, { fields: { summary: 'Secret, too' } });
    await admin.put(`${issuePath}/${taken}`, { fields: { reporter: { name: 'olga' } } });
    await admin.delete(`${issuePath}/${taken}`);
    const marker = await make('OPEN');
    await live.next(aboutKey(marker));
    const told = JSON.stringify(live.heard);
    expect(told).not.toContain(`"${hidden}"`);
    expect(live.heard.filter(({ data }) => data.key === taken)).toHaveLength(2);
  });

  it('tells whom a security level shuts out that the issue and its sub-tasks are gone, and nobody else', async () => {
    const { body: scheme } = await admin.post('/rest/tessera/1/issuesecurityscheme', {
      name: 'Levels',
      levels: [
        { name: 'Ours', members: [{ type: 'user', parameter: 'admin' }] },
        { name: 'Of two', members: ['admin', 'fred'].map((parameter) => ({ type: 'user', parameter })) },
      ],
    });
    const levels = Object.fromEntries(
      scheme.levels.map(({ id, name }: { id: string; name: string }) => [name, id]),
    );
    await admin.put('/rest/tessera/1/project/OPEN/issuesecurityscheme', { id: scheme.id });
    const key = await make('OPEN');
    const part = await make('OPEN', { issuetype: 'Sub-task', parent: { key } });
    const hide = async (name: string | null) => {
      const security = name === null ? null : { id: String(levels[name]) };
      const { status, text } = await admin.put(`${issuePath}/${key}`, { fields: { security } });
      expect(status, text).toBe(204);
    };
    const [fred, olga, boss] = await Promise.all(
      ['fred', 'olga', 'admin'].map(async (name) => hear(await logIn(name))),
    );
    if (!fred || !olga || !boss) throw new Error('Nobody listens.');
    await hide('Of two');
    await fred.next(aboutKey(key));
    await hide('Ours');
    await admin.put(`${issuePath}/${key}`, { fields: { summary: 'Not for all' } });
    const marker = await make('OPEN');
    for (const one of [fred, olga, boss]) await one.next(aboutKey(marker));
    const told = (one: Listener, about: string) =>
      one.heard.filter(({ data }) => data.key === about).map(({ data }) => data.kind ?? data.type);
    expect([told(olga, key), told(olga, part)]).toEqual([['gone'], ['gone']]);
    expect([told(fred, key), told(fred, part)]).toEqual([['updated', 'gone'], ['gone']]);
    expect(told(boss, key)).not.toContain('gone');
    // Seen again: told as of any other change.
    await hide(null);
    expect((await olga.next(aboutKey(key))).data.kind).toBe('updated');
  });

  it('tells to read anew where a project goes, with no word of which', async () => {
    await buildProjectGranting(context.server, 'DOOMED', {
      CREATE_ISSUES: ['user:admin'],
      BROWSE_PROJECTS: ['user:admin'],
    });
    const doomed = await make('DOOMED');
    const live = await hear(await logIn('fred'));
    await live.next(({ type }) => type === 'open');
    await admin.delete('/rest/api/2/project/DOOMED');
    const { data } = await live.next(({ type }) => type === 'resync');
    expect(data).toEqual({ type: 'resync' });
    expect(JSON.stringify(live.heard)).not.toContain(doomed.split('-')[0]);
  });

  it('tells of a restricted comment to those only who may see it, when it is written, changed and deleted', async () => {
    const key = await make('OPEN');
    const fred = await hear(await logIn('fred'));
    const boss = await hear(await logIn('admin'));
    const visibility = { type: 'group', value: 'jira-administrators' };
    const { body } = await admin.post(`${issuePath}/${key}/comment`, { body: 'Hush', visibility });
    const path = `${issuePath}/${key}/comment/${body.id}`;
    expect((await boss.next(aboutKey(key))).data).toMatchObject({ kind: 'commented', comment: body.id });
    await admin.put(path, { body: 'Hush!' });
    await boss.next(aboutKey(key));
    await admin.delete(path);
    await boss.next(aboutKey(key));
    const marker = await make('OPEN');
    await fred.next(aboutKey(marker));
    expect(fred.heard.filter(aboutOf(key))).toEqual([]);
  });
  const aboutOf = (key: string) => (one: { data: { key?: string } }) => one.data.key === key;

  it('is narrowed to a project or an issue; what is hidden and what is missing are as silent', async () => {
    const [key, hidden] = [await make('OPEN'), await make('DARK')];
    const cookie = await logIn('fred');
    const byIssue = await hear(cookie, `?issue=${key}`);
    const byProject = await hear(cookie, '?project=open');
    const silent = [await hear(cookie, `?issue=${hidden}`), await hear(cookie, '?issue=DARK-99999')];
    const marker = await make('OPEN');
    await admin.put(`${issuePath}/${hidden}`, { fields: { summary: 'Changed' } });
    await admin.put(`${issuePath}/${key}`, { fields: { summary: 'Changed' } });
    await byIssue.next(aboutKey(key));
    await byProject.next(aboutKey(key));
    expect(byIssue.heard.some(aboutOf(marker))).toBe(false);
    expect(byProject.heard.some(aboutOf(marker))).toBe(true);
    for (const one of silent) expect(one.heard.map(({ data }) => data.type)).toEqual(['open']);
  });

  it('ends at once with its session: logged out, ended elsewhere, another password, deactivated', async () => {
    const { server } = context;
    const ends = async (end: (cookie: string) => Promise<unknown>) => {
      const cookie = await logIn('olga');
      const live = await hear(cookie);
      await live.next(({ type }) => type === 'open');
      await end(cookie);
      expect((await live.next(({ type }) => type === 'session')).data.state).toBe('ended');
      await live.ended();
      expect((await hear(cookie)).status).toBe(401);
    };
    await ends((cookie) => server.with({ cookie }).delete('/rest/auth/1/session'));
    await ends(() => admin.delete('/rest/tessera/1.0/user/olga/sessions'));
    const asAdmin = server.with({ authorization: basic('admin', adminPassword) });
    await ends(() =>
      asAdmin.put('/rest/api/2/user/password?username=olga', { password: userPassword }).then((answer) => {
        expect(answer.status).toBe(204);
      }),
    );
    await ends(() =>
      asAdmin
        .put('/rest/api/2/user?username=olga', { active: false })
        .then(({ status }) => expect(status).toBe(200)),
    );
    await asAdmin.put('/rest/api/2/user?username=olga', { active: true });
  });

  it('sends lines that say nothing while nothing happens, and is no use of the session, which ends idle', async () => {
    const { server } = context;
    const cookie = await logIn('fred');
    const live = await hear(cookie);
    await live.next(({ type }) => type === 'open');
    server.pass(25_000);
    const before = live.heartbeats();
    await expect.poll(() => live.heartbeats(), { timeout: 20_000 }).toBeGreaterThan(before);
    const idle = server.app.ctx().config.sessionIdle;
    // Coming back again and again does not keep it alive either.
    server.pass(idle - 60_000);
    const again = await hear(cookie);
    await again.next(({ type }) => type === 'open');
    await server.app.writeSeen();
    server.pass(60_000);
    await live.next(({ type }) => type === 'session');
    await live.ended();
    server.forget('admin');
    admin = server.as('admin');
  });

  it('tells who comes back what they missed, and says where that is too much', async () => {
    const cookie = await logIn('fred');
    const live = await hear(cookie);
    const { id } = await live.next(({ type }) => type === 'open');
    const seen = await make('OPEN');
    await live.next(aboutKey(seen));
    live.close();
    const hidden = await make('DARK');
    const missed = await make('OPEN');
    const back = await hear(cookie, '', { 'last-event-id': id ?? '' });
    await back.next(aboutKey(missed));
    expect(JSON.stringify(back.heard)).not.toContain(`"${hidden}"`);
    expect(back.heard.some(({ data }) => data.type === 'resync')).toBe(false);
    for (const lost of ['0', '99999999']) {
      // 0 was before the first; the other one is no number of this database.
      await context.server.app.database.db.deleteFrom('issue_event').where('id', '<', 3).execute();
      await (await hear(cookie, '', { 'last-event-id': lost })).next(({ type }) => type === 'resync');
    }
    const odd = await hear(cookie, '', { 'last-event-id': "1' or 1=1" });
    await odd.next(({ type }) => type === 'open');
  });

  it('lets the oldest of many streams of a session go, and tells it not to come back', async () => {
    const cookie = await logIn('fred');
    const streams: Listener[] = [];
    for (let made = 0; made < 6; made++) streams.push(await hear(cookie));
    await streams[0]?.next(({ type }) => type === 'replaced');
    await streams[0]?.ended();
    const other = await hear(await logIn('fred'));
    const key = await make('OPEN');
    for (const one of [...streams.slice(1), other]) await one.next(aboutKey(key));
  });

  it('tells to read anew where much happened at once, and goes on', async () => {
    const { db } = context.server.app.database;
    const live = await hear(await logIn('fred'));
    await live.next(({ type }) => type === 'open');
    const key = await make('OPEN');
    const { id } = (await live.next(aboutKey(key))).data;
    for (const many of [300, 3000]) {
      const row = { issue_id: Number(id), kind: 'updated', actor_id: null, created: context.server.now() };
      await db.transaction().execute(async (tx) => {
        for (let from = 0; from < many; from += 300)
          await tx
            .insertInto('issue_event')
            .values(Array.from({ length: 300 }, () => row))
            .execute();
      });
      const { last } = await db
        .selectFrom('issue_event')
        .select((eb) => eb.fn.max('id').as('last'))
        .executeTakeFirstOrThrow();
      await live.next(({ type }, upTo) => type === 'resync' && upTo >= Number(last));
      const after = await make('OPEN');
      await live.next(aboutKey(after));
    }
    expect(live.heard.filter(({ data }) => data.kind === 'updated')).toEqual([]);
  });

  it('tells of what another program on the database did, and of sessions that ended there', async () => {
    const { server } = context;
    const { config } = server.app.ctx();
    const second = await assemble({ ...config }, { clock: server.now });
    try {
      const there = await listen(second);
      const cookie = await logIn('fred');
      const live = await listenTo(there, { cookie });
      open.push(live);
      await live.next(({ type }) => type === 'open');
      const key = await make('OPEN');
      await live.next(aboutKey(key));
      await server.with({ cookie }).delete('/rest/auth/1/session');
      await live.next(({ type }) => type === 'session');
      await live.ended();
      const left = await listenTo(there, { cookie: await logIn('fred') });
      await left.next(({ type }) => type === 'open');
      await second.stop();
      await left.ended();
    } finally {
      await second.stop().catch(() => {});
    }
  });

  it('is for browsers with a session: nobody else gets one', async () => {
    const { server } = context;
    expect((await listenTo(base, {})).status).toBe(401);
    const token = await server.as('fred').post('/rest/pat/latest/tokens', { name: 'A program' });
    expect(token.status).toBe(201);
    const bearer = await listenTo(base, { authorization: `Bearer ${token.body.rawToken}` });
    expect(bearer.status).toBe(403);
    const plain = await server.as('fred').get('/rest/tessera/1/live');
    expect(plain.status).toBe(406);
    // A remembered login is resumed by people, not by a page that nobody looks at.
    const login = await server.anonymous.post(
      '/login.jsp',
      new URLSearchParams({ os_username: 'fred', os_password: userPassword, os_cookie: 'true' }).toString(),
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    );
    const remembered = login.cookies
      .find((line) => line.startsWith('seraph.rememberme.cookie='))
      ?.split(';')[0];
    expect(remembered).toBeDefined();
    expect((await listenTo(base, { cookie: remembered ?? '' })).status).toBe(401);
  });
});
