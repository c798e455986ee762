import { describe, expect, it } from 'vitest';
import {
  answerAs,
  askToken,
  buildConsumer,
  codeOn,
  exchange,
  formOf,
  grantAccess,
  headerOf,
  keys,
  pemOf,
  send,
  servlet,
  signedParameters,
} from '../support/oauth1.ts';
import { browserOf } from '../support/oauth2.ts';
import { pageClient } from '../support/page-client.ts';
import { type Answer, adminPassword, basic, describeOnEngines, userPassword } from '../support/server.ts';

const asAdmin = { headers: { authorization: basic('admin', adminPassword) } };
const problemOf = (answer: Answer): [number, string | undefined] => [
  answer.status,
  formOf(answer).oauth_problem,
];

describeOnEngines('How a consumer of OAuth 1.0a gets a token', (context) => {
  const user = async (name: string): Promise<string> => {
    await context.server.buildUser({ name });
    return name;
  };

  describe('out of band', () => {
    it('the code is shown to the person, who carries it over', async () => {
      const { server } = context;
      const ann = await user('ann');
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      expect(asked).toEqual({
        oauth_token: expect.stringMatching(/^[0-9a-f]{32}$/),
        oauth_token_secret: expect.stringMatching(/^[0-9a-f]{40}$/),
        oauth_callback_confirmed: 'true',
      });
      const page = await answerAs(server, ann, asked.oauth_token ?? '');
      expect(page.status).toBe(200);
      const answer = await exchange(server, consumer, asked, codeOn(page));
      expect(answer.status).toBe(200);
      expect(answer.cookies).toEqual([]);
      expect(answer.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
      expect(answer.headers['cache-control']).toContain('no-store');
      expect(formOf(answer)).toEqual({
        oauth_token: expect.stringMatching(/^[0-9a-f]{32}$/),
        oauth_token_secret: expect.stringMatching(/^[0-9a-f]{40}$/),
        oauth_expires_in: '157680000',
        oauth_session_handle: expect.stringMatching(/^[0-9a-f]{32}$/),
        oauth_authorization_expires_in: '160272000',
      });
      const oauth = { oauth_consumer_key: consumer.key, oauth_token: formOf(answer).oauth_token ?? '' };
      const myself = await send(server, { path: '/rest/api/2/myself', oauth });
      expect([myself.body.name, myself.headers['x-ausername']]).toEqual(['ann', 'ann']);
    });

    it('whoever denies is shown no code', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      const page = await answerAs(server, await user('dan'), asked.oauth_token ?? '', 'deny');
      expect([page.status, codeOn(page)]).toEqual([200, '']);
      expect(problemOf(await exchange(server, consumer, asked, 'x'))).toEqual([401, 'permission_denied']);
    });

    it('is what a consumer gets that says nothing of a callback and has none', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server, { callbackUrl: null });
      const asked = await askToken(server, consumer, null);
      expect(codeOn(await answerAs(server, await user('olga'), asked.oauth_token ?? ''))).not.toBe('');
    });
  });

  it('stands on the page of programs that act for somebody, and its button ends it', async () => {
    const { server } = context;
    const consumer = await buildConsumer(server, { name: 'Old <b>clock</b>' });
    const name = await user('pia');
    const { token } = await grantAccess(server, consumer, name);
    const oauth = { oauth_consumer_key: consumer.key, oauth_token: token };
    expect((await send(server, { path: '/rest/api/2/myself', oauth })).status).toBe(200);
    const page = await browserOf(server, name);
    const { text } = await page.get('/secure/ViewGrantedAccess.jspa');
    expect(text).toContain('Old &lt;b&gt;clock&lt;/b&gt;');
    expect(text).toContain('all that you may');
    const id = /name="protocol" value="oauth1"><input type="hidden" name="id" value="([0-9]+)"/.exec(
      text,
    )?.[1];
    const stranger = await browserOf(server, await user('rob'));
    await stranger.get('/secure/ViewGrantedAccess.jspa');
    const end = (browser: typeof page) =>
      browser.post('/secure/RevokeGrantedAccess.jspa', {
        protocol: 'oauth1',
        id: id ?? '',
        atl_token: browser.token(),
      });
    expect((await end(stranger)).status).toBe(404);
    expect((await send(server, { path: '/rest/api/2/myself', oauth })).status).toBe(200);
    expect((await end(page)).status).toBe(303);
    expect((await send(server, { path: '/rest/api/2/myself', oauth })).status).toBe(401);
    expect((await page.get('/secure/ViewGrantedAccess.jspa')).text).not.toContain('clock');
  });

  describe('by callback', () => {
    const callback = 'https://app.example/cb?state=a%20b';
    const prefix = { callbackUrl: 'https://app.example/cb', callbackMatch: 'prefix' };

    it('the browser is led there with the verifier, by 303', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server, prefix);
      const asked = await askToken(server, consumer, callback);
      const back = await answerAs(server, await user('cara'), asked.oauth_token ?? '');
      expect(back.status).toBe(303);
      const location = String(back.headers.location);
      expect(location.startsWith(`${callback}&oauth_token=${asked.oauth_token}&oauth_verifier=`)).toBe(true);
      expect(back.headers['referrer-policy']).toBe('no-referrer');
      const verifier = new URL(location).searchParams.get('oauth_verifier') ?? '';
      expect(verifier).toMatch(/^[a-z2-9]{10}$/);
      expect((await exchange(server, consumer, asked, verifier)).status).toBe(200);
    });

    it('whoever denies is led there, too, with `denied`', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server, prefix);
      const asked = await askToken(server, consumer, callback);
      const back = await answerAs(server, await user('dina'), asked.oauth_token ?? '', 'deny');
      expect([back.status, new URL(String(back.headers.location)).search]).toEqual([
        303,
        `?state=a%20b&oauth_token=${asked.oauth_token}&oauth_verifier=denied&oauth_problem=permission_denied`,
      ]);
      expect(problemOf(await exchange(server, consumer, asked, 'denied'))).toEqual([
        401,
        'permission_denied',
      ]);
    });

    it('one that is registered is taken where none is named', async () => {
      const { server } = context;
      const asked = await askToken(server, await buildConsumer(server), null);
      const back = await answerAs(server, await user('cleo'), asked.oauth_token ?? '');
      expect(String(back.headers.location)).toMatch(/^https:\/\/app\.example\/cb\?oauth_token=/);
    });

    it.each([
      'https://evil.example/cb',
      'https://app.example/cb/../evil',
      'https://app.example.evil.example/cb',
      'https://app.example@evil.example/cb',
      'http://app.example/cb',
      'https://app.example/cbx',
      'https://app.example/cb#x',
      'https://аpp.example/cb',
      '//app.example/cb',
      'javascript:alert(1)',
      'OOB',
      'oob ',
    ])('%j is not where anybody is led', async (other) => {
      const { server } = context;
      const consumer = await buildConsumer(server, prefix);
      const answer = await send(server, {
        method: 'POST',
        path: servlet('request-token'),
        oauth: { oauth_consumer_key: consumer.key, oauth_callback: other },
      });
      expect(problemOf(answer)).toEqual([400, 'parameter_rejected']);
      expect(formOf(answer).oauth_parameters_rejected).toBe('oauth_callback');
    });

    it('what the address of the question says of a callback is not heard', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      const browser = pageClient(server);
      await browser.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
      const query = `?oauth_token=${asked.oauth_token}&oauth_callback=https%3A%2F%2Fevil.example`;
      const page = await browser.get(servlet('authorize') + query);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('evil');
    });
  });

  describe('the question', () => {
    it('wants a login first, and comes back after it', async () => {
      const { server } = context;
      await user('lena');
      const asked = await askToken(server, await buildConsumer(server));
      const address = `${servlet('authorize')}?oauth_token=${asked.oauth_token}`;
      const browser = pageClient(server);
      const away = await browser.get(address);
      expect(away.status).toBe(302);
      const login = new URL(String(away.headers.location));
      expect(login.pathname).toBe('/jira/login.jsp');
      const destination = login.searchParams.get('os_destination') ?? '';
      const back = await browser.post('/login.jsp', {
        os_username: 'lena',
        os_password: userPassword,
        os_destination: destination,
      });
      expect(back.headers.location).toBe(`/jira${address}`);
      const page = await browser.get(address);
      expect(page.status).toBe(200);
      expect(page.text).toContain('lena');
    });

    it('names the consumer as text, is framed by nobody, and its form leads only here and to the callback', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server, { name: '<b>Bold & "Co"</b>' });
      const asked = await askToken(server, consumer, 'https://app.example/cb');
      const browser = pageClient(server);
      await browser.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
      const page = await browser.get(`${servlet('authorize')}?oauth_token=${asked.oauth_token}`);
      expect(page.text).toContain('&lt;b&gt;Bold &amp; &quot;Co&quot;&lt;/b&gt;');
      expect(page.text).not.toContain('<b>Bold');
      expect(page.text).toContain('https://app.example');
      expect(page.headers['x-frame-options']).toBe('DENY');
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self' https://app.example;");
    });

    it('is not answered by a forged form, nor by a token', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      const token = asked.oauth_token ?? '';
      const browser = pageClient(server);
      await browser.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
      const form = { oauth_token: token, answer: 'allow' };
      const path = servlet('authorize');
      expect((await browser.post(path, form)).status).toBe(403);
      expect((await browser.post(path, { ...form, atl_token: 'x' })).status).toBe(403);
      const origin = { origin: 'https://evil.example' };
      expect((await browser.post(path, { ...form, atl_token: browser.token() }, origin)).status).toBe(403);
      const { token: own } = await grantAccess(server, consumer, 'admin');
      const oauth = { oauth_consumer_key: consumer.key, oauth_token: own };
      const signing = {
        method: 'POST',
        path,
        oauth,
        form: Object.entries(form).map(([a, b]) => [a, b] as const),
      };
      // oauth_token in the form is the protocol's own name: it is refused before anything is done.
      expect((await send(server, signing, { 'x-atlassian-token': 'no-check' })).status).toBe(400);
      expect(problemOf(await exchange(server, consumer, asked, 'x'))).toEqual([401, 'permission_unknown']);
    });

    it('is answered once, also where two answer at once', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      const pages = await Promise.all(
        ['ann', 'dan', 'cara'].map((name) => answerAs(server, name, asked.oauth_token ?? '')),
      );
      expect(pages.map((page) => codeOn(page) !== '').filter(Boolean)).toHaveLength(1);
      const late = await answerAs(server, 'admin', asked.oauth_token ?? '');
      expect(late.status).toBe(400);
      expect(late.text).toContain('This request is over');
    });

    it.each(['', 'x', '0'.repeat(32), '../x', '%00'])('about %j is over', async (token) => {
      const page = await answerAs(context.server, 'admin', token);
      expect(page.status).toBe(400);
    });
  });

  describe('the exchange', () => {
    const allowed = async (name: string) => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      const verifier = codeOn(await answerAs(server, name, asked.oauth_token ?? ''));
      return { server, consumer, asked, verifier };
    };

    it('waits for the answer', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      expect(problemOf(await exchange(server, consumer, asked, 'x'))).toEqual([401, 'permission_unknown']);
    });

    it('wants the verifier: whoever only began the dance gets nothing (session fixation)', async () => {
      const { server, consumer, asked, verifier } = await allowed('ann');
      const without = await exchange(server, consumer, asked, null);
      expect(problemOf(without)).toEqual([400, 'parameter_absent']);
      expect(formOf(without).oauth_parameters_absent).toBe('oauth_verifier');
      expect((await exchange(server, consumer, asked, verifier)).status).toBe(200);
    });

    it('lets nobody guess', async () => {
      const { server, consumer, asked, verifier } = await allowed('ann');
      for (let time = 0; time < 5; time++)
        expect(problemOf(await exchange(server, consumer, asked, `wrong${time}`))).toEqual([
          400,
          'parameter_rejected',
        ]);
      expect(problemOf(await exchange(server, consumer, asked, verifier))).toEqual([401, 'token_rejected']);
      const { body } = await server.as('admin').get('/rest/tessera/1.0/audit?search=verifiers');
      expect(body.records[0].action).toBe('oauth1-guessed');
    });

    it('lets nobody guess many at once', async () => {
      const { server, consumer, asked } = await allowed('ann');
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, at) => exchange(server, consumer, asked, `guess${at}`)),
      );
      expect(answers.filter((answer) => formOf(answer).oauth_problem === 'parameter_rejected')).toHaveLength(
        5,
      );
      expect(answers.filter((answer) => formOf(answer).oauth_problem === 'token_rejected')).toHaveLength(7);
    });

    it('is made once, also where two make it at once', async () => {
      const { server, consumer, asked, verifier } = await allowed('ann');
      const answers = await Promise.all([1, 2, 3, 4].map(() => exchange(server, consumer, asked, verifier)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
      expect(problemOf(await exchange(server, consumer, asked, verifier))).toEqual([401, 'token_rejected']);
    });

    it('is not made by another consumer', async () => {
      const { server, asked, verifier, consumer } = await allowed('ann');
      const other = await buildConsumer(server);
      expect(problemOf(await exchange(server, other, asked, verifier))).toEqual([401, 'token_rejected']);
      expect((await exchange(server, consumer, asked, verifier)).status).toBe(200);
    });

    it('is not made for an account that is inactive by then', async () => {
      const { server, asked, verifier, consumer } = await allowed(await user('gone'));
      await server.anonymous.put('/rest/api/2/user?username=gone', { active: false }, asAdmin);
      expect(problemOf(await exchange(server, consumer, asked, verifier))).toEqual([401, 'token_rejected']);
    });

    it('is not made once the user’s grants were ended', async () => {
      const { server, asked, verifier, consumer } = await allowed(await user('ended'));
      await server.anonymous.delete('/rest/tessera/1/oauth1/user/ended/grant', undefined, asAdmin);
      expect(problemOf(await exchange(server, consumer, asked, verifier))).toEqual([401, 'token_rejected']);
    });

    it('a request token is no access token', async () => {
      const { server, asked, consumer } = await allowed('ann');
      const oauth = { oauth_consumer_key: consumer.key, oauth_token: asked.oauth_token ?? '' };
      expect(problemOf(await send(server, { path: '/rest/api/2/myself', oauth }))).toEqual([
        401,
        'token_rejected',
      ]);
    });
  });

  describe('the session handle', () => {
    const renew = (server: typeof context.server, key: string, token: string, handle: string) =>
      send(server, {
        method: 'POST',
        path: servlet('access-token'),
        oauth: { oauth_consumer_key: key, oauth_token: token, oauth_session_handle: handle },
      });

    it('renews a token, which then is over; of two at once one does', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const { token, handle } = await grantAccess(server, consumer, 'ann');
      expect(problemOf(await renew(server, consumer.key, token, 'f'.repeat(32)))).toEqual([
        401,
        'token_rejected',
      ]);
      const answers = await Promise.all([1, 2, 3].map(() => renew(server, consumer.key, token, handle)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
      const fresh = formOf(answers.find(({ status }) => status === 200) as Answer);
      const call = (oauth_token: string) =>
        send(server, {
          path: '/rest/api/2/myself',
          oauth: { oauth_consumer_key: consumer.key, oauth_token },
        });
      expect(problemOf(await call(token))).toEqual([401, 'token_rejected']);
      expect((await call(fresh.oauth_token ?? '')).body.name).toBe('ann');
      expect(fresh.oauth_session_handle).not.toBe(handle);
    });
  });

  describe('the parameters', () => {
    it('may stand in the address of a GET, or in a form', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const oauth = { oauth_consumer_key: consumer.key, oauth_callback: 'oob' };
      const path = servlet('request-token');
      const query = new URLSearchParams(signedParameters(server, { path, oauth })).toString();
      expect((await server.anonymous.get(`${path}?${query}`)).status).toBe(200);
      const body = new URLSearchParams(signedParameters(server, { method: 'POST', path, oauth })).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect((await server.anonymous.post(path, body, { headers })).status).toBe(200);
      expect(problemOf(await server.anonymous.post(path, body, { headers }))).toEqual([401, 'nonce_used']);
      const half = headerOf(signedParameters(server, { method: 'POST', path, oauth }));
      const twice = await server.anonymous.post(path, body, { headers: { ...headers, authorization: half } });
      expect(problemOf(twice)).toEqual([400, 'parameter_rejected']);
    });

    it('are asked for, and nobody’s login counts', async () => {
      const { server } = context;
      for (const path of [servlet('request-token'), servlet('access-token')]) {
        expect(problemOf(await server.anonymous.post(path))).toEqual([400, 'parameter_absent']);
        expect(problemOf(await server.as('admin').get(path))).toEqual([400, 'parameter_absent']);
        expect(problemOf(await server.anonymous.get(path, asAdmin))).toEqual([400, 'parameter_absent']);
      }
    });
  });

  describe('administrators', () => {
    const consumers = '/rest/tessera/1/oauth1/consumer';
    const publicKey = pemOf(keys.publicKey);

    it('register, read, change and remove consumers', async () => {
      const { server } = context;
      const body = { consumerKey: 'timesheet', name: 'Timesheet', description: 'Hours', publicKey };
      const made = await server.anonymous.post(consumers, body, asAdmin);
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        consumerKey: 'timesheet',
        name: 'Timesheet',
        description: 'Hours',
        signatureMethods: ['RSA-SHA1', 'RSA-SHA256'],
        publicKey: { bits: 2048, fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) },
        callbackMatch: 'exact',
        active: true,
      });
      expect(made.body).not.toHaveProperty('sharedSecret');
      expect((await server.anonymous.post(consumers, body, asAdmin)).status).toBe(409);
      const path = `${consumers}/${made.body.id}`;
      expect((await server.anonymous.get(path, asAdmin)).body).toEqual(made.body);
      const changed = await server.anonymous.put(
        path,
        { name: 'Hours', callbackUrl: 'https://a.example/x' },
        asAdmin,
      );
      expect(changed.body).toMatchObject({
        name: 'Hours',
        callbackUrl: 'https://a.example/x',
        description: 'Hours',
      });
      expect(
        (await server.anonymous.get(consumers, asAdmin)).body.consumers.map((one: { id: string }) => one.id),
      ).toContain(made.body.id);
      expect((await server.anonymous.delete(path, undefined, asAdmin)).status).toBe(204);
      expect((await server.anonymous.get(path, asAdmin)).status).toBe(404);
    });

    it('see a shared secret once', async () => {
      const { server } = context;
      const body = { consumerKey: 'hmac', name: 'By secret', sharedSecret: true };
      const made = await server.anonymous.post(consumers, body, asAdmin);
      expect(made.body).toMatchObject({
        sharedSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
        signatureMethods: ['HMAC-SHA256'],
      });
      const list = await server.anonymous.get(consumers, asAdmin);
      expect(list.text).not.toContain(made.body.sharedSecret);
      const key = await server.anonymous.put(`${consumers}/${made.body.id}`, { publicKey }, asAdmin);
      expect([key.status, Object.keys(key.body.errors)]).toEqual([400, ['publicKey']]);
    });

    it.each([
      ['consumerKey', { consumerKey: 'a b' }],
      ['consumerKey', { consumerKey: 'kеy' }],
      ['name', { name: '' }],
      ['name', { name: 'Jira\u202egpj' }],
      ['publicKey', { publicKey: 'x' }],
      ['publicKey', { publicKey: undefined }],
      ['publicKey', { sharedSecret: true }],
      ['callbackUrl', { callbackUrl: 'javascript:alert(1)' }],
      ['callbackUrl', { callbackUrl: '/cb' }],
      ['callbackMatch', { callbackMatch: 'regex' }],
      ['consumerKey', { consumerKey: 5 }],
    ])('are told what is wrong with %s: %j', async (field, wrong) => {
      const body = { consumerKey: 'fine', name: 'Fine', publicKey, ...wrong };
      const answer = await context.server.anonymous.post(consumers, body, asAdmin);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]]);
    });

    it('are told of a private key without its being written anywhere', async () => {
      const secret = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const body = { consumerKey: 'fine', name: 'Fine', publicKey: secret };
      const answer = await context.server.anonymous.post(consumers, body, asAdmin);
      expect(answer.body.errors.publicKey).toMatch(/private key/);
      expect(answer.text).not.toContain(secret.split('\n')[1]);
    });

    it('and nobody else; an administrator’s cookie alone changes nothing', async () => {
      const { server } = context;
      const body = { consumerKey: 'fine', name: 'Fine', publicKey };
      expect((await server.anonymous.get(consumers)).status).toBe(401);
      expect((await server.as('ann').get(consumers)).status).toBe(403);
      expect((await server.as('ann').post(consumers, body)).status).toBe(403);
      expect((await server.as('admin').post(consumers, body)).body.message).toContain('WebSudo');
    });

    it('find it all in the audit log', async () => {
      const { body } = await context.server
        .as('admin')
        .get('/rest/tessera/1.0/audit?search=OAuth&limit=1000');
      const actions = new Set(body.records.map((one: { action: string }) => one.action));
      for (const action of [
        'oauth1-consumer-registered',
        'oauth1-consumer-changed',
        'oauth1-consumer-removed',
        'oauth1-allowed',
        'oauth1-denied',
        'oauth1-granted',
      ])
        expect(actions).toContain(action);
    });
  });

  // The last: what was made before is over by then.
  describe('time', () => {
    it('ends a request token after ten minutes', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const asked = await askToken(server, consumer);
      const verifier = codeOn(await answerAs(server, 'ann', asked.oauth_token ?? ''));
      const other = await askToken(server, consumer);
      server.pass(601_000);
      expect(problemOf(await exchange(server, consumer, asked, verifier))).toEqual([401, 'token_rejected']);
      expect((await answerAs(server, 'ann', other.oauth_token ?? '')).status).toBe(400);
    });

    it('ends an access token after five years, unless it is renewed by its handle within a month', async () => {
      const { server } = context;
      const consumer = await buildConsumer(server);
      const { token, handle } = await grantAccess(server, consumer, 'ann');
      const call = (oauth_token: string) =>
        send(server, {
          path: '/rest/api/2/myself',
          oauth: { oauth_consumer_key: consumer.key, oauth_token },
        });
      server.pass(1825 * 86_400_000 - 20_000);
      expect((await call(token)).status).toBe(200);
      server.pass(21_000);
      expect(problemOf(await call(token))).toEqual([401, 'token_expired']);
      const renewed = await send(server, {
        method: 'POST',
        path: servlet('access-token'),
        oauth: { oauth_consumer_key: consumer.key, oauth_token: token, oauth_session_handle: handle },
      });
      expect((await call(formOf(renewed).oauth_token ?? '')).status).toBe(200);
      server.pass(1856 * 86_400_000);
      const late = formOf(renewed);
      const again = await send(server, {
        method: 'POST',
        path: servlet('access-token'),
        oauth: {
          oauth_consumer_key: consumer.key,
          oauth_token: late.oauth_token ?? '',
          oauth_session_handle: late.oauth_session_handle ?? '',
        },
      });
      expect(problemOf(again)).toEqual([401, 'token_expired']);
    });
  });
});
