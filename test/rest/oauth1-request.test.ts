import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../src/app.ts';
import {
  buildConsumer,
  type ConsumerMade,
  formOf,
  grantAccess,
  headerOf,
  pemOf,
  rfc3986,
  type Signing,
  send,
  signedHeader,
  signedParameters,
} from '../support/oauth1.ts';
import { type Answer, adminPassword, basic, describeOnEngines, userPassword } from '../support/server.ts';

const myself = '/rest/api/2/myself';
const asAdmin = { headers: { authorization: basic('admin', adminPassword) } };

describeOnEngines('A request signed by OAuth 1.0a', (context) => {
  let consumer: ConsumerMade;
  let other: ConsumerMade;
  const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let token: string;
  /** A request of `consumer` for ann. */
  const signing = (more: Partial<Signing> = {}): Signing => ({
    path: myself,
    ...more,
    oauth: { oauth_consumer_key: consumer.key, oauth_token: token, ...more.oauth },
  });
  const ask = (more: Partial<Signing> = {}): Promise<Answer> => send(context.server, signing(more));
  const refused = (answer: Answer, status: number, problem: string) => {
    expect([answer.status, formOf(answer).oauth_problem]).toEqual([status, problem]);
    expect(answer.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
    expect(answer.headers['www-authenticate']).toMatch(
      new RegExp(`^OAuth realm="http%3A%2F%2Flocalhost%3A8090", oauth_problem="${problem}"`),
    );
    expect(answer.cookies).toEqual([]);
  };

  beforeAll(async () => {
    const { server } = context;
    await server.buildUser({ name: 'ann' });
    await server.buildProject({ key: 'OA' });
    consumer = await buildConsumer(server);
    other = await buildConsumer(server, { publicKey: pemOf(otherKeys.publicKey) });
    ({ token } = await grantAccess(server, consumer, 'ann'));
  });

  describe('is served as the user who granted it', () => {
    it('without a session, whatever cookie comes along', async () => {
      for (const cookie of ['', `JSESSIONID=${'0'.repeat(32)}`, `JSESSIONID=${'A'.repeat(32)}`]) {
        const answer = await send(context.server, signing(), cookie ? { cookie } : {});
        expect([answer.status, answer.body.name]).toEqual([200, 'ann']);
        expect(answer.cookies).toEqual([]);
        expect(answer.headers['x-seraph-loginreason']).toBe('OK');
        expect(answer.headers['x-asessionid']).toBeUndefined();
      }
    });

    it('by RSA-SHA1 and RSA-SHA256', async () => {
      for (const method of ['RSA-SHA1', 'RSA-SHA256'])
        expect((await ask({ oauth: { oauth_signature_method: method } })).status).toBe(200);
    });

    it('without oauth_version, and with 1.0', async () => {
      expect((await ask({ oauth: { oauth_version: null } })).status).toBe(200);
    });

    it('in any spelling of the scheme’s name', async () => {
      const header = signedHeader(context.server, signing()).replace('OAuth', 'oauth');
      expect((await context.server.with({ authorization: header }).get(myself)).status).toBe(200);
    });

    it('with parameters of the query in any encoding, doubled ones too', async () => {
      for (const query of [
        'jql=summary%20~%20%22%C3%BC%E2%82%AC%22&maxResults=1',
        'jql=project%20%3D%20OA&fields=summary&fields=status&fields=',
        'jql=project+%3d+oa&maxResults=1',
      ]) {
        expect([query, (await ask({ path: `/rest/api/2/search?${query}` })).status]).toEqual([query, 200]);
      }
    });

    it('with a body of JSON, which is not signed', async () => {
      const { server } = context;
      const path = '/rest/api/2/issue';
      const { token: own } = await grantAccess(server, consumer, 'admin');
      const authorization = signedHeader(
        server,
        signing({ method: 'POST', path, oauth: { oauth_token: own } }),
      );
      const fields = { project: { key: 'OA' }, issuetype: { name: 'Task' }, summary: 'By OAuth' };
      const made = await server.with({ authorization }).post(path, { fields });
      expect(made.status).toBe(201);
      const issue = await server.as('admin').get(`${path}/${made.body.key}`);
      expect(issue.body.fields.reporter.name).toBe('admin');
    });

    it('with the form of a body, which is signed', async () => {
      const { server } = context;
      const issue = await server.buildIssue({ project: 'OA' });
      const { body } = await server.as('admin').get(`/rest/api/2/issue/${issue.key}/transitions`);
      const { token: own } = await grantAccess(server, consumer, 'admin');
      const form = [
        ['id', issue.id],
        ['action', body.transitions[0].id],
        ['comment', 'a b&ü'],
      ] as const;
      const path = '/secure/WorkflowUIDispatcher.jspa';
      const header = { 'x-atlassian-token': 'no-check' };
      const oauth = { oauth_token: own };
      const moved = await send(server, signing({ method: 'POST', path, form, oauth }), header);
      expect(moved.status).toBe(302);
      const status = (await server.as('admin').get(`/rest/api/2/issue/${issue.key}`)).body.fields.status.name;
      expect(status).toBe(body.transitions[0].to.name);
      const authorization = signedHeader(server, signing({ method: 'POST', path, form, oauth }));
      const changed = await server.with({ authorization, ...header }).post(path, 'id=1&action=1', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      refused(changed, 401, 'signature_invalid');
    });

    it('by an address that is signed, as net.oauth’s clients send a GET', async () => {
      const { server } = context;
      const parameters = signedParameters(server, signing({ path: `${myself}?expand=groups` }));
      const query = parameters.map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`).join('&');
      const path = `${myself}?expand=groups&${query}`;
      expect((await server.anonymous.get(path)).body.name).toBe('ann');
      refused(await server.anonymous.get(path), 401, 'nonce_used');
      refused(await server.as('admin').get(path), 401, 'nonce_used');
    });

    it('by what the base URL says, and by what the request says', async () => {
      const { server } = context;
      const behind = { host: '10.0.0.7:8080' };
      const sent = async (origin: string, host: string) =>
        (await server.with({ authorization: signedHeader(server, signing({ origin })), host }).get(myself))
          .status;
      expect(await sent('http://localhost:8090', behind.host)).toBe(200);
      expect(await sent('http://10.0.0.7:8080', behind.host)).toBe(200);
      expect(await sent('http://other.example', behind.host)).toBe(401);
      expect(await sent('https://10.0.0.7:8080', behind.host)).toBe(401);
      expect(await sent('http://10.0.0.7', '10.0.0.7:80')).toBe(200);
      expect(await sent('http://tracker.example', 'TRACKER.example')).toBe(200);
    });

    it('whose records say by which consumer', async () => {
      const { server } = context;
      const { token: own } = await grantAccess(server, consumer, 'admin');
      const path = '/rest/api/2/group';
      const authorization = signedHeader(
        server,
        signing({ method: 'POST', path, oauth: { oauth_token: own } }),
      );
      expect((await server.with({ authorization }).post(path, { name: 'by-oauth' })).status).toBe(201);
      const { body } = await server.as('admin').get('/rest/tessera/1.0/audit?search=by-oauth');
      const [record] = body.records ?? [];
      expect(record).toMatchObject({ via: 'oauth1', through: { id: consumer.id } });
    });
  });

  describe('is refused', () => {
    it('the second time', async () => {
      const { server } = context;
      const client = server.with({ authorization: signedHeader(server, signing()) });
      expect((await client.get(myself)).status).toBe(200);
      refused(await client.get(myself), 401, 'nonce_used');
    });

    it('each time but one, where it comes many times at once, to two nodes', async () => {
      const { server } = context;
      const second = await assemble(server.app.ctx().config, { clock: server.now });
      try {
        const authorization = signedHeader(server, signing());
        const nodes = [server.app, second, server.app, second, server.app, second];
        const answers = await Promise.all(
          nodes.map((app) => app.server.inject({ url: `/jira${myself}`, headers: { authorization } })),
        );
        expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401, 401, 401]);
      } finally {
        await second.stop();
      }
    });

    it('a nonce is another one for another token, consumer or second', async () => {
      const { server } = context;
      const oauth_nonce = randomBytes(4).toString('hex');
      const now = Math.floor(server.now() / 1000);
      expect((await ask({ oauth: { oauth_nonce, oauth_timestamp: String(now) } })).status).toBe(200);
      expect((await ask({ oauth: { oauth_nonce, oauth_timestamp: String(now - 1) } })).status).toBe(200);
      const { token: second } = await grantAccess(server, consumer, 'ann');
      const elsewhere = { oauth_nonce, oauth_timestamp: String(now), oauth_token: second };
      expect((await ask({ oauth: elsewhere })).status).toBe(200);
    });

    it('where its clock is wrong, and it is told by how much', async () => {
      const now = () => Math.floor(context.server.now() / 1000);
      for (const [by, status] of [
        [-298, 200],
        [298, 200],
        [-303, 400],
        [303, 400],
        [3600, 400],
        [-3600, 400],
      ] as const) {
        const answer = await ask({ oauth: { oauth_timestamp: String(now() + by) } });
        expect([by, answer.status]).toEqual([by, status]);
        if (status === 200) continue;
        refused(answer, 400, 'timestamp_refused');
        const [from = 0, to = 0] = (formOf(answer).oauth_acceptable_timestamps ?? '').split('-').map(Number);
        expect(to - from).toBe(600);
        expect(answer.headers['www-authenticate']).toContain(`oauth_acceptable_timestamps="${from}-${to}"`);
      }
    });

    it.each(['', 'x', '1.5', '-1', '1e9', '０', '１７０００００００', ' 1', '9'.repeat(13), '0x1'])(
      'a timestamp %j',
      async (oauth_timestamp) => {
        const answer = await ask({ oauth: { oauth_timestamp } });
        expect(answer.status).toBe(400);
        expect(answer.text).toMatch(/oauth_problem=(parameter_absent|parameter_rejected|timestamp_refused)/);
      },
    );

    it.each([
      'oauth_consumer_key',
      'oauth_token',
      'oauth_signature_method',
      'oauth_signature',
      'oauth_timestamp',
      'oauth_nonce',
    ])('without %s', async (name) => {
      const parameters = signedParameters(context.server, signing()).filter(([one]) => one !== name);
      const answer = await context.server.with({ authorization: headerOf(parameters) }).get(myself);
      refused(answer, 400, 'parameter_absent');
      expect(formOf(answer).oauth_parameters_absent).toBe(name);
    });

    it('with a parameter of the protocol twice, wherever', async () => {
      const { server } = context;
      const parameters = signedParameters(server, signing());
      const twice = headerOf([...parameters, ['oauth_token', token]]);
      refused(await server.with({ authorization: twice }).get(myself), 400, 'parameter_rejected');
      const header = headerOf(parameters);
      const answer = await server.with({ authorization: header }).get(`${myself}?oauth_token=${token}`);
      refused(answer, 400, 'parameter_rejected');
      const spelled = await server.with({ authorization: header }).get(`${myself}?%6Fauth_nonce=1`);
      refused(spelled, 400, 'parameter_rejected');
    });

    it.each(['PLAINTEXT', 'HMAC-SHA1', 'HMAC-SHA256', 'rsa-sha1', 'RSA-SHA512', 'RSA-ЅHA1', 'none'])(
      'a consumer with a key that signs by %s',
      async (oauth_signature_method) => {
        refused(await ask({ oauth: { oauth_signature_method } }), 400, 'signature_method_rejected');
      },
    );

    it('signed by HMAC with the public key for a secret', async () => {
      const secrets: [string, string] = [
        pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey),
        '',
      ];
      refused(await ask({ secrets }), 400, 'signature_method_rejected');
    });

    it('of another version', async () => {
      for (const oauth_version of ['1.1', '2.0', '1', '１.0'])
        refused(await ask({ oauth: { oauth_version } }), 400, 'version_rejected');
    });

    it.each([
      ['truncated', (signature: string) => signature.slice(0, -4)],
      ['empty but for its end', () => '=='],
      ['with a blank', (signature: string) => `${signature} `],
      [
        'in another alphabet',
        (signature: string) => signature.replaceAll('+', '-').replaceAll('/', '_').replace(/.$/, '-'),
      ],
      ['of one bit less', (signature: string) => (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)],
      ['very long', (signature: string) => signature.repeat(8)],
      ['of zeros', () => Buffer.alloc(256).toString('base64')],
      ['no base64', () => 'не подпись'],
    ])('a signature %s', async (_, change) => {
      const parameters = signedParameters(context.server, signing()).map(
        ([name, value]) => [name, name === 'oauth_signature' ? change(value) : value] as [string, string],
      );
      const answer = await context.server.with({ authorization: headerOf(parameters) }).get(myself);
      refused(answer, 401, 'signature_invalid');
    });

    it('where anything was changed on its way, and it is told what this server signed', async () => {
      const { server } = context;
      const path = '/rest/api/2/search?jql=a';
      const client = server.with({ authorization: signedHeader(server, signing({ path })) });
      for (const changed of [
        '/rest/api/2/search?jql=b',
        '/rest/api/2/search',
        `${path}&x=1`,
        '/rest/api/2/search?JQL=a',
      ])
        refused(await client.get(changed), 401, 'signature_invalid');
      refused(await client.post('/rest/api/2/search?jql=a', {}), 401, 'signature_invalid');
      const told = formOf(await client.get('/rest/api/2/search?jql=b')).oauth_signature_base_string ?? '';
      expect(told).toMatch(
        /^GET&http%3A%2F%2Flocalhost%3A8090%2Fjira%2Frest%2Fapi%2F2%2Fsearch&jql%3Db%26oauth_/,
      );
    });

    it('signed by another key', async () => {
      refused(await ask({ privateKey: otherKeys.privateKey }), 401, 'signature_invalid');
    });

    it('with the token of another consumer', async () => {
      const oauth = { oauth_consumer_key: other.key };
      refused(await ask({ oauth, privateKey: otherKeys.privateKey }), 401, 'token_rejected');
    });

    it.each(['nobody', 'CONSUMER-1', 'сonsumer-1', 'a\u0000', 'x'.repeat(255)])(
      'of a consumer %j',
      async (key) => {
        const answer = await ask({ oauth: { oauth_consumer_key: key } });
        if (key.includes('\0')) refused(answer, 400, 'parameter_rejected');
        else refused(answer, 401, 'consumer_key_unknown');
      },
    );

    it.each(['x', '0'.repeat(32), 'é'.repeat(32), 'A'.repeat(32)])('with a token %j', async (oauth_token) => {
      refused(await ask({ oauth: { oauth_token } }), 401, 'token_rejected');
    });

    it('with more than fits', async () => {
      for (const name of ['oauth_nonce', 'oauth_token', 'oauth_consumer_key'])
        refused(await ask({ oauth: { [name]: 'x'.repeat(256) } }), 400, 'parameter_rejected');
      const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`x${at}`, 'y']));
      refused(await ask({ oauth: many }), 400, 'parameter_rejected');
    });

    it.each([
      'OAuth',
      'OAuth x',
      'OAuth oauth_token=x',
      'OAuth oauth_token="%zz"',
      'OAuth ,',
      'OAuth oauth_token="a',
    ])('where the header is %j', async (authorization) => {
      const answer = await context.server.with({ authorization }).get(myself);
      expect([answer.status, answer.text.slice(0, 24)]).toEqual([400, 'oauth_problem=parameter_']);
    });

    it('and the cookie beside it does not help, nor is it counted as a failed login', async () => {
      const { server } = context;
      const login = await server.anonymous.post('/rest/auth/1/session', {
        username: 'ann',
        password: userPassword,
      });
      const cookie = `JSESSIONID=${login.body.session.value}`;
      for (let time = 0; time < 5; time++) {
        const bad = signing({ privateKey: otherKeys.privateKey });
        const answer = await send(server, bad, { cookie });
        refused(answer, 401, 'signature_invalid');
      }
      const { body } = await server.with({ cookie }).get('/rest/auth/1/session');
      expect([body.name, body.loginInfo.failedLoginCount]).toEqual(['ann', undefined]);
      const basicAnn = { authorization: basic('ann', userPassword) };
      expect((await server.with(basicAnn).get(myself)).status).toBe(200);
    });
  });

  describe('ends', () => {
    const granted = async (name: string) => {
      await context.server.buildUser({ name });
      const { token: own } = await grantAccess(context.server, consumer, name);
      return () => ask({ oauth: { oauth_token: own } });
    };
    const grantsOf = async (name: string) =>
      (await context.server.as(name).get('/rest/tessera/1/oauth1/grant')).body.grants;

    it('when its user takes it back, on every node at once', async () => {
      const { server } = context;
      const call = await granted('rita');
      const second = await assemble(server.app.ctx().config, { clock: server.now });
      try {
        const there = async () => {
          const [{ id = '' } = {}] = await grantsOf('rita');
          const own = await server.app.database.db
            .selectFrom('oauth1_access_token')
            .select('id')
            .where('id', '=', Number(id))
            .execute();
          expect(own).toHaveLength(1);
          return id;
        };
        expect((await call()).status).toBe(200);
        const id = await there();
        const theirs = await server.as('ann').delete(`/rest/tessera/1/oauth1/grant/${id}`);
        const none = await server.as('ann').delete('/rest/tessera/1/oauth1/grant/999999');
        expect([theirs.status, none.status]).toEqual([404, 404]);
        expect(theirs.text.replaceAll(id, '#')).toBe(none.text.replaceAll('999999', '#'));
        const answer = await second.server.inject({
          method: 'DELETE',
          url: `/jira/rest/tessera/1/oauth1/grant/${id}`,
          headers: { authorization: basic('rita', userPassword) },
        });
        expect(answer.statusCode).toBe(204);
        refused(await call(), 401, 'token_revoked');
        expect(await grantsOf('rita')).toEqual([]);
        expect((await server.as('rita').delete(`/rest/tessera/1/oauth1/grant/${id}`)).status).toBe(404);
      } finally {
        await second.stop();
      }
    });

    it('when an administrator ends it', async () => {
      const { server } = context;
      const call = await granted('rolf');
      const path = '/rest/tessera/1/oauth1/user/rolf/grant';
      const [{ id }] = (await server.as('admin').get(path)).body.grants;
      expect((await server.as('ann').get(path)).status).toBe(403);
      expect((await server.as('ann').delete(`${path}/${id}`)).status).toBe(403);
      expect((await server.as('admin').delete(`${path}/${id}`)).status).toBe(204);
      refused(await call(), 401, 'token_revoked');
    });

    it('with its user’s account, and lives again with it', async () => {
      const { server } = context;
      const call = await granted('dora');
      const active = (is: boolean) =>
        server.anonymous.put('/rest/api/2/user?username=dora', { active: is }, asAdmin);
      expect((await active(false)).status).toBe(200);
      refused(await call(), 401, 'token_rejected');
      await active(true);
      expect((await call()).status).toBe(200);
      expect(
        (await server.anonymous.delete('/rest/api/2/user?username=dora', undefined, asAdmin)).status,
      ).toBe(204);
      refused(await call(), 401, 'token_rejected');
    });

    it('not with a change of the password', async () => {
      const call = await granted('pam');
      const path = '/rest/api/2/user/password?username=pam';
      await context.server.anonymous.put(path, { password: 'another-password-1' }, asAdmin);
      expect((await call()).status).toBe(200);
    });

    it('with its consumer, for as long as that is switched off, or for good', async () => {
      const { server } = context;
      const own = await buildConsumer(server);
      const { token: theirs } = await grantAccess(server, own, 'ann');
      const call = () =>
        send(server, { path: myself, oauth: { oauth_consumer_key: own.key, oauth_token: theirs } });
      const path = `/rest/tessera/1/oauth1/consumer/${own.id}`;
      await server.anonymous.put(path, { active: false }, asAdmin);
      refused(await call(), 401, 'consumer_key_rejected');
      await server.anonymous.put(path, { active: true }, asAdmin);
      expect((await call()).status).toBe(200);
      await server.anonymous.put(path, { publicKey: pemOf(otherKeys.publicKey) }, asAdmin);
      refused(await call(), 401, 'signature_invalid');
      await server.anonymous.delete(path, undefined, asAdmin);
      refused(await call(), 401, 'consumer_key_unknown');
    });
  });

  describe('and its body', () => {
    const listen = async (): Promise<number> => {
      const { server } = context.server.app;
      if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 });
      return (server.server.address() as AddressInfo).port;
    };
    /** Sends a head that promises a body, and what of it is given; answers what comes. */
    const begin = async (authorization: string, length = 1000) => {
      const socket = connect(await listen(), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      const answered = new Promise<string>((resolve) => {
        socket.on('data', () => text.includes('\r\n\r\n') && resolve(text));
        socket.on('close', () => resolve(text));
      });
      socket.write(
        `POST /jira/secure/WorkflowUIDispatcher.jspa HTTP/1.1\r\nHost: localhost:8090\r\nAuthorization: ${authorization}\r\nX-Atlassian-Token: no-check\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`,
      );
      return { socket, answered };
    };
    const path = '/secure/WorkflowUIDispatcher.jspa';

    it('is not waited for, where the token is none', async () => {
      const authorization = signedHeader(
        context.server,
        signing({ method: 'POST', path, oauth: { oauth_token: '0'.repeat(32) } }),
      );
      const { socket, answered } = await begin(authorization);
      expect(await answered).toContain('oauth_problem=token_rejected');
      socket.destroy();
    });

    it('is not taken in, where it is too large', async () => {
      const authorization = signedHeader(context.server, signing({ method: 'POST', path }));
      const { socket, answered } = await begin(authorization, 2 ** 30);
      expect(await answered).toMatch(/^HTTP\/1.1 413 /);
      socket.destroy();
    });

    it('does not outlast a revocation that came while it was sent', async () => {
      const { server } = context;
      await server.buildUser({ name: 'mid' });
      const { token: own } = await grantAccess(server, consumer, 'mid');
      const form = [['x', 'y'.repeat(998)]] as const;
      const authorization = signedHeader(
        server,
        signing({ method: 'POST', path, form, oauth: { oauth_token: own } }),
      );
      const { socket, answered } = await begin(authorization);
      socket.write('x=');
      const revoked = await server.as('admin').delete('/rest/tessera/1/oauth1/user/mid/grant');
      expect(revoked.body).toEqual({ ended: 1 });
      socket.write('y'.repeat(998));
      expect(await answered).toContain('oauth_problem=token_revoked');
      socket.destroy();
    });
  });

  describe('reaches', () => {
    it('as far as its user, whose password need not be confirmed', async () => {
      const { server } = context;
      const { token: own } = await grantAccess(server, consumer, 'admin');
      const oauth = { oauth_token: own };
      const path = '/rest/tessera/1.0/user/admin/failed-logins';
      expect((await ask({ method: 'DELETE', path, oauth })).status).toBe(204);
      expect((await ask({ method: 'DELETE', path })).status).toBe(403);
    });

    it.each([
      ['GET', '/rest/tessera/1/oauth1/grant'],
      ['GET', '/rest/tessera/1/oauth1/consumer'],
      ['GET', '/rest/tessera/1.0/sessions'],
      ['DELETE', '/rest/auth/1/session'],
      ['GET', '/plugins/servlet/oauth/authorize'],
    ])('not to %s %s', async (method, path) => {
      const { token: own } = await grantAccess(context.server, consumer, 'admin');
      const answer = await ask({ method, path, oauth: { oauth_token: own } });
      expect(answer.status).toBe(403);
    });
  });

  it('by a shared secret: HMAC-SHA256, and HMAC-SHA1 only by a setting', async () => {
    const { server } = context;
    const own = await buildConsumer(server, { sharedSecret: true });
    const { token: theirs, secret } = await grantAccess(server, own, 'ann');
    const secrets: [string, string] = [own.sharedSecret ?? '', secret];
    const oauth = { oauth_consumer_key: own.key, oauth_token: theirs };
    expect((await send(server, { path: myself, oauth, secrets })).body.name).toBe('ann');
    for (const method of ['HMAC-SHA1', 'PLAINTEXT', 'RSA-SHA1', 'RSA-SHA256']) {
      const by = { ...oauth, oauth_signature_method: method };
      refused(await send(server, { path: myself, oauth: by, secrets }), 400, 'signature_method_rejected');
    }
    for (const wrong of [
      [own.sharedSecret ?? '', ''],
      ['', secret],
      ['', ''],
    ] as [string, string][])
      refused(await send(server, { path: myself, oauth, secrets: wrong }), 401, 'signature_invalid');
  });
});
