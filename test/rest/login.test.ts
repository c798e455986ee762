import { expect, it } from 'vitest';
import { pageClient } from '../support/page-client.ts';
import { adminPassword, basic, describeOnEngines, type OnEngine, userPassword } from '../support/server.ts';

const url = '/rest/tessera/1/login';
const wrong = 'Sorry, your username and password are incorrect - please try again.';
const captchaSentence = 'Sorry, your userid is required to answer a CAPTCHA question correctly.';

type Body = Record<string, unknown>;
const logIn = (
  context: OnEngine,
  username: string,
  password = userPassword,
  more: Body = {},
  client = pageClient(context.server),
) => client.json('POST', url, { username, password, ...more });

const email = async (context: OnEngine, name: string, emailAddress: string) =>
  context.server
    .with({ authorization: basic('admin', adminPassword) })
    .put(`/rest/api/2/user?username=${name}`, { emailAddress });

describeOnEngines('POST /rest/tessera/1/login', (context) => {
  it('logs in: a session, who it is, and where to go', async () => {
    await context.server.buildUser({ name: 'ann' });
    const client = pageClient(context.server);
    const answer = await logIn(context, ' Ann ', userPassword, { destination: '/browse/A-1?x=1' }, client);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ name: 'ann', destination: '/jira/browse/A-1?x=1' });
    expect(answer.headers).toMatchObject({ 'x-seraph-loginreason': 'OK', 'x-ausername': 'ann' });
    expect((await client.json('GET', '/rest/auth/1/session')).body.name).toBe('ann');
  });

  it('leads nowhere else, whatever the destination says', async () => {
    const tricks = [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '\\\\evil.example',
      '/%5cevil.example/..//evil.example',
      '/jira/..//evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/../../evil',
      '/login.jsp?os_destination=/login.jsp',
      '/jira/login?os_destination=//evil.example',
    ];
    for (const destination of tricks) {
      const { body } = await logIn(context, 'admin', adminPassword, { destination });
      expect(new URL(body.destination, 'http://here.invalid').origin, destination).toBe(
        'http://here.invalid',
      );
      expect(body.destination, destination).toMatch(/^\/jira\/(?!login)/);
    }
  });

  it('answers every failure alike: a wrong password, nobody, somebody who was deactivated', async () => {
    await context.server.buildUser({ name: 'gone' });
    await context.server
      .with({ authorization: basic('admin', adminPassword) })
      .put('/rest/api/2/user?username=gone', { active: false });
    for (const [name, password] of [
      ['admin', 'wrong'],
      ['nobody', 'wrong'],
      ['nobody@example.com', 'wrong'],
      ['gone', userPassword],
      ['gone@example.com', userPassword],
      ['', ''],
    ] as const) {
      const answer = await logIn(context, name, password);
      expect(answer.status, name).toBe(401);
      expect(answer.body).toEqual({ errorMessages: [wrong], errors: {}, captcha: false });
      expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED');
      expect(answer.cookies.filter((one) => one.startsWith('JSESSIONID'))).toEqual([]);
    }
    await logIn(context, 'admin', adminPassword);
  });

  it('asks for the CAPTCHA after three failures, of a user and of nobody alike, and takes its answer', async () => {
    await context.server.buildUser({ name: 'cap' });
    for (const name of ['cap', 'nocap', 'nocap@example.com']) {
      const due = [];
      for (let i = 0; i < 3; i++) due.push((await logIn(context, name, 'wrong')).body.captcha);
      expect(due, name).toEqual([false, false, true]);
      const denied = await logIn(context, name);
      expect(denied.status).toBe(403);
      expect(denied.body).toEqual({ errorMessages: [captchaSentence], errors: {}, captcha: true });
    }
    const client = pageClient(context.server);
    await client.plantCaptcha('quiet');
    expect((await logIn(context, 'cap', userPassword, { captcha: 'QUI et' }, client)).status).toBe(200);
  });

  it('an answer to the CAPTCHA is good once, and only in the browser that it was drawn for', async () => {
    await context.server.buildUser({ name: 'once' });
    for (let i = 0; i < 3; i++) await logIn(context, 'once', 'wrong');
    const client = pageClient(context.server);
    await client.plantCaptcha('quiet');
    const token = client.cookies.get('tessera.captcha') ?? '';
    expect((await logIn(context, 'once', userPassword, { captcha: 'quiet' })).status).toBe(403);
    expect((await logIn(context, 'once', 'wrong', { captcha: 'quiet' }, client)).status).toBe(401);
    client.cookies.set('tessera.captcha', token);
    expect((await logIn(context, 'once', userPassword, { captcha: 'quiet' }, client)).status).toBe(403);
    for (const captchaProof of ['{}', 'x', '{"challenge":{},"solution":{}}', '[]']) {
      client.cookies.set('tessera.captcha', token);
      expect((await logIn(context, 'once', userPassword, { captchaProof }, client)).status).toBe(403);
    }
  });

  it('shares its counter with login.jsp and POST session', async () => {
    await context.server.buildUser({ name: 'shared' });
    await logIn(context, 'shared', 'wrong');
    await pageClient(context.server).post('/login.jsp', { os_username: 'shared', os_password: 'wrong' });
    const rest = { username: 'shared', password: 'wrong' };
    await context.server.anonymous.post('/rest/auth/1/session', rest);
    expect((await logIn(context, 'shared')).status).toBe(403);
  });

  it('remembers the browser where that is asked for', async () => {
    const names = async (rememberMe: boolean) => {
      const { cookies } = await logIn(context, 'admin', adminPassword, { rememberMe });
      return cookies.map((one) => one.split('=')[0]);
    };
    expect(await names(true)).toContain('seraph.rememberme.cookie');
    expect(await names(false)).not.toContain('seraph.rememberme.cookie');
  });

  it('an e-mail address will do, where nobody else has it', async () => {
    await context.server.buildUser({ name: 'eva' });
    await context.server.buildUser({ name: 'eve' });
    expect((await logIn(context, 'EVA@example.com')).body.name).toBe('eva');
    await email(context, 'eve', 'eva@example.com');
    expect((await logIn(context, 'eva@example.com')).status).toBe(401);
    expect((await logIn(context, 'eva')).status).toBe(200);
  });

  it('a name goes before an address: nobody takes over a name by choosing it as their address', async () => {
    const root = {
      name: 'root@example.org',
      password: 'the-root-password-1',
      displayName: 'Root',
      emailAddress: 'root@example.net',
    };
    const admin = context.server.with({ authorization: basic('admin', adminPassword) });
    expect((await admin.post('/rest/api/2/user', root)).status).toBe(201);
    await context.server.buildUser({ name: 'thief' });
    await email(context, 'thief', 'root@example.org');
    expect((await logIn(context, 'root@example.org')).status).toBe(401);
    expect((await logIn(context, 'root@example.org', 'the-root-password-1')).body.name).toBe(
      'root@example.org',
    );
  });

  it('failures by address never tell whose address it is', async () => {
    await context.server.buildUser({ name: 'linked' });
    for (let i = 0; i < 3; i++) await logIn(context, 'linked@example.com', 'wrong');
    expect((await logIn(context, 'linked@example.com')).status).toBe(403);
    expect((await logIn(context, 'linked', 'wrong')).body.captcha).toBe(false);
    for (let i = 0; i < 2; i++) await logIn(context, 'linked', 'wrong');
    expect((await logIn(context, 'linked')).status).toBe(403);
  });

  it('POST session and Basic know names only, as in Jira', async () => {
    await context.server.buildUser({ name: 'plain' });
    const rest = { username: 'plain@example.com', password: userPassword };
    expect((await context.server.anonymous.post('/rest/auth/1/session', rest)).status).toBe(401);
    const headers = { authorization: basic('plain@example.com', userPassword) };
    expect((await context.server.with(headers).get('/rest/api/2/myself')).status).toBe(401);
  });

  it('is refused to pages of other sites, and to forms', async () => {
    const client = pageClient(context.server);
    const body = { username: 'admin', password: adminPassword };
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:8090' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
    ];
    for (const headers of foreign) {
      const { status, cookies } = await client.json('POST', url, body, headers);
      expect([403, 415], JSON.stringify(headers)).toContain(status);
      expect(cookies.join()).not.toContain('JSESSIONID');
    }
  });

  it('ends the session that it replaces, and is reached with one that has ended', async () => {
    const client = pageClient(context.server);
    await logIn(context, 'admin', adminPassword, {}, client);
    const before = client.cookies.get('JSESSIONID') ?? '';
    await logIn(context, 'admin', adminPassword, {}, client);
    expect(client.cookies.get('JSESSIONID')).not.toBe(before);
    const old = pageClient(context.server);
    old.cookies.set('JSESSIONID', before);
    expect((await old.json('GET', '/rest/auth/1/session')).status).toBe(401);
    expect((await logIn(context, 'admin', adminPassword, {}, old)).status).toBe(200);
  });

  it('names the field of bad input', async () => {
    const client = pageClient(context.server);
    for (const body of [
      {},
      { username: 1, password: 'x' },
      { username: 'a', password: 'b', extra: 1 },
      [],
      'x',
    ])
      expect((await client.json('POST', url, body)).status, JSON.stringify(body)).toBe(400);
    expect((await client.json('POST', url, { username: 'a' })).body.errors).toHaveProperty('password');
  });
});

