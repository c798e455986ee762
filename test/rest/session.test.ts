import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { adminPassword, basic, cookieValue, describeOnEngines, userPassword } from '../support/server.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;
const url = '/rest/auth/1/session';

describeOnEngines('POST /rest/auth/1/session', (context) => {
  const login = (username: unknown, password: unknown, headers = {}) =>
    context.server.anonymous.post(url, { username, password }, { headers });

  it('answers the session and the login counters, and sets the cookie', async () => {
    await context.server.buildUser({ name: 'first' });
    const answer = await login('first', userPassword);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['session', 'loginInfo']);
    expect(answer.body.session.name).toBe('JSESSIONID');
    expect(answer.body.session.value).toMatch(/^[0-9A-F]{32}$/);
    expect(cookieValue(answer, 'JSESSIONID')).toBe(answer.body.session.value);
    expect(answer.headers['x-ausername']).toBe('first');
    expect(answer.headers['x-seraph-loginreason']).toBe('OK');
    expect(answer.headers['content-type']).toBe('application/json;charset=UTF-8');
  });

  it('leaves out of loginInfo what never happened', async () => {
    await context.server.buildUser({ name: 'fresh' });
    expect((await login('fresh', userPassword)).body.loginInfo).toEqual({ loginCount: 1 });
  });

  it('counts logins and failures, each visible to the next request', async () => {
    await context.server.buildUser({ name: 'counted' });
    await login('counted', userPassword);
    await login('counted', 'wrong');
    const { loginInfo } = (await login('counted', userPassword)).body;
    expect(loginInfo).toEqual({
      failedLoginCount: 1,
      loginCount: 2,
      lastFailedLoginTime: expect.stringMatching(instant),
      previousLoginTime: expect.stringMatching(instant),
    });
  });

  it('counts all failures ever in failedLoginCount, not only those in a row', async () => {
    await context.server.buildUser({ name: 'total' });
    for (const password of ['wrong', userPassword, 'wrong', userPassword]) await login('total', password);
    const { loginInfo } = (await login('total', userPassword)).body;
    expect(loginInfo.failedLoginCount).toBe(2);
    expect(loginInfo.loginCount).toBe(3);
  });

  it('sets a cookie that scripts cannot read, for this context path only', async () => {
    const answer = await login('admin', adminPassword);
    const line = answer.cookies.find((cookie) => cookie.startsWith('JSESSIONID='));
    expect(line).toContain('; Path=/jira;');
    expect(line).toContain('; HttpOnly');
    expect(line).toContain('; SameSite=Lax');
    expect(line).not.toContain('Secure');
    expect(line).not.toContain('Expires');
  });

  it('hands out the form token together with the session', async () => {
    const answer = await login('admin', adminPassword);
    expect(cookieValue(answer, 'atlassian.xsrf.token')).toMatch(
      /^B[A-Z0-9]{3}(-[A-Z0-9]{4}){3}_[0-9a-f]{40}_lin$/,
    );
  });

  it('makes a new id at every login', async () => {
    const first = await login('admin', adminPassword);
    const second = await login('admin', adminPassword);
    expect(second.body.session.value).not.toBe(first.body.session.value);
  });

  it('never accepts an id that the client chose', async () => {
    const chosen = 'A'.repeat(32);
    const answer = await login('admin', adminPassword, { cookie: `JSESSIONID=${chosen}` });
    expect(answer.body.session.value).not.toBe(chosen);
    const later = await context.server.with({ cookie: `JSESSIONID=${chosen}` }).get(url);
    expect(later.status).toBe(401);
  });

  it('ends the session whose cookie came with the login', async () => {
    const before = (await login('admin', adminPassword)).body.session.value;
    await login('admin', adminPassword, { cookie: `JSESSIONID=${before}` });
    expect((await context.server.with({ cookie: `JSESSIONID=${before}` }).get(url)).status).toBe(401);
  });

  it('logs in again while carrying a dead cookie', async () => {
    const answer = await login('admin', adminPassword, { cookie: `JSESSIONID=${'0'.repeat(32)}` });
    expect(answer.status).toBe(200);
  });

  it('finds the user whatever the case of the name', async () => {
    expect((await login('ADMIN', adminPassword)).status).toBe(200);
  });

  it.each([
    ['a wrong password', 'admin', 'wrong'],
    ['an unknown user', 'nobody-at-all', 'wrong'],
    ['an empty user name', '', 'wrong'],
    ['an empty password', 'admin', ''],
    ['null as the user name', null, 'wrong'],
    ['null as the password', 'admin', null],
  ])('answers 401 "Login failed" to %s', async (_what, username, password) => {
    await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
    const answer = await login(username, password);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errorMessages: ['Login failed'], errors: {} });
    expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED');
    expect(answer.headers['x-ausername']).toBe('anonymous');
    expect(answer.headers['www-authenticate']).toBe('OAuth realm="http%3A%2F%2Flocalhost%3A8090"');
    expect(cookieValue(answer, 'JSESSIONID')).toBeUndefined();
  });

  it.each([
    ['no body', undefined, 400],
    ['no password', { username: 'admin' }, 400],
    ['a list', [], 400],
    ['a number as the name', { username: 1, password: 'x' }, 400],
    ['an unknown field', { username: 'a', password: 'b', admin: true }, 400],
    ['a NUL character', { username: 'a\0dmin', password: 'x' }, 400],
    ['a prototype', '{"username":"a","password":"b","__proto__":{"x":1}}', 400],
    ['text that is no JSON', '{"username":', 400],
    ['a name of 10,000 characters', { username: 'x'.repeat(10_000), password: 'x' }, 401],
    ['a password of 10,000 characters', { username: 'admin', password: 'x'.repeat(10_000) }, 401],
  ])('refuses %s', async (_what, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await context.server.anonymous.post(url, body, { headers });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ errorMessages: expect.any(Array), errors: expect.any(Object) });
    await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
  });

  it('refuses a body of 10 MB before reading it all', async () => {
    const answer = await login('admin', 'x'.repeat(10_000_000));
    expect(answer.status).toBe(413);
    expect(answer.body.errorMessages).toHaveLength(1);
  });

  it('refuses another content type than JSON', async () => {
    const headers = { 'content-type': 'application/xml', 'x-atlassian-token': 'no-check' };
    expect((await context.server.anonymous.post(url, '<x/>', { headers })).status).toBe(415);
  });

  it('is served under latest as well', async () => {
    const path = '/rest/auth/latest/session';
    const answer = await context.server.anonymous.post(path, { username: 'admin', password: adminPassword });
    expect(answer.status).toBe(200);
  });

  it('keeps neither the id nor the password in the database', async () => {
    const { value } = (await login('admin', adminPassword)).body.session;
    const { db } = context.server.app.database;
    const rows = JSON.stringify([
      await db.selectFrom('session').selectAll().execute(),
      await db.selectFrom('app_user').selectAll().execute(),
      await db.selectFrom('audit_record').selectAll().execute(),
    ]);
    expect(rows).not.toContain(value);
    expect(rows).not.toContain(adminPassword);
    expect(rows).not.toContain('nobody-at-all');
  });
});

