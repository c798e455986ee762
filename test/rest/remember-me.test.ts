import { expect, it } from 'vitest';
import { sweepRemembered } from '../../src/access/remember-me/remember-me.service.ts';
import { type PageClient, pageClient } from '../support/page-client.ts';
import { basic, describeOnEngines, type OnEngine, userPassword } from '../support/server.ts';

const name = 'seraph.rememberme.cookie';
const minute = 60_000;
const day = 24 * 60 * minute;

const session = async (client: PageClient) => (await client.get('/rest/auth/1/session')).status;
const cookie = (client: PageClient) => client.cookies.get(name) ?? '';

async function remembered(context: OnEngine, user: string): Promise<PageClient> {
  await context.server.buildUser({ name: user });
  const client = pageClient(context.server);
  await client.post('/login.jsp', { os_username: user, os_password: userPassword, os_cookie: 'true' });
  return client;
}

/** A browser that holds nothing but this remember-me cookie. */
function holder(context: OnEngine, value: string): PageClient {
  const client = pageClient(context.server);
  client.cookies.set(name, value);
  return client;
}

describeOnEngines('Remember me', (context) => {
  it('sets a cookie for two weeks that scripts cannot read', async () => {
    await context.server.buildUser({ name: 'form' });
    const answer = await pageClient(context.server).post('/login.jsp', {
      os_username: 'form',
      os_password: userPassword,
      os_cookie: 'true',
    });
    expect(answer.cookies.find((line) => line.startsWith(name))).toMatch(
      /^seraph\.rememberme\.cookie=\d+%3A[0-9a-f]{64}; Path=\/jira; Max-Age=1209600; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
  });

  it.each(['', 'on', 'TRUE', '1'])('is asked for by the word true, not by "%s"', async (os_cookie) => {
    const user = `word-${os_cookie || 'empty'}`;
    await context.server.buildUser({ name: user });
    const client = pageClient(context.server);
    await client.post('/login.jsp', { os_username: user, os_password: userPassword, os_cookie });
    expect(client.cookies.has('JSESSIONID')).toBe(true);
    expect(client.cookies.has(name)).toBe(false);
  });

  it('begins a new session when the old one is over, and changes its token', async () => {
    const client = await remembered(context, 'comeback');
    const before = cookie(client);
    client.cookies.delete('JSESSIONID');
    const answer = await client.get('/rest/auth/1/session');
    expect(answer.status).toBe(200);
    expect(answer.body.name).toBe('comeback');
    expect(answer.headers['x-seraph-loginreason']).toBe('OK');
    expect(client.cookies.get('JSESSIONID')).toMatch(/^[0-9A-F]{32}$/);
    expect(cookie(client)).not.toBe(before);
    expect(cookie(client).split('%3A')[0]).toBe(before.split('%3A')[0]);
    const { loginInfo } = answer.body;
    expect(loginInfo.loginCount).toBe(1);
  });

  it('stands in for a dead session where a dead cookie alone would be refused', async () => {
    const client = await remembered(context, 'stale');
    client.cookies.set('JSESSIONID', 'F'.repeat(32));
    expect((await client.get('/rest/api/2/myself')).status).toBe(200);
  });

  it('gives the requests of one page one session, and the same new token', async () => {
    const client = await remembered(context, 'page');
    const browsers = [1, 2, 3, 4].map(() => holder(context, cookie(client)));
    expect(await Promise.all(browsers.map(session))).toEqual([200, 200, 200, 200]);
    expect(new Set(browsers.map((browser) => browser.cookies.get('JSESSIONID'))).size).toBe(1);
    expect(new Set(browsers.map(cookie)).size).toBe(1);
    expect(cookie(browsers[0]!)).not.toBe(cookie(client));
  });

  it('gives the next request of a page what its user may by then, and no more', async () => {
    const client = await remembered(context, 'demoted');
    const admin = context.server.as('admin');
    const group = '/rest/api/2/group/user?groupname=jira-administrators';
    await admin.post(group, { name: 'demoted' });
    const ask = async () => {
      const { status } = await holder(context, cookie(client)).get('/rest/api/2/applicationrole');
      return status;
    };
    expect(await ask()).toBe(200);
    await admin.delete(`${group}&username=demoted`);
    expect(await ask()).toBe(403);
  });

  it('ends for thief and owner alike when a token comes again that was changed already', async () => {
    const owner = await remembered(context, 'robbed');
    const stolen = cookie(owner);
    owner.cookies.delete('JSESSIONID');
    expect(await session(owner)).toBe(200);
    context.server.pass(minute + 1);
    const thief = holder(context, stolen);
    const answer = await thief.get('/rest/auth/1/session');
    expect(answer.status).toBe(401);
    expect(thief.cookies.has(name)).toBe(false);
    expect(await session(owner)).toBe(401);
    expect(await session(holder(context, cookie(owner)))).toBe(401);
    const records = await context.server.app.database.db
      .selectFrom('audit_record')
      .select('object_name')
      .where('action', '=', 'remember-me-stolen')
      .execute();
    expect(records).toContainEqual({ object_name: 'robbed' });
  });

  it('notices the theft also when the thief came first, however often', async () => {
    const owner = await remembered(context, 'late');
    const thief = holder(context, cookie(owner));
    for (let i = 0; i < 3; i++) {
      thief.cookies.delete('JSESSIONID');
      expect(await session(thief)).toBe(200);
      context.server.pass(minute + 1);
    }
    owner.cookies.delete('JSESSIONID');
    expect(await session(owner)).toBe(401);
    expect(await session(thief)).toBe(401);
  });

  it('lets nobody end another’s by a token that was made up', async () => {
    const client = await remembered(context, 'guessed');
    const [id] = cookie(client).split('%3A');
    for (const value of [
      `${id}%3A${'0'.repeat(64)}`,
      `${id}%3A`,
      `${id}`,
      '%3A',
      'x',
      `${id}:${'g'.repeat(64)}`,
    ]) {
      const other = holder(context, value);
      const answer = await other.get('/rest/auth/1/session');
      expect(answer.status).toBe(401);
      expect(other.cookies.has(name)).toBe(false);
    }
    client.cookies.delete('JSESSIONID');
    expect(await session(client)).toBe(200);
  });

  it('ends two weeks after the login, however often it was used', async () => {
    const client = await remembered(context, 'aged');
    context.server.pass(13 * day);
    client.cookies.delete('JSESSIONID');
    expect(await session(client)).toBe(200);
    context.server.pass(day + minute);
    client.cookies.delete('JSESSIONID');
    expect(await session(client)).toBe(401);
  });

  it('ends with a password change and with deactivation', async () => {
    for (const [user, change] of [
      ['changed', { password: 'another-password-2' }],
      ['gone', { active: false }],
    ] as const) {
      const client = await remembered(context, user);
      const admin = context.server.with({ authorization: basic('admin', 'admin-password-1') });
      const path = 'password' in change ? '/rest/api/2/user/password' : '/rest/api/2/user';
      expect((await admin.put(`${path}?username=${user}`, change)).status).toBeLessThan(300);
      expect(await session(holder(context, cookie(client)))).toBe(401);
    }
  });

  it('ends when its session is ended from elsewhere', async () => {
    const client = await remembered(context, 'ended');
    const admin = context.server.with({ authorization: basic('admin', 'admin-password-1') });
    expect((await admin.delete('/rest/tessera/1.0/user/ended/sessions')).status).toBe(200);
    expect(await session(client)).toBe(401);
    expect(await session(holder(context, cookie(client)))).toBe(401);
  });

  it('is replaced by the next login of the same browser', async () => {
    const client = await remembered(context, 'again');
    const before = cookie(client);
    await client.post('/login.jsp', { os_username: 'again', os_password: userPassword, os_cookie: 'true' });
    expect(await session(holder(context, before))).toBe(401);
    expect(await session(holder(context, cookie(client)))).toBe(200);
  });

  it('is refused, and kept, while the CAPTCHA is due', async () => {
    const client = await remembered(context, 'due');
    for (let i = 0; i < 3; i++) {
      await pageClient(context.server).post('/login.jsp', { os_username: 'due', os_password: 'wrong' });
    }
    const elsewhere = holder(context, cookie(client));
    const answer = await elsewhere.get('/rest/auth/1/session');
    expect(answer.status).toBe(401);
    expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATION_DENIED');
    expect(elsewhere.cookies.has(name)).toBe(true);
    context.server.pass(31 * minute);
    expect(await session(elsewhere)).toBe(200);
  });

  it('goes on at its own browser while strangers fail at the name', async () => {
    const client = await remembered(context, 'besieged');
    for (let i = 0; i < 5; i++) {
      await pageClient(context.server).post('/login.jsp', { os_username: 'besieged', os_password: 'wrong' });
    }
    client.cookies.delete('JSESSIONID');
    expect(await session(client)).toBe(200);
  });

  it('is swept away when it has reached its age', async () => {
    await remembered(context, 'swept');
    expect(await sweepRemembered(await context.server.ctx())).toBeGreaterThanOrEqual(0);
    context.server.pass(14 * day + minute);
    expect(await sweepRemembered(await context.server.ctx())).toBeGreaterThan(0);
    const rows = await context.server.app.database.db.selectFrom('remember_me').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('is stored as hashes only', async () => {
    const client = await remembered(context, 'hashed');
    const rows = await context.server.app.database.db.selectFrom('remember_me').selectAll().execute();
    const token = cookie(client).split('%3A')[1] ?? '';
    const text = JSON.stringify(rows);
    expect(text).not.toContain(token);
    expect(text).not.toContain(token.slice(0, 32));
    expect(text).not.toContain(token.slice(32));
  });
});

describeOnEngines(
  'Remember me, turned off',
  (context) => {
    it('is neither offered, nor given, nor taken', async () => {
      const client = await remembered(context, 'off');
      expect(client.cookies.has('JSESSIONID')).toBe(true);
      expect(client.cookies.has(name)).toBe(false);
      const { text } = await pageClient(context.server).get('/login.jsp');
      expect(text).not.toContain('login-form-remember-me');
    });
  },
  { rememberMe: 'false' },
);
