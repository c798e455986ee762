import { expect, it } from 'vitest';
import { pageClient } from '../support/page-client.ts';
import { adminPassword, basic, describeOnEngines, type OnEngine, userPassword } from '../support/server.ts';

const page = '/secure/admin/WebSudoAuthenticate.jspa';
const guarded = '/rest/tessera/1.0/user/admin/failed-logins';
const minute = 60_000;

async function administrator(context: OnEngine) {
  const client = pageClient(context.server);
  await client.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
  const confirm = (password = adminPassword, more: Record<string, string> = {}) =>
    client.post(page, {
      webSudoPassword: password,
      webSudoIsPost: 'false',
      atl_token: client.token(),
      ...more,
    });
  const may = async () => (await client.request('DELETE', guarded, { accept: '*/*' })).status === 204;
  return { client, confirm, may };
}

describeOnEngines('POST /secure/admin/WebSudoAuthenticate.jspa', (context) => {
  it('opens what is guarded, and leads on', async () => {
    const { confirm, may, client } = await administrator(context);
    const before = await client.request('DELETE', guarded, { accept: 'application/json' });
    expect(before.status).toBe(401);
    expect(before.body).toEqual({ message: 'This resource requires WebSudo.', 'status-code': 401 });
    const answer = await confirm(adminPassword, {
      webSudoDestination: '/secure/admin/user/ViewUser.jspa?name=admin',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/jira/secure/admin/user/ViewUser.jspa?name=admin');
    expect(await may()).toBe(true);
  });

  it('keeps its destination to this site', async () => {
    const { confirm } = await administrator(context);
    const answer = await confirm(adminPassword, { webSudoDestination: 'https://evil.example/' });
    expect(answer.headers.location).toBe('/jira/');
  });

  it('holds for ten minutes and rolls on with use', async () => {
    const { confirm, may } = await administrator(context);
    await confirm();
    for (let i = 0; i < 3; i++) {
      context.server.pass(9 * minute);
      expect(await may()).toBe(true);
    }
    context.server.pass(11 * minute);
    expect(await may()).toBe(false);
  });

  it('goes on under another id: a copy of the cookie is not confirmed with it, and is over', async () => {
    const { client, confirm, may } = await administrator(context);
    const copied = context.server.with({ cookie: `JSESSIONID=${client.cookies.get('JSESSIONID')}` });
    expect((await copied.get('/rest/api/2/myself')).status).toBe(200);
    expect((await confirm('wrong')).cookies).toEqual([]);
    expect((await copied.get('/rest/api/2/myself')).status).toBe(200);
    expect((await confirm()).status).toBe(302);
    expect(await may()).toBe(true);
    expect((await copied.delete(guarded)).body.errorMessages).toEqual([
      "os_authType was 'any' and an invalid cookie was sent.",
    ]);
    expect((await client.get('/rest/tessera/1.0/sessions')).status).toBe(200);
    expect((await client.post('/secure/Logout.jspa', { atl_token: client.token() })).text).toContain(
      'login-link',
    );
  });

  it('holds for this session only', async () => {
    const { confirm } = await administrator(context);
    await confirm();
    expect(await (await administrator(context)).may()).toBe(false);
  });

  it('counts a wrong password as a failed login, and asks for the CAPTCHA after three', async () => {
    await context.server.buildUser({ name: 'boss', groups: ['jira-administrators'] });
    const client = pageClient(context.server);
    const rest = { username: 'boss', password: userPassword };
    const { body } = await context.server.anonymous.post('/rest/auth/1/session', rest);
    client.cookies.set('JSESSIONID', body.session.value);
    await client.get(page);
    const confirm = (password: string, more = {}) =>
      client.post(page, { webSudoPassword: password, atl_token: client.token(), ...more });
    for (let i = 0; i < 3; i++) {
      const answer = await confirm('wrong');
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('This is not your password - please try again.');
    }
    const { loginInfo } = (await client.get('/rest/auth/1/session')).body;
    expect(loginInfo.failedLoginCount).toBe(3);
    const denied = await confirm(userPassword);
    expect(denied.text).toContain('answer a CAPTCHA question correctly');
    expect(denied.text).toContain('name="os_captcha"');
    await client.plantCaptcha('abcde');
    expect((await confirm(userPassword, { os_captcha: 'abcde' })).status).toBe(302);
  });

  it('needs the form token, and an administrator', async () => {
    const { client, may } = await administrator(context);
    expect((await client.post(page, { webSudoPassword: adminPassword })).status).toBe(403);
    expect(await may()).toBe(false);
    await context.server.buildUser({ name: 'nobody-special' });
    const plain = pageClient(context.server);
    await plain.post('/login.jsp', { os_username: 'nobody-special', os_password: userPassword });
    expect((await plain.get(page)).status).toBe(403);
    expect((await pageClient(context.server).get(page)).status).toBe(302);
  });

  it('takes X-Atlassian-Token in place of the form token, as scripts send it', async () => {
    const { client, may } = await administrator(context);
    const answer = await client.post(
      page,
      { webSudoPassword: adminPassword },
      { 'x-atlassian-token': 'no-check' },
    );
    expect(answer.status).toBe(302);
    expect(await may()).toBe(true);
  });

  it('shows its form by GET, with the id that scripts know', async () => {
    const { client } = await administrator(context);
    const { status, text } = await client.get(`${page}?webSudoDestination=%2Fa%22b`);
    expect(status).toBe(200);
    expect(text).toContain('id="login-form-authenticatePassword" name="webSudoPassword"');
    expect(text).toContain('name="webSudoDestination" value="/a&quot;b"');
  });

  it('is not asked of Basic, which sends the password each time', async () => {
    const answer = await context.server
      .with({ authorization: basic('admin', adminPassword) })
      .delete(guarded);
    expect(answer.status).toBe(204);
  });
});

describeOnEngines('DELETE /rest/auth/1/websudo', (context) => {
  it('gives it up, and answers 204 whether there was one or not, to anybody', async () => {
    const { client, confirm, may } = await administrator(context);
    await confirm();
    expect(await may()).toBe(true);
    expect((await client.request('DELETE', '/rest/auth/1/websudo')).status).toBe(204);
    expect(await may()).toBe(false);
    expect((await client.request('DELETE', '/rest/auth/latest/websudo')).status).toBe(204);
    expect((await context.server.anonymous.delete('/rest/auth/1/websudo')).status).toBe(204);
    expect((await client.get('/rest/auth/1/session')).status).toBe(200);
  });
});

describeOnEngines(
  'WebSudo, turned off',
  (context) => {
    it('is asked of nobody', async () => {
      expect(await (await administrator(context)).may()).toBe(true);
    });
  },
  { webSudo: 'false' },
);