describeOnEngines('GET and DELETE /rest/auth/1/session', (context) => {
  const start = async (name = 'admin', password = adminPassword) => {
    const { body } = await context.server.anonymous.post(url, { username: name, password });
    return context.server.with({ cookie: `JSESSIONID=${body.session.value}` });
  };

  it('says who is logged in, with the link that Jira gives', async () => {
    const answer = await (await start()).get(url);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['self', 'name', 'loginInfo']);
    expect(answer.body.self).toBe('http://localhost:8090/jira/rest/api/latest/user?username=admin');
    expect(answer.body.name).toBe('admin');
    expect(answer.headers['x-ausername']).toBe('admin');
    expect(answer.headers['x-asessionid']).toMatch(/^[0-9a-z]{1,7}$/);
    expect(answer.headers['x-arequestid']).toMatch(/^\d+x\d+x\d+$/);
  });

  it.each(['GET', 'DELETE'])('%s without a session is 401 in Jira words', async (method) => {
    const answer = await context.server.anonymous.request(method, url);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errorMessages: ['You are not authenticated. Authentication required to perform this operation.'],
      errors: {},
    });
    expect(answer.headers['x-ausername']).toBe('anonymous');
  });

  it('carries the security headers', async () => {
    const { headers } = await (await start()).get(url);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'x-xss-protection': '1; mode=block',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'content-security-policy':
        "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-cache, no-store, no-transform',
    });
  });

  it('logs out with 204, stamps OUT, and the cookie is dead from then on', async () => {
    const client = await start();
    const out = await client.delete(url);
    expect(out.status).toBe(204);
    expect(out.text).toBe('');
    expect(out.headers['x-seraph-loginreason']).toBe('OUT');
    expect(cookieValue(out, 'JSESSIONID')).toBe('');
    expect((await client.get(url)).status).toBe(401);
  });

  it('ends after five idle hours, and not before', async () => {
    const client = await start();
    context.server.pass(5 * 3_600_000 - 60_000);
    expect((await client.get(url)).status).toBe(200);
    await context.server.app.writeSeen();
    context.server.pass(2 * 60_000);
    expect((await client.get(url)).status).toBe(200);
    context.server.pass(5 * 3_600_000 + 60_000);
    expect((await client.get(url)).status).toBe(401);
  });

  it('ends after its lifetime although it is used all the time', async () => {
    const client = await start();
    const { db } = context.server.app.database;
    for (let hours = 0; hours < 30 * 24 - 4; hours += 4) {
      context.server.pass(4 * 3_600_000);
      if (hours % 40 === 0) expect((await client.get(url)).status).toBe(200);
      await db.updateTable('session').set({ last_seen: context.server.now() }).execute();
    }
    context.server.pass(5 * 3_600_000);
    await db.updateTable('session').set({ last_seen: context.server.now() }).execute();
    expect((await client.get(url)).status).toBe(401);
  });

  it('ends at once when its user is deactivated, changes the password elsewhere, or is gone', async () => {
    const { db } = context.server.app.database;
    await context.server.buildUser({ name: 'leaver' });
    const set = (values: { active?: number; credential_version?: number }) =>
      db.updateTable('app_user').set(values).where('name', '=', 'leaver').execute();
    const client = await start('leaver', userPassword);
    await set({ active: 0 });
    expect((await client.get(url)).status).toBe(401);
    await set({ active: 1 });
    expect((await client.get(url)).status).toBe(200);
    await set({ credential_version: 7 });
    expect((await client.get(url)).status).toBe(401);
    const again = await start('leaver', userPassword);
    await db.deleteFrom('app_user').where('name', '=', 'leaver').execute();
    expect((await again.get(url)).status).toBe(401);
  });

  it('ends at once when another program on the same database ends it', async () => {
    const client = await start();
    expect((await client.get(url)).status).toBe(200);
    const other = openDatabase(context.server.app.ctx().config);
    await other.db.deleteFrom('session').execute();
    expect((await client.get(url)).status).toBe(401);
    await other.engine.close();
  });

  it.each(['GET', 'POST'])('may no longer, at once, what another program takes away: %s', async (method) => {
    const name = `demoted-${method.toLowerCase()}`;
    await context.server.buildUser({ name });
    const admin = context.server.with({ authorization: basic('admin', adminPassword) });
    await admin.post('/rest/api/2/group/user?groupname=jira-administrators', { name });
    const client = await start(name, userPassword);
    const ask = async (at: number) =>
      method === 'GET'
        ? (await client.get('/rest/api/2/applicationrole')).status
        : (await client.post('/rest/api/2/projectCategory', { name: `${name} ${at}`, description: '' }))
            .status;
    expect([await ask(1), await ask(2)]).toEqual(method === 'GET' ? [200, 200] : [201, 201]);
    const other = openDatabase(context.server.app.ctx().config);
    const { id } = await other.db
      .selectFrom('app_user')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    await other.db.deleteFrom('group_member').where('user_id', '=', id).execute();
    expect(await ask(3)).toBe(403);
    await other.engine.close();
  });

  it('never outlives its logout, however many requests of it run at that moment', async () => {
    const client = await start();
    const around = Array.from({ length: 20 }, () => client.get(url));
    const out = client.delete(url);
    await Promise.all([...around, out, ...Array.from({ length: 20 }, () => client.get(url))]);
    expect((await client.get(url)).status).toBe(401);
  });

  it.each(['', 'x', 'a'.repeat(32), '0'.repeat(31), `${'0'.repeat(32)}0`, "' or 1=1 --", '%00', '"'])(
    'takes %j for no session',
    async (value) => {
      const answer = await context.server.with({ cookie: `JSESSIONID=${value}` }).get(url);
      expect(answer.status).toBe(401);
    },
  );

  it('takes two different session cookies for none, even where one of them is good', async () => {
    const { body } = await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
    const good = `JSESSIONID=${body.session.value}`;
    for (const cookie of [`${good}; JSESSIONID=${'0'.repeat(32)}`, `JSESSIONID=${'0'.repeat(32)}; ${good}`]) {
      expect((await context.server.with({ cookie }).get(url)).status).toBe(401);
      const answer = await context.server.with({ cookie }).get('/rest/api/2/myself');
      expect(answer.status).toBe(401);
    }
    expect((await context.server.with({ cookie: `${good}; ${good}` }).get(url)).status).toBe(200);
  });

  it('writes when a session was seen at most once a minute', async () => {
    const client = await start();
    const { db } = context.server.app.database;
    const seen = async () =>
      (await db.selectFrom('session').select('last_seen').orderBy('id', 'desc').executeTakeFirst())
        ?.last_seen;
    const before = await seen();
    context.server.pass(30_000);
    await client.get(url);
    await context.server.app.writeSeen();
    expect(await seen()).toBe(before);
    context.server.pass(31_000);
    await client.get(url);
    await context.server.app.writeSeen();
    expect(await seen()).toBeGreaterThan(before ?? 0);
  });

  it('is told of in the audit log: login, failure, logout', async () => {
    const client = await start();
    await context.server.anonymous.post(url, { username: 'admin', password: 'wrong' });
    await client.delete(url);
    const records = await context.server.app.database.db
      .selectFrom('audit_record')
      .select(['action', 'address'])
      .orderBy('id', 'desc')
      .limit(3)
      .execute();
    expect(records.map((record) => record.action)).toEqual(['logout', 'login-failed', 'login']);
    expect(records.every((record) => record.address === '127.0.0.1')).toBe(true);
  });
});

