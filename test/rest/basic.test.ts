import { expect, it } from 'vitest';
import { adminPassword, basic, cookieValue, describeOnEngines, userPassword } from '../support/server.ts';

const url = '/rest/auth/1/session';

describeOnEngines('Basic authentication', (context) => {
  const withBasic = (name: string, password: string, headers = {}) =>
    context.server.with({ authorization: basic(name, password), ...headers });
  const sessionsOf = async (name: string) =>
    (
      await context.server.app.database.db
        .selectFrom('session')
        .innerJoin('app_user', 'app_user.id', 'session.user_id')
        .select('session.id')
        .where('app_user.name', '=', name)
        .execute()
    ).length;

  it('is taken without being asked for, and hands out a session cookie as Jira does', async () => {
    const answer = await withBasic('admin', adminPassword).get(url);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-seraph-loginreason']).toBe('OK');
    const cookie = cookieValue(answer, 'JSESSIONID');
    expect(cookie).toMatch(/^[0-9A-F]{32}$/);
    expect((await context.server.with({ cookie: `JSESSIONID=${cookie}` }).get(url)).body.name).toBe('admin');
  });

  it('makes one session for many calls of one script', async () => {
    await context.server.buildUser({ name: 'script' });
    for (let call = 0; call < 50; call++) await withBasic('script', userPassword).get(url);
    await Promise.all(Array.from({ length: 50 }, () => withBasic('script', userPassword).get(url)));
    expect(await sessionsOf('script')).toBe(1);
    expect((await withBasic('script', userPassword).get(url)).body.loginInfo.loginCount).toBe(1);
  });

  it('makes one session for many calls that come at once', async () => {
    await context.server.buildUser({ name: 'crowd' });
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => withBasic('crowd', userPassword).get(url)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await sessionsOf('crowd')).toBe(1);
  });

  it('forgets a verified password the moment that the user changes', async () => {
    const { db } = context.server.app.database;
    await context.server.buildUser({ name: 'changing' });
    expect((await withBasic('changing', userPassword).get(url)).status).toBe(200);
    await db.updateTable('app_user').set({ active: 0 }).where('name', '=', 'changing').execute();
    expect((await withBasic('changing', userPassword).get(url)).status).toBe(401);
    await db
      .updateTable('app_user')
      .set({ active: 1, password_hash: null, credential_version: 9 })
      .where('name', '=', 'changing')
      .execute();
    expect((await withBasic('changing', userPassword).get(url)).status).toBe(401);
  });

  it('reads UTF-8 and ISO-8859-1', async () => {
    await context.server.buildUser({ name: 'umlaut', password: 'Straße-zum-Käse' });
    for (const encoding of ['utf8', 'latin1'] as const) {
      const token = Buffer.from('umlaut:Straße-zum-Käse', encoding).toString('base64');
      expect((await context.server.with({ authorization: `Basic ${token}` }).get(url)).status).toBe(200);
    }
  });

  it('splits at the first colon', async () => {
    await context.server.buildUser({ name: 'colon', password: 'with:two:colons' });
    expect((await withBasic('colon', 'with:two:colons').get(url)).status).toBe(200);
  });

  it('answers a wrong password with the 401 page, and with JSON where that is asked for', async () => {
    const page = await withBasic('admin', 'wrong').get('/rest/api/2/serverInfo');
    expect(page.status).toBe(401);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).toContain('Unauthorized (401)');
    expect(page.text).toContain('Basic Authentication Failure - Reason : AUTHENTICATED_FAILED');
    expect(page.headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED');
    const json = await withBasic('admin', 'wrong', { accept: 'application/json' }).get(
      '/rest/api/2/serverInfo',
    );
    expect(json.status).toBe(401);
    expect(json.body.errorMessages).toEqual(['Basic Authentication Failure - Reason : AUTHENTICATED_FAILED']);
    await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
  });

  it('counts a bad attempt once', async () => {
    await context.server.buildUser({ name: 'once' });
    await withBasic('once', 'wrong').get(url);
    expect((await withBasic('once', userPassword).get(url)).body.loginInfo.failedLoginCount).toBe(1);
  });

  it('beats a stale cookie', async () => {
    const stale = { cookie: `JSESSIONID=${'0'.repeat(32)}` };
    const answer = await withBasic('admin', adminPassword, stale).get('/rest/api/2/myself');
    expect(answer.status).toBe(200);
  });

  it('is 401 where it is wrong, even beside a living cookie', async () => {
    const { body } = await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
    const living = { cookie: `JSESSIONID=${body.session.value}` };
    expect((await withBasic('admin', 'wrong', living).get(url)).status).toBe(401);
    await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
  });

  it("is served as its own user, beside another user's living cookie", async () => {
    await context.server.buildUser({ name: 'other' });
    const { body } = await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
    const living = { cookie: `JSESSIONID=${body.session.value}` };
    expect((await withBasic('other', userPassword, living).get(url)).body.name).toBe('other');
  });

  it('hands out no second cookie beside a living one of the same user', async () => {
    const { body } = await context.server.anonymous.post(url, { username: 'admin', password: adminPassword });
    const answer = await withBasic('admin', adminPassword, {
      cookie: `JSESSIONID=${body.session.value}`,
    }).get(url);
    expect(answer.cookies).toEqual([]);
  });

  it.each([
    'Basic',
    'Basic !!!',
    'Basic Og==',
    `Basic ${Buffer.from('no-colon').toString('base64')}`,
    'Nonsense x',
    'Bearer x',
  ])('refuses the header %j and does not fall back to anonymous', async (authorization) => {
    const answer = await context.server.with({ authorization }).get('/rest/api/2/serverInfo');
    expect(answer.status).toBe(401);
  });

  it('never logs in by os_username and os_password in the address', async () => {
    const query = `?os_username=admin&os_password=${adminPassword}`;
    const answer = await context.server.anonymous.get(`${url}${query}`);
    expect(answer.status).toBe(401);
    expect(answer.cookies).toEqual([]);
    const withType = await context.server.anonymous.get(`${url}${query}&os_authType=basic`);
    expect(withType.status).toBe(401);
  });
});

describeOnEngines(
  'Basic authentication that is switched off',
  (context) => {
    it('is refused with 403, right or wrong', async () => {
      const answer = await context.server.with({ authorization: basic('admin', adminPassword) }).get(url);
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({ message: 'Basic Authentication has been disabled on this instance.' });
    });
  },
  { basicAuthentication: 'false' },
);
