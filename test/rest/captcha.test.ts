import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/scrypt';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { sweepCaptchas } from '../../src/access/captcha/captcha.service.ts';
import { type PageClient, pageClient } from '../support/page-client.ts';
import { adminPassword, basic, describeOnEngines, type OnEngine, userPassword } from '../support/server.ts';

const captchaSentence = 'Sorry, your userid is required to answer a CAPTCHA question correctly.';
const wrongSentence = 'Sorry, your username and password are incorrect - please try again.';

const logIn = (
  client: PageClient,
  name: string,
  password = userPassword,
  more: Record<string, string> = {},
) => client.post('/login.jsp', { os_username: name, os_password: password, ...more });

const fail = async (context: OnEngine, name: string, times = 3) => {
  for (let i = 0; i < times; i++) await logIn(pageClient(context.server), name, 'wrong');
};

const locked = async (context: OnEngine, name: string) => {
  await context.server.buildUser({ name });
  await fail(context, name);
  return pageClient(context.server);
};

describeOnEngines('GET /captcha', (context) => {
  it('answers a picture that is never stored, bound to the browser by a cookie', async () => {
    const client = pageClient(context.server);
    const answer = await client.get('/captcha?__r=1');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.cookies).toEqual([
      expect.stringMatching(
        /^tessera\.captcha=[0-9a-f]{32}; Path=\/jira; Max-Age=1200;.* HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect(await sharp(answer.bytes).metadata()).toMatchObject({ format: 'png', width: 480, height: 160 });
  });

  it('draws another one each time, and the one before is worth nothing', async () => {
    const client = pageClient(context.server);
    const first = await client.get('/captcha');
    const second = await client.get('/captcha');
    expect(second.bytes.equals(first.bytes)).toBe(false);
    expect(second.cookies).not.toEqual(first.cookies);
    await locked(context, 'replaced');
    await client.plantCaptcha('first');
    const token = client.cookies.get('tessera.captcha') ?? '';
    await client.get('/captcha');
    client.cookies.set('tessera.captcha', token);
    const answer = await logIn(client, 'replaced', userPassword, { os_captcha: 'first' });
    expect(answer.text).toContain(captchaSentence);
  });

  it('is swept away when nobody answered it in time', async () => {
    const rows = async () =>
      (await context.server.app.database.db.selectFrom('captcha').selectAll().execute()).length;
    await pageClient(context.server).get('/captcha');
    const before = await rows();
    expect(await sweepCaptchas(await context.server.ctx())).toBe(0);
    context.server.pass(20 * 60_000 + 1);
    expect(await sweepCaptchas(await context.server.ctx())).toBe(before);
    expect(await rows()).toBe(0);
  });

  it('stores neither the word nor what the browser holds', async () => {
    const client = pageClient(context.server);
    await client.get('/captcha');
    const rows = await context.server.app.database.db.selectFrom('captcha').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(client.cookies.get('tessera.captcha'));
    for (const row of rows) expect(row.answer_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describeOnEngines('The CAPTCHA at the login page', (context) => {
  it('comes after three failures, for a user and for a name that nobody has alike', async () => {
    await context.server.buildUser({ name: 'third' });
    const pages = [];
    for (const name of ['third', 'nobody-at-all']) {
      const client = pageClient(context.server);
      expect((await logIn(client, name, 'wrong')).text).not.toContain('os_captcha');
      expect((await logIn(client, name, 'wrong')).text).not.toContain('os_captcha');
      const { text } = await logIn(client, name, 'wrong');
      expect(text).toContain('name="os_captcha"');
      expect(text).toContain('Another picture');
      expect(text).toContain('I cannot read this');
      expect(text).toContain('30 minutes after the last failed login');
      expect(text).toContain(wrongSentence);
      pages.push(
        text
          .replaceAll(name, 'NAME')
          .replaceAll(client.token(), 'TOKEN')
          .replace(/__r=\d+/, '__r=0'),
      );
    }
    expect(pages[0]).toBe(pages[1]);
  });

  it('without an answer refuses the right password, and counts it', async () => {
    const client = await locked(context, 'refused');
    const answer = await logIn(client, 'refused');
    expect(answer.status).toBe(200);
    expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATION_DENIED');
    expect(answer.text).toContain(captchaSentence);
    expect(client.cookies.has('JSESSIONID')).toBe(false);
  });

  it('with the right answer and password lets in, and is due no more', async () => {
    const client = await locked(context, 'solver');
    await client.plantCaptcha('KaBdE');
    const answer = await logIn(client, 'solver', userPassword, { os_captcha: 'ka bdE ' });
    expect(answer.status).toBe(302);
    expect(client.cookies.has('tessera.captcha')).toBe(false);
    const rest = { username: 'solver', password: userPassword };
    expect((await context.server.anonymous.post('/rest/auth/1/session', rest)).status).toBe(200);
  });

  it('with the right answer and a wrong password says so and asks again', async () => {
    const client = await locked(context, 'half');
    await client.plantCaptcha('abcde');
    const answer = await logIn(client, 'half', 'wrong', { os_captcha: 'abcde' });
    expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED');
    expect(answer.text).toContain(wrongSentence);
    expect(answer.text).toContain('name="os_captcha"');
  });

  it('is good for one answer, right or wrong', async () => {
    const client = await locked(context, 'single');
    await client.plantCaptcha('abcde');
    const token = client.cookies.get('tessera.captcha') ?? '';
    await logIn(client, 'single', userPassword, { os_captcha: 'wrong' });
    client.cookies.set('tessera.captcha', token);
    expect((await logIn(client, 'single', userPassword, { os_captcha: 'abcde' })).text).toContain(
      captchaSentence,
    );
    await client.plantCaptcha('fghij');
    const again = client.cookies.get('tessera.captcha') ?? '';
    await logIn(client, 'single', 'wrong', { os_captcha: 'fghij' });
    client.cookies.set('tessera.captcha', again);
    expect((await logIn(client, 'single', userPassword, { os_captcha: 'fghij' })).text).toContain(
      captchaSentence,
    );
  });

  it('lets one of two answers through that come at once', async () => {
    const client = await locked(context, 'twice');
    await client.plantCaptcha('abcde');
    const other = pageClient(context.server);
    other.cookies.set('tessera.captcha', client.cookies.get('tessera.captcha') ?? '');
    const answers = await Promise.all(
      [client, other].map((one) => logIn(one, 'twice', 'wrong', { os_captcha: 'abcde' })),
    );
    const reasons = answers.map((answer) => answer.headers['x-seraph-loginreason']);
    expect(reasons.toSorted()).toEqual(['AUTHENTICATED_FAILED', 'AUTHENTICATION_DENIED']);
  });

  it('is worth nothing in another browser, without its cookie, and when it is old', async () => {
    const client = await locked(context, 'bound');
    await client.plantCaptcha('abcde');
    const other = pageClient(context.server);
    await other.get('/captcha');
    for (const one of [other, pageClient(context.server)]) {
      expect((await logIn(one, 'bound', userPassword, { os_captcha: 'abcde' })).text).toContain(
        captchaSentence,
      );
    }
    context.server.pass(61_000);
    expect((await logIn(client, 'bound', userPassword, { os_captcha: 'abcde' })).text).toContain(
      captchaSentence,
    );
  });

  it('gives another picture without JavaScript, keeps what was typed and counts nothing', async () => {
    await locked(context, 'another');
    const client = pageClient(context.server);
    const kept = { os_destination: '/browse/A-1', os_cookie: 'true', anotherPicture: 'true' };
    const { status, text, headers } = await logIn(client, 'another', '', kept);
    expect(status).toBe(200);
    expect(text).toContain('value="another"');
    expect(text).toContain('name="os_destination" value="/browse/A-1"');
    expect(text).toMatch(/os_cookie" value="true" checked/);
    expect(text).toContain('src="/jira/captcha?__r=');
    expect(text).not.toContain('role="alert"');
    expect(headers['x-seraph-loginreason']).toBeUndefined();
  });

  it('comes no more after 30 quiet minutes', async () => {
    await locked(context, 'quiet');
    context.server.pass(30 * 60_000);
    expect((await logIn(pageClient(context.server), 'quiet')).status).toBe(302);
  });

  it('is not asked for at a browser that the user is known by', async () => {
    await context.server.buildUser({ name: 'known' });
    const client = pageClient(context.server);
    await logIn(client, 'known');
    await fail(context, 'known', 5);
    client.cookies.delete('JSESSIONID');
    expect((await logIn(client, 'known')).status).toBe(302);
  });

  it('can be answered in /rest/tsv/1.0/authenticate', async () => {
    const client = await locked(context, 'tsv');
    const send = (captcha?: string) =>
      context.server.anonymous.post(
        '/rest/tsv/1.0/authenticate?os_authType=none',
        { username: 'tsv', password: userPassword, ...(captcha && { captcha }) },
        { headers: { cookie: `tessera.captcha=${client.cookies.get('tessera.captcha')}` } },
      );
    const denied = await send();
    expect(denied.status).toBe(403);
    expect(denied.body).toEqual({ errorMessages: ['Login denied'], errors: {} });
    expect(denied.headers['x-authentication-denied-reason']).toBe(
      'CAPTCHA_CHALLENGE; login-url=http://localhost:8090/jira/login.jsp',
    );
    await client.plantCaptcha('abcde');
    expect((await send('abcde')).status).toBe(200);
  });
});

describeOnEngines('GET /captcha/proof', (context) => {
  const prove = async (client: PageClient) => {
    const { status, body: challenge, headers } = await client.get('/captcha/proof', { accept: '*/*' });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const solution = await solveChallenge({ challenge, deriveKey });
    return { challenge, solution };
  };

  it('lets a browser work instead of its user reading, once', async () => {
    const client = await locked(context, 'worker');
    const proof = await prove(client);
    const token = client.cookies.get('tessera.captcha') ?? '';
    const answer = await logIn(client, 'worker', userPassword, { os_captcha_proof: JSON.stringify(proof) });
    expect(answer.status).toBe(302);
    await fail(context, 'worker');
    const other = pageClient(context.server);
    other.cookies.set('tessera.captcha', token);
    const again = await logIn(other, 'worker', userPassword, { os_captcha_proof: JSON.stringify(proof) });
    expect(again.text).toContain(captchaSentence);
  });

  it('takes no easier challenge, no other browser’s, no false solution and no nonsense', async () => {
    const client = await locked(context, 'cheat');
    const proof = await prove(pageClient(context.server));
    const { challenge } = proof;
    const cheats = [
      JSON.stringify(proof),
      JSON.stringify({ ...proof, solution: { ...proof.solution, counter: 0 } }),
      JSON.stringify({
        challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '' } },
        solution: proof.solution,
      }),
      JSON.stringify({ challenge: { parameters: challenge.parameters }, solution: proof.solution }),
      '{"challenge":null,"solution":1}',
      'null',
      '[]',
      '{',
      'x'.repeat(5000),
    ];
    for (const cheat of cheats) {
      await client.get('/captcha/proof', { accept: '*/*' });
      const answer = await logIn(client, 'cheat', userPassword, { os_captcha_proof: cheat });
      expect(answer.text).toContain(captchaSentence);
    }
  });
});

describeOnEngines('Resetting failed logins', (context) => {
  const view = '/secure/admin/user/ViewUser.jspa?name=';
  const reset = '/secure/admin/user/ResetFailedLoginCount.jspa?name=';
  const rest = (name: string) => `/rest/tessera/1.0/user/${name}/failed-logins`;
  const due = 'CAPTCHA required at next login';
  const asAdmin = { authorization: basic('admin', adminPassword) };
  const noCheck = { ...asAdmin, 'x-atlassian-token': 'no-check' };
  const canLogIn = async (name: string) => (await logIn(pageClient(context.server), name)).status === 302;

  it('is done by the script that Jira’s administrators use', async () => {
    await locked(context, 'script');
    const client = pageClient(context.server);
    expect((await client.get(`${view}script`, asAdmin)).text).toContain(due);
    const answer = await client.request('POST', `${reset}script`, noCheck);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/jira/secure/admin/user/ViewUser.jspa?name=script');
    expect((await client.get(`${view}script`, asAdmin)).text).not.toContain(due);
    expect(await canLogIn('script')).toBe(true);
  });

  it('is done by GET with that header, and changes nothing by a plain link', async () => {
    await locked(context, 'link');
    const client = pageClient(context.server);
    const plain = await client.get(`${reset}link`, asAdmin);
    expect(plain.status).toBe(200);
    expect(plain.text).toContain('Reset failed logins?');
    expect((await client.get(`${view}link`, asAdmin)).text).toContain(due);
    expect((await client.get(`${reset}link`, noCheck)).status).toBe(302);
    expect(await canLogIn('link')).toBe(true);
  });

  it('needs the form token, and a confirmed password where a session asks', async () => {
    await locked(context, 'confirm');
    const client = pageClient(context.server);
    await logIn(client, 'admin', adminPassword);
    expect((await client.post(`${reset}confirm`, {})).status).toBe(403);
    const sent = await client.post(`${reset}confirm`, { atl_token: client.token() });
    expect(sent.status).toBe(302);
    expect(sent.headers.location).toBe(
      `/jira/secure/admin/WebSudoAuthenticate.jspa?webSudoDestination=${encodeURIComponent(reset)}confirm`,
    );
    expect(await canLogIn('confirm')).toBe(false);
    await client.post('/secure/admin/WebSudoAuthenticate.jspa', {
      webSudoPassword: adminPassword,
      atl_token: client.token(),
    });
    await client.post(`${reset}confirm`, { atl_token: client.token() });
    expect(await canLogIn('confirm')).toBe(true);
  });

  it('is done by REST, and recorded', async () => {
    await locked(context, 'rested');
    const answer = await context.server.with(asAdmin).delete(rest('rested'));
    expect(answer.status).toBe(204);
    expect(await canLogIn('rested')).toBe(true);
    const records = await context.server.app.database.db
      .selectFrom('audit_record')
      .select(['author_key', 'object_name'])
      .where('action', '=', 'unlock')
      .where('object_name', '=', 'rested')
      .execute();
    expect(records).toEqual([{ author_key: expect.stringContaining('JIRAUSER'), object_name: 'rested' }]);
  });

  it('is for administrators only, and says what is not there', async () => {
    await locked(context, 'guarded');
    await context.server.buildUser({ name: 'plain' });
    const plain = { authorization: basic('plain', userPassword), 'x-atlassian-token': 'no-check' };
    const client = pageClient(context.server);
    expect((await client.get(`${view}guarded`, plain)).status).toBe(403);
    expect((await client.request('POST', `${reset}guarded`, plain)).status).toBe(403);
    expect((await context.server.with(plain).delete(rest('guarded'))).status).toBe(403);
    expect((await context.server.anonymous.delete(rest('guarded'))).status).toBe(401);
    expect((await context.server.with(asAdmin).delete(rest('nobody-here'))).status).toBe(404);
    expect((await client.get(`${view}nobody-here`, asAdmin)).status).toBe(404);
    expect((await client.request('POST', `${reset}nobody-here`, noCheck)).status).toBe(404);
    expect((await context.server.as('admin').delete(rest('guarded'))).body).toEqual({
      message: 'This resource requires WebSudo.',
      'status-code': 401,
    });
    expect(await canLogIn('guarded')).toBe(false);
  });
});