describeOnEngines(
  'Behind https',
  (context) => {
    it('marks every cookie Secure and asks browsers to stay on https', async () => {
      const answer = await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
      expect(answer.cookies.length).toBeGreaterThan(1);
      for (const cookie of answer.cookies) expect(cookie).toContain('; Secure');
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      const me = await context.server.with({ authorization: basic('admin', adminPassword) }).get(url);
      expect(me.body.self).toBe('https://issues.example.com/jira/rest/api/latest/user?username=admin');
    });
  },
  { baseUrl: 'https://issues.example.com/jira' },
);

describeOnEngines(
  'Behind a trusted proxy',
  (context) => {
    it('believes X-Forwarded-Proto, and sets Secure cookies by it', async () => {
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' };
      const answer = await context.server.anonymous.post(
        url,
        { username: 'admin', password: adminPassword },
        { headers },
      );
      expect(answer.cookies[0]).toContain('; Secure');
      const [record] = await context.server.app.database.db
        .selectFrom('audit_record')
        .select('address')
        .orderBy('id', 'desc')
        .limit(1)
        .execute();
      expect(record?.address).toBe('192.0.2.7');
    });
  },
  { trustedProxies: '127.0.0.1' },
);

describeOnEngines('Without a trusted proxy', (context) => {
  it('does not believe X-Forwarded headers', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' };
    const answer = await context.server.anonymous.post(
      url,
      { username: 'admin', password: adminPassword },
      { headers },
    );
    expect(answer.cookies[0]).not.toContain('; Secure');
  });
});