describeOnEngines(
  'POST /rest/tessera/1/login where addresses wait',
  (context) => {
    it('says how long, for nobody and somebody alike', async () => {
      for (let i = 0; i < 5; i++) await logIn(context, `nobody${i}`, 'wrong');
      for (const name of ['admin', 'nobody', 'admin@example.com']) {
        const answer = await logIn(context, name, adminPassword);
        expect(answer.status, name).toBe(429);
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
    });
  },
  { failuresPerAddress: '5' },
);

describeOnEngines('GET /rest/tessera/1/login', (context) => {
  it('tells anyone what is offered', async () => {
    expect((await context.server.anonymous.get(url)).body).toEqual({
      rememberMe: true,
      captchaQuietMinutes: 30,
    });
  });
});

describeOnEngines('/rest/tessera/1/websudo', (context) => {
  const sudo = '/rest/tessera/1/websudo';
  const guarded = '/rest/tessera/1.0/user/admin/failed-logins';
  const administrator = async (name = 'admin', password = adminPassword) => {
    const client = pageClient(context.server);
    await logIn(context, name, password, {}, client);
    return client;
  };

  it('opens what is guarded, for this session under another id, and DELETE closes it', async () => {
    const client = await administrator();
    const copied = pageClient(context.server);
    copied.cookies.set('JSESSIONID', client.cookies.get('JSESSIONID') ?? '');
    expect((await client.json('DELETE', guarded)).status).toBe(401);
    expect((await client.json('GET', sudo)).body).toEqual({
      required: true,
      confirmed: false,
      captcha: false,
    });
    expect((await client.json('POST', sudo, { password: adminPassword })).status).toBe(204);
    expect((await client.json('GET', sudo)).body.confirmed).toBe(true);
    expect((await client.json('DELETE', guarded)).status).toBe(204);
    expect((await copied.json('GET', '/rest/auth/1/session')).status).toBe(401);
    expect((await client.json('DELETE', '/rest/auth/1/websudo')).status).toBe(204);
    expect((await client.json('DELETE', guarded)).status).toBe(401);
  });

  it('counts a wrong password as a failed login, and asks for the CAPTCHA after three', async () => {
    await context.server.buildUser({ name: 'boss', groups: ['jira-administrators'] });
    const client = await administrator('boss', userPassword);
    client.cookies.delete('tessera.device');
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await client.json('POST', sudo, { password: 'wrong' }));
    expect(answers.map(({ status, body }) => [status, body.captcha])).toEqual([
      [403, false],
      [403, false],
      [403, true],
    ]);
    expect(answers[0]?.body.errors).toEqual({ password: 'This is not your password - please try again.' });
    const denied = await client.json('POST', sudo, { password: userPassword });
    expect([denied.status, denied.body.errors.password]).toEqual([403, captchaSentence]);
    expect((await client.json('DELETE', guarded)).status).toBe(401);
    expect((await logIn(context, 'boss')).status).toBe(403);
    await client.plantCaptcha('quiet');
    const solved = await client.json('POST', sudo, { password: userPassword, captcha: 'quiet' });
    expect(solved.status).toBe(204);
  });

  it('is for administrators, and not for pages of other sites', async () => {
    await context.server.buildUser({ name: 'fred' });
    const fred = await administrator('fred', userPassword);
    expect((await fred.json('POST', sudo, { password: userPassword })).status).toBe(403);
    expect((await fred.json('GET', sudo)).status).toBe(403);
    expect((await context.server.anonymous.post(sudo, { password: adminPassword })).status).toBe(401);
    const client = await administrator();
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await client.json('POST', sudo, { password: adminPassword }, headers)).status).toBe(403);
    for (const body of [{}, { password: 1 }, { password: 'x', more: 1 }])
      expect((await client.json('POST', sudo, body)).status).toBe(400);
  });
});
