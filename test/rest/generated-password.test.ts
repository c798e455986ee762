/** Passwords that were made for somebody: they end. @source OWASP ASVS 5.0, 6.4.1 */
import { describe, expect, it } from 'vitest';
import { createAccount, setPassword } from '../../src/access/password/set-password.service.ts';
import { requireUser } from '../../src/people/user/user.service.ts';
import { pageClient } from '../support/page-client.ts';
import { adminPassword, basic, cookieValue, describeOnEngines } from '../support/server.ts';

const DAY = 86_400_000;
const password = 'kqmrt-wxyza-bcdef-ghjkm';
let made = 0;

describeOnEngines('A password that was made for somebody', (context) => {
  const build = async (generated = true) => {
    const name = `made${++made}`;
    const account = { name, email: `${name}@example.com`, displayName: name, applicationKeys: null };
    await createAccount(await context.server.ctx(), { ...account, password, generated });
    return name;
  };
  const logIn = (username: string, typed = password) =>
    context.server.anonymous.post('/rest/auth/1/session', { username, password: typed });
  const byPage = async (name: string) => {
    const client = pageClient(context.server);
    return { client, answer: await client.post('/login.jsp', { os_username: name, os_password: password }) };
  };
  const script = (name: string) => context.server.with({ authorization: basic(name, password) });

  it('is good for two weeks, by every way in, and says so on the start page', async () => {
    const name = await build();
    expect((await logIn(name)).status).toBe(200);
    expect((await script(name).get('/rest/api/2/myself')).status).toBe(200);
    const { client, answer } = await byPage(name);
    expect(answer.status).toBe(302);
    const { text } = await client.get('/');
    const end = new Date(context.server.now() + 14 * DAY).toISOString().slice(0, 10);
    expect(text).toContain('id="password-ending"');
    expect(text).toContain(`>${end}</time>`);
    expect(text).toContain('href="/jira/secure/ChangePassword!default.jspa"');
  });

  it('is as good as a wrong one then, also where Basic was let in just before', async () => {
    const name = await build();
    const wrong = await logIn(name, 'wrong');
    const client = script(name);
    context.server.pass(14 * DAY - 5000);
    expect((await client.get('/rest/api/2/myself')).status).toBe(200);
    context.server.pass(6000);
    expect((await client.get('/rest/api/2/myself')).status).toBe(401);
    const over = await logIn(name);
    expect([over.status, over.body]).toEqual([wrong.status, wrong.body]);
    expect(over.cookies).toEqual([]);
  });

  it('is told to be over at the login page to whoever has it, and to nobody else', async () => {
    const name = await build();
    context.server.pass(15 * DAY);
    const over = await byPage(name);
    expect(over.answer.status).toBe(200);
    expect(over.answer.text).toContain('This password was made for you, and its time is over.');
    expect(cookieValue(over.answer, 'JSESSIONID') ?? '').toBe('');
    const client = pageClient(context.server);
    const other = await client.post('/login.jsp', { os_username: name, os_password: 'wrong' });
    expect(other.text).not.toContain('its time is over');
    const { body } = await context.server.as('admin').get(`/rest/tessera/1.0/audit?search=${name}`);
    expect(body.records.map((one: { summary: string }) => one.summary)).toContain(
      'Login failed: the password that was made for this user has ended',
    );
  });

  it('can still be changed by whoever logged in before, and lasts then', async () => {
    const name = await build();
    const login = await logIn(name);
    const cookie = `JSESSIONID=${login.body.session.value}`;
    const change = { currentPassword: password, password: 'a sentence of words' };
    expect((await context.server.with({ cookie }).put('/rest/api/2/myself/password', change)).status).toBe(
      204,
    );
    context.server.pass(400 * DAY);
    expect((await logIn(name, 'a sentence of words')).status).toBe(200);
    expect((await logIn(name)).status).toBe(401);
  });

  it('made anew lasts anew; one that an administrator chose does not end', async () => {
    const name = await build();
    context.server.pass(15 * DAY);
    const ctx = await context.server.ctx();
    const user = await requireUser(ctx, { username: name });
    await setPassword(await context.server.ctx(), user, password, { generated: true });
    expect((await logIn(name)).status).toBe(200);
    context.server.pass(15 * DAY);
    expect((await logIn(name)).status).toBe(401);
    const asAdmin = { headers: { authorization: basic('admin', adminPassword) } };
    const set = await context.server.anonymous.put(
      `/rest/api/2/user/password?username=${name}`,
      { password: 'a sentence of words' },
      asAdmin,
    );
    expect(set.status).toBe(204);
    context.server.pass(400 * DAY);
    expect((await logIn(name, 'a sentence of words')).status).toBe(200);
    const chosen = await build(false);
    context.server.pass(400 * DAY);
    expect((await logIn(chosen)).status).toBe(200);
  });
});

describe('Where generatedPasswordLifetime is 0', () => {
  describeOnEngines(
    'a password that was made for somebody',
    (context) => {
      it('does not end', async () => {
        const account = { name: 'ever', email: 'e@example.com', displayName: 'Ever', applicationKeys: null };
        await createAccount(await context.server.ctx(), { ...account, password, generated: true });
        context.server.pass(4000 * DAY);
        const login = { username: 'ever', password };
        expect((await context.server.anonymous.post('/rest/auth/1/session', login)).status).toBe(200);
      });
    },
    { generatedPasswordLifetime: '0d' },
  );
});
