import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, assemble } from '../../src/app.ts';
import {
  asAdmin,
  ask,
  authorizePath,
  bearing,
  browserOf,
  buildClient,
  call,
  challenge,
  codeFor,
  exchange,
  leadsTo,
  proof,
  question,
  redirectUri,
  refreshWith,
  reply,
  statusWith,
  type TestClient,
  tokensFor,
  verifier,
} from '../support/oauth2.ts';
import {
  type Answer,
  adminPassword,
  basic,
  clientWith,
  describeOnEngines,
  type TestServer,
} from '../support/server.ts';

const evil = 'https://evil.example/callback';

describeOnEngines('Attacks on OAuth 2.0', (context) => {
  let client: TestClient;
  let people = 0;
  beforeAll(async () => {
    client = await buildClient(context.server);
    await context.server.buildUser({ name: 'fred' });
  });
  const person = async () => {
    const name = `victim${++people}`;
    await context.server.buildUser({ name });
    return name;
  };
  const raw = (query: string, page: { get(path: string): Promise<Answer> }) =>
    page.get(`${authorizePath}?${query}`);

  describe('redirects', () => {
    it.each([
      evil,
      `${redirectUri}/`,
      `${redirectUri}/../other`,
      `${redirectUri}?x=1`,
      `${redirectUri}#x`,
      redirectUri.replace('https', 'http'),
      redirectUri.toUpperCase(),
      redirectUri.replace('client', 'cl\u0456ent'),
      redirectUri.replace('client.example', 'client.example\u3002evil.example'),
      redirectUri.replace('client.example', 'client.example@evil.example'),
      redirectUri.replace('client.example', 'client.example.evil.example'),
      redirectUri.replace('client.example', 'client.example:444'),
      `${redirectUri}%2f..%2f`,
      ` ${redirectUri}`,
      `${redirectUri}\u200b`,
      `${redirectUri}\r\nX: y`,
      'javascript:alert(1)//client.example/callback',
      'data:text/html,x',
      '//evil.example',
      '\\\\evil.example',
      '/jira/',
      '',
    ])('nobody is sent to %j, which is not registered, for whatever reason', async (uri) => {
      const page = await browserOf(context.server, 'fred');
      const others: Record<string, string>[] = [{}, { response_type: 'token' }, { scope: 'nonsense' }];
      for (const more of others) {
        const answer = await ask(page, question(client, { redirect_uri: uri, ...more }));
        expect(answer.status).toBe(400);
        expect(answer.headers.location).toBeUndefined();
        expect(answer.text).not.toContain('evil.example');
      }
      const posted = await reply(page, question(client, { redirect_uri: uri }), 'deny');
      expect([posted.status, posted.headers.location]).toEqual([400, undefined]);
    });

    it('nor for a client that is not registered, nor where client or address are named twice', async () => {
      const page = await browserOf(context.server, 'fred');
      const good = new URLSearchParams(question(client)).toString();
      for (const query of [
        new URLSearchParams(question({ ...client, id: 'nobody' })).toString(),
        new URLSearchParams(question({ ...client, id: `${client.id} ` })).toString(),
        `${good}&client_id=${client.id}`,
        `${good}&redirect_uri=${encodeURIComponent(evil)}`,
        `redirect_uri=${encodeURIComponent(evil)}&${good}`,
        'client_id[]=x',
        '',
      ]) {
        const answer = await raw(query, page);
        expect([answer.status, answer.headers.location]).toEqual([400, undefined]);
      }
    });

    it('a stranger is sent to the login page, never to a client, before anything is looked at', async () => {
      const answer = await context.server.anonymous.get(
        `${authorizePath}?${new URLSearchParams(question(client, { scope: 'nonsense' }))}`,
      );
      expect(answer.status).toBe(302);
      expect(leadsTo(answer).pathname).toBe('/jira/login.jsp');
    });

    it('the port is open only for public clients on their own machine', async () => {
      const { server } = context;
      const page = await browserOf(server, 'fred');
      const native = await buildClient(server, {
        confidential: false,
        redirectUris: ['http://127.0.0.1/cb', 'http://[::1]:4000/cb'],
      });
      const asked = (to: TestClient, uri: string) => ask(page, question(to, { redirect_uri: uri }));
      for (const uri of ['http://127.0.0.1/cb', 'http://127.0.0.1:51234/cb', 'http://[::1]:9/cb'])
        expect((await asked(native, uri)).status).toBe(200);
      for (const uri of [
        'http://127.0.0.1:51234/other',
        'http://127.0.0.1:51234/cb?x',
        'http://127.0.0.2:51234/cb',
        'http://localhost:51234/cb',
        'http://127.0.0.1:80@evil.example/cb',
        'http://127.0.0.1.evil.example:80/cb',
        'http://127.0.0.1:999999/cb',
        'http://127.0.0.1:70000/cb',
        'http://user@127.0.0.1:1/cb',
        'https://127.0.0.1:51234/cb',
      ])
        expect([uri, (await asked(native, uri)).status]).toEqual([uri, 400]);
      const confidential = await buildClient(server, { redirectUris: ['http://127.0.0.1:8000/cb'] });
      expect((await asked(confidential, 'http://127.0.0.1:8000/cb')).status).toBe(200);
      expect((await asked(confidential, 'http://127.0.0.1:8001/cb')).status).toBe(400);
    });
  });

  describe('what a client asks', () => {
    it.each([
      [{ response_type: 'token' }, 'unsupported_response_type'],
      [{ response_type: 'code token' }, 'unsupported_response_type'],
      [{ response_type: '' }, 'invalid_request'],
      [{ response_mode: 'fragment' }, 'invalid_request'],
      [{ code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
      [{ code_challenge: '' }, 'invalid_request'],
      [{ code_challenge_method: 'plain' }, 'invalid_request'],
      [{ code_challenge_method: '' }, 'invalid_request'],
      [{ code_challenge_method: 's256' }, 'invalid_request'],
      [{ code_challenge: 'short' }, 'invalid_request'],
      [{ code_challenge: `${challenge}x` }, 'invalid_request'],
      [{ scope: '' }, 'invalid_scope'],
      [{ scope: 'write' }, 'invalid_scope'],
      [{ scope: 'WRITE ALL' }, 'invalid_scope'],
      [{ scope: 'WRIT\u0415' }, 'invalid_scope'],
      [{ scope: 'READ '.repeat(1000) }, 'invalid_scope'],
      [{ scope: 'ADMIN' }, 'invalid_scope'],
      [{ scope: 'SYSTEM_ADMIN READ' }, 'invalid_scope'],
      [{ request: 'eyJ' }, 'request_not_supported'],
      [{ request_uri: evil }, 'request_uri_not_supported'],
    ])('%j is told to the client as %s, with its state', async (more, error) => {
      const page = await browserOf(context.server, 'fred');
      const answer = await ask(page, question(client, more as Record<string, string>));
      expect(answer.status).toBe(303);
      const { origin, searchParams } = leadsTo(answer);
      expect(origin).toBe('https://client.example');
      expect(Object.fromEntries(searchParams)).toMatchObject({
        error,
        state: 'a state',
        iss: 'http://localhost:8090/jira',
      });
      expect(searchParams.has('code')).toBe(false);
      const posted = await reply(page, question(client, more as Record<string, string>));
      expect(leadsTo(posted).searchParams.get('error')).toBe(error);
    });

    it.each(['scope', 'state', 'code_challenge', 'response_type', 'code_challenge_method'])(
      '%s twice is refused',
      async (name) => {
        const page = await browserOf(context.server, 'fred');
        const query = `${new URLSearchParams(question(client))}&${name}=READ`;
        expect(leadsTo(await raw(query, page)).searchParams.get('error')).toBe('invalid_request');
      },
    );

    it.each(['a&code=forged', 'x\r\nSet-Cookie: a=b', '\ud83d\ude00\u202e', '"><script>', '#', '%00'])(
      'the state %j comes back as it was, and nothing else with it',
      async (state) => {
        const page = await browserOf(context.server, 'fred');
        const shown = await ask(page, question(client, { state }));
        expect(shown.text).not.toContain('"><script>');
        const answer = await reply(page, question(client, { state }));
        const { searchParams, hash } = leadsTo(answer);
        expect([searchParams.getAll('state'), searchParams.getAll('code').length, hash]).toEqual([
          [state],
          1,
          '',
        ]);
        expect(answer.cookies).toEqual([]);
      },
    );

    it('an address that has a query keeps it', async () => {
      const { server } = context;
      const uri = 'https://client.example/cb?tenant=a%20b';
      const one = await buildClient(server, { redirectUris: [uri] });
      const page = await browserOf(server, 'fred');
      const { location } = (await reply(page, question(one))).headers;
      expect(String(location).startsWith(`${uri}&code=`)).toBe(true);
    });

    it('a client of this server cannot answer for its user, nor a token, nor a page of another site', async () => {
      const { server } = context;
      const { access } = await tokensFor(server, client, await person());
      const form = new URLSearchParams({ ...question(client), answer: 'allow' }).toString();
      const type = 'application/x-www-form-urlencoded';
      const headers = { 'content-type': type, 'x-atlassian-token': 'no-check' };
      const asClient = await bearing(server, access).post(authorizePath, form, { headers });
      expect([asClient.status, asClient.headers.location]).toEqual([403, undefined]);
      expect((await bearing(server, access).get(`${authorizePath}?${form}`)).status).toBe(403);
      expect((await bearing(server, access).get('/rest/tessera/1/oauth2/grant')).status).toBe(403);
      const page = await browserOf(server, 'fred');
      const without = question(client);
      for (const [body, more] of [
        [{ ...without, answer: 'allow' }, {}],
        [{ ...without, answer: 'allow', atl_token: 'wrong' }, {}],
        [{ ...without, answer: 'allow', atl_token: page.token() }, { origin: 'https://evil.example' }],
        [{ ...without, answer: 'allow', atl_token: page.token() }, { 'sec-fetch-site': 'cross-site' }],
      ] as const) {
        const answer = await page.post(authorizePath, body, more);
        expect([answer.status, answer.headers.location]).toEqual([403, undefined]);
      }
      const other = await browserOf(server, await person());
      const planted = await page.post(authorizePath, {
        ...without,
        answer: 'allow',
        atl_token: other.token(),
      });
      expect(planted.status).toBe(403);
    });

    it('a form without an answer asks again, one with two answers too', async () => {
      const page = await browserOf(context.server, 'fred');
      const parameters = { ...question(client), atl_token: page.token() };
      expect((await page.post(authorizePath, parameters)).status).toBe(200);
      expect((await page.post(authorizePath, { ...parameters, answer: 'yes' })).status).toBe(200);
    });

    it('nobody else may frame the page, and its form goes here and to the client only', async () => {
      const page = await browserOf(context.server, 'fred');
      for (const parameters of [question(client), question(client, { client_id: 'nobody' })]) {
        const { headers } = await ask(page, parameters);
        const policy = String(headers['content-security-policy']);
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toMatch(/form-action 'self'( https:\/\/client\.example)?;/);
        expect(policy).not.toContain('unsafe');
        expect(headers['x-frame-options']).toBe('DENY');
        expect(headers['cache-control']).toContain('no-store');
      }
      expect((await ask(page, question(client))).headers['referrer-policy']).toBe('no-referrer');
    });
  });

  describe('codes', () => {
    it.each([
      [{ code_verifier: `${verifier}x` }, 'invalid_grant'],
      [{ code_verifier: 'short' }, 'invalid_grant'],
      [{ code_verifier: undefined }, 'invalid_grant'],
      [{ code_verifier: challenge }, 'invalid_grant'],
      [{ code_verifier: `${verifier}\u00e4` }, 'invalid_grant'],
      [{ redirect_uri: evil }, 'invalid_grant'],
      [{ redirect_uri: undefined }, 'invalid_request'],
      [{ redirect_uri: `${redirectUri}/` }, 'invalid_grant'],
      [{ grant_type: 'password' }, 'unsupported_grant_type'],
      [{ grant_type: 'constructor' }, 'unsupported_grant_type'],
      [{ grant_type: undefined }, 'invalid_request'],
      [{ client_secret: 'tessera_cs_wrong' }, 'invalid_client'],
      [{ client_secret: undefined }, 'invalid_client'],
      [{ client_id: undefined, client_secret: undefined }, 'invalid_client'],
      [{ client_id: 'nobody' }, 'invalid_client'],
    ])('%j is %s, and the right client can still use the code', async (more, error) => {
      const { server } = context;
      const code = await codeFor(server, client, 'fred');
      const answer = await exchange(server, client, code, more as Record<string, string | undefined>);
      expect(answer.body.error).toBe(error);
      expect(answer.status).toBe(error === 'invalid_client' ? 401 : 400);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect((await exchange(server, client, code)).status).toBe(200);
    });

    it('of another client, truncated, changed or made up are worth nothing', async () => {
      const { server } = context;
      const code = await codeFor(server, client, 'fred');
      const other = await buildClient(server);
      for (const [by, text] of [
        [other, code],
        [client, code.slice(0, -1)],
        [client, `${code}A`],
        [client, code.replace('tessera_ac_', 'tessera_at_')],
        [client, `tessera_ac_${'A'.repeat(43)}`],
        [client, 'x'.repeat(50_000)],
        [client, ''],
      ] as const) {
        const answer = await exchange(server, by, text);
        expect([answer.status, answer.body.error]).toEqual([
          400,
          text === '' ? 'invalid_request' : 'invalid_grant',
        ]);
      }
      expect((await exchange(server, client, code)).status).toBe(200);
    });

    it('used once more end everything that came of them', async () => {
      const { server } = context;
      const code = await codeFor(server, client, await person());
      const first = await exchange(server, client, code);
      const next = await refreshWith(server, client, first.body.refresh_token);
      expect((await exchange(server, client, code)).body.error).toBe('invalid_grant');
      expect(await statusWith(server, next.body.access_token)).toBe(401);
      expect((await refreshWith(server, client, next.body.refresh_token)).body.error).toBe('invalid_grant');
      const { text } = await asAdmin(server).get('/rest/tessera/1.0/audit');
      expect(text).toContain('oauth2-reuse');
    });

    it('end with their lifetime; used again after it, they still end what came of them', async () => {
      const { server } = context;
      const late = await codeFor(server, client, 'fred');
      server.pass(60_000);
      expect((await exchange(server, client, late)).body.error).toBe('invalid_grant');
      const code = await codeFor(server, client, 'fred');
      const { body } = await exchange(server, client, code);
      server.pass(120_000);
      await exchange(server, client, code);
      expect(await statusWith(server, body.access_token)).toBe(401);
    });

    it('without a challenge are for older clients, and take no verifier then', async () => {
      const { server } = context;
      const old = await buildClient(server, { legacy: true });
      const bare = { code_challenge: '', code_challenge_method: '' };
      const code = await codeFor(server, old, 'fred', bare);
      expect((await exchange(server, old, code)).body.error).toBe('invalid_grant');
      expect((await exchange(server, old, code, { code_verifier: undefined })).status).toBe(200);
      const proven = await codeFor(server, old, 'fred');
      expect((await exchange(server, old, proven, { code_verifier: undefined })).body.error).toBe(
        'invalid_grant',
      );
      expect((await exchange(server, old, proven)).status).toBe(200);
    });

    it('are not fetched for somebody who was deactivated meanwhile, nor after the client changed', async () => {
      const { server } = context;
      const name = await person();
      const code = await codeFor(server, client, name);
      await asAdmin(server).put(`/rest/api/2/user?username=${name}`, { active: false });
      expect((await exchange(server, client, code)).body.error).toBe('invalid_grant');
      const moved = await buildClient(server);
      const second = await codeFor(server, moved, 'fred');
      await asAdmin(server).put(`/rest/tessera/1/oauth2/client/${moved.id}`, { redirectUris: [evil] });
      expect((await exchange(server, moved, second)).body.error).toBe('invalid_grant');
    });
  });

  describe('refresh tokens', () => {
    it('of another client, or an access token in their place, are refused and stay as they are', async () => {
      const { server } = context;
      const tokens = await tokensFor(server, client, await person());
      const other = await buildClient(server);
      const open = await buildClient(server, { confidential: false });
      for (const by of [other, open])
        expect((await refreshWith(server, by, tokens.refresh)).body.error).toBe('invalid_grant');
      expect((await refreshWith(server, client, tokens.access)).body.error).toBe('invalid_grant');
      expect((await refreshWith(server, client, tokens.refresh.slice(0, -1))).body.error).toBe(
        'invalid_grant',
      );
      expect(await statusWith(server, tokens.refresh)).toBe(401);
      expect((await refreshWith(server, client, tokens.refresh)).status).toBe(200);
    });

    it('used twice end the family', async () => {
      const { server } = context;
      const first = await tokensFor(server, client, await person());
      const second = await refreshWith(server, client, first.refresh);
      expect((await refreshWith(server, client, first.refresh)).body.error).toBe('invalid_grant');
      expect(await statusWith(server, second.body.access_token)).toBe(401);
      expect((await refreshWith(server, client, second.body.refresh_token)).status).toBe(400);
    });

    it('end after 90 days without use, and live on with each', async () => {
      const { server } = context;
      const day = 86_400_000;
      const first = await tokensFor(server, client, await person());
      server.pass(60 * day);
      const second = await refreshWith(server, client, first.refresh);
      server.pass(60 * day);
      const third = await refreshWith(server, client, second.body.refresh_token);
      expect(third.status).toBe(200);
      server.pass(90 * day);
      expect((await refreshWith(server, client, third.body.refresh_token)).body.error).toBe('invalid_grant');
    });
  });

  describe('what a client sends', () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const token = (query: string, body: string, headers: Record<string, string> = {}) =>
      context.server.anonymous.post(`/rest/oauth2/latest/token${query}`, body, {
        headers: { ...type, ...headers },
      });
    const form = (values: Record<string, string>) => new URLSearchParams(values).toString();

    it('the client says who it is in the header or the body, not in both', async () => {
      const { server } = context;
      const { refresh } = await tokensFor(server, client, await person());
      const header = { authorization: basic(client.id, client.secret ?? '') };
      const body = { grant_type: 'refresh_token', refresh_token: refresh };
      const twice = await call(server, 'token', { ...body, client_secret: client.secret ?? '' }, header);
      expect(twice.body.error).toBe('invalid_request');
      const other = await call(server, 'token', { ...body, client_id: 'another' }, header);
      expect(other.body.error).toBe('invalid_request');
      const wrong = await call(server, 'token', body, { authorization: basic(client.id, 'wrong') });
      expect(wrong.status).toBe(401);
      expect(wrong.headers['www-authenticate']).toMatch(/^Basic /);
      const user = await call(server, 'token', body, { authorization: basic('admin', adminPassword) });
      expect(user.status).toBe(401);
      for (const authorization of [
        'Basic',
        'Basic %%%',
        `Basic ${btoa(':x')}`,
        `Basic ${btoa('%zz:x')}`,
        'Digest x',
      ])
        expect([authorization, (await call(server, 'token', body, { authorization })).status]).toEqual([
          authorization,
          401,
        ]);
      expect((await call(server, 'token', { ...body, client_id: client.id }, header)).status).toBe(200);
    });

    it('a wrong secret counts as no login of anybody', async () => {
      const { server } = context;
      for (let i = 0; i < 5; i++) await call(server, 'token', {}, { authorization: basic('fred', 'wrong') });
      server.forget('fred');
      expect((await server.as('fred').get('/rest/api/2/myself')).status).toBe(200);
    });

    it('a public client shows no secret, and one with a secret must', async () => {
      const { server } = context;
      const open = await buildClient(server, { confidential: false });
      const code = await codeFor(server, open, 'fred');
      expect((await exchange(server, open, code, { client_secret: 'anything' })).status).toBe(401);
      const empty = { authorization: basic(open.id, '') };
      const answer = await call(
        server,
        'token',
        { grant_type: 'authorization_code', code, redirect_uri: open.redirectUri, code_verifier: verifier },
        empty,
      );
      expect(answer.status).toBe(200);
    });

    it.each(['code', 'grant_type', 'client_id', 'client_secret', 'redirect_uri', 'code_verifier'])(
      '%s twice is refused, and the code stays good',
      async (name) => {
        const { server } = context;
        const code = await codeFor(server, client, 'fred');
        const values = {
          grant_type: 'authorization_code',
          code,
          redirect_uri: client.redirectUri,
          code_verifier: verifier,
          client_id: client.id,
          client_secret: client.secret ?? '',
        };
        const body = `${form(values)}&${name}=${encodeURIComponent(values[name as 'code'])}`;
        expect((await token('', body)).body.error).toBe('invalid_request');
        const inBoth = `?${name}=${encodeURIComponent(values[name as 'code'])}`;
        expect((await token(inBoth, form(values))).body.error).toBe('invalid_request');
        expect((await token('', form(values))).status).toBe(200);
      },
    );

    it('parameters in the address are for older clients only', async () => {
      const { server } = context;
      const old = await buildClient(server, { legacy: true });
      const query = async (by: TestClient) =>
        `?${form({
          grant_type: 'authorization_code',
          code: await codeFor(server, by, 'fred'),
          redirect_uri: by.redirectUri,
          code_verifier: verifier,
          client_id: by.id,
          client_secret: by.secret ?? '',
        })}`;
      const refused = await token(await query(client), '');
      expect([refused.status, refused.body.error]).toEqual([400, 'invalid_request']);
      const served = await server.anonymous.post(`/rest/oauth2/latest/token${await query(old)}`);
      expect(served.status).toBe(200);
    });

    it('JSON, nonsense, too much and other verbs are refused without a fault', async () => {
      const json = await context.server.anonymous.post('/rest/oauth2/latest/token', { grant_type: 'x' });
      expect(json.status).toBe(415);
      expect((await token('', 'a=%E0%A4%A')).status).toBe(401);
      expect((await token('', 'a'.repeat(70_000))).status).toBe(413);
      expect((await token('', `code=${encodeURIComponent('\0')}`)).status).toBe(400);
      expect((await context.server.anonymous.get('/rest/oauth2/latest/token')).status).toBe(405);
      expect((await token('?client_id[a]=b&__proto__=x&constructor=y', '')).status).toBe(401);
    });

    it('a cookie beside it is nothing, dead or alive, and a page of another site gains nothing', async () => {
      const { server } = context;
      const page = await browserOf(server, 'fred');
      const answer = await page.post('/rest/oauth2/latest/token', { grant_type: 'client_credentials' });
      expect(answer.status).toBe(401);
      const dead = { cookie: 'JSESSIONID=00000000000000000000000000000000' };
      const { refresh } = await tokensFor(server, client, await person());
      const served = await call(
        server,
        'token',
        { grant_type: 'refresh_token', refresh_token: refresh, ...proof(client) },
        { ...dead, origin: 'https://spa.example', 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
      );
      expect(served.status).toBe(200);
      expect(served.headers['x-ausername']).toBe('anonymous');
      expect(served.cookies).toEqual([]);
    });
  });

  describe('access tokens', () => {
    it.each(['', 'x', 'tessera_at_', `tessera_at_${'A'.repeat(43)}`, `tessera_at_${'A'.repeat(5000)}`])(
      'Bearer %j is nobody: 401 everywhere, also beside a living cookie',
      async (text) => {
        const { server } = context;
        const page = await browserOf(server, 'fred');
        for (const path of ['/rest/api/2/myself', '/rest/api/2/serverInfo', '/rest/api/2/search']) {
          const answer = await page.get(path, {
            authorization: `Bearer ${text}`,
            accept: 'application/json',
          });
          expect(answer.status).toBe(401);
        }
      },
    );

    it('a good one needs no cookie: a stale one beside it is not looked at', async () => {
      const { server } = context;
      const name = await person();
      const { access } = await tokensFor(server, client, name);
      const answer = await bearing(server, access).get('/rest/api/2/myself', {
        headers: { cookie: 'JSESSIONID=00000000000000000000000000000000' },
      });
      expect([answer.status, answer.body.name, answer.cookies]).toEqual([200, name, []]);
    });

    it('in an address or a body are nothing', async () => {
      const { server } = context;
      const { access } = await tokensFor(server, client, await person());
      const answer = await server.anonymous.get(`/rest/api/2/myself?access_token=${access}`);
      expect(answer.status).toBe(401);
    });

    it.each([
      ['POST', '/rest/auth/1/session'],
      ['DELETE', '/rest/auth/1/session'],
      ['GET', '/rest/tessera/1.0/sessions'],
      ['GET', '/rest/tessera/1/oauth2/client'],
      ['POST', '/rest/tessera/1/oauth2/client'],
      ['DELETE', '/rest/tessera/1/oauth2/user/fred/grant'],
      ['GET', '/secure/ViewGrantedAccess.jspa'],
      ['PUT', '/rest/api/2/myself/password'],
    ])('never open %s %s, whatever was granted', async (method, path) => {
      const { server } = context;
      const robot = await buildClient(server, { redirectUris: [], scope: 'SYSTEM_ADMIN', runAs: 'admin' });
      const { body } = await call(server, 'token', { grant_type: 'client_credentials', ...proof(robot) });
      const answer = await bearing(server, body.access_token).request(method, path, {
        username: 'fred',
        password: 'x',
        name: 'x',
      });
      expect(answer.status).toBe(403);
    });
  });

  describe('clients', () => {
    /** In a group that grants ADMINISTER alone. */
    const buildHalfAdministrator = async () => {
      const { server } = context;
      server.forget('admin');
      await asAdmin(server).post('/rest/api/2/group', { name: 'half-administrators' });
      const { db } = server.app.database;
      const { id } = await db
        .selectFrom('app_group')
        .select('id')
        .where('name', '=', 'half-administrators')
        .executeTakeFirstOrThrow();
      await db.insertInto('global_grant').values({ permission: 'ADMINISTER', group_id: id }).execute();
      await server.buildUser({ name: 'halfadmin', groups: ['half-administrators'] });
    };
    const make = (fields: Record<string, unknown>) =>
      asAdmin(context.server).post('/rest/tessera/1/oauth2/client', {
        name: 'One',
        redirectUris: [redirectUri],
        ...fields,
      });

    it.each([
      'http://client.example/cb',
      'https://client.example/cb#x',
      'https://*.example/cb',
      'https://user:secret@client.example/cb',
      'https://cl\u0456ent.example/cb',
      'https://client.example\\@evil.example',
      'https:client.example',
      'https:///client.example',
      'HTTPS://client.example/cb',
      'javascript:alert(1)',
      'data:text/html,x',
      'client.example/cb',
      '/cb',
      'com.example.app:/cb',
      `https://client.example/${'a'.repeat(2000)}`,
      'https://client.example/ x',
      '',
    ])('cannot have %j as an address', async (uri) => {
      const { status, body } = await make({ redirectUris: [uri] });
      expect(status).toBe(400);
      expect(body.errors.redirectUris).toBeDefined();
    });

    it.each([
      [{ name: '' }, 'name'],
      [{ name: '   ' }, 'name'],
      [{ name: 'x'.repeat(101) }, 'name'],
      [{ name: 'Harmless\u202emaster' }, 'name'],
      [{ name: 'two\nlines' }, 'name'],
      [{ name: 'invisible\u200b' }, 'name'],
      [{ name: 5 }, 'name'],
      [{ scope: 'ALL' }, 'scope'],
      [{ redirectUris: [] }, 'redirectUris'],
      [{ redirectUris: Array.from({ length: 21 }, (_, at) => `${redirectUri}/${at}`) }, 'redirectUris'],
      [{ runAs: 'nobody-of-this-name' }, 'runAs'],
      [{ confidential: false, runAs: 'fred' }, 'runAs'],
      [{ confidential: false, legacy: true }, 'legacy'],
      [{ confidential: false, redirectUris: ['javascript:alert(1)'] }, 'redirectUris'],
    ])('%j is refused by its name', async (fields, name) => {
      const { status, body } = await make(fields);
      expect([status, Object.keys(body.errors)]).toEqual([400, [name]]);
    });

    it('are administered by administrators whose password was confirmed', async () => {
      const { server } = context;
      const body = { name: 'One', redirectUris: [redirectUri] };
      expect((await server.anonymous.post('/rest/tessera/1/oauth2/client', body)).status).toBe(401);
      expect((await server.as('fred').post('/rest/tessera/1/oauth2/client', body)).status).toBe(403);
      expect((await server.as('fred').get(`/rest/tessera/1/oauth2/client/${client.id}`)).status).toBe(403);
      server.forget('admin');
      const unconfirmed = await server.as('admin').post('/rest/tessera/1/oauth2/client', body);
      expect([unconfirmed.status, unconfirmed.body.message]).toEqual([
        401,
        'This resource requires WebSudo.',
      ]);
    });

    it('that could be granted the system are not touched by an administrator who is none of it', async () => {
      const { server } = context;
      await buildHalfAdministrator();
      const system = await buildClient(server, { scope: 'SYSTEM_ADMIN' });
      const robot = await buildClient(server, { redirectUris: [], runAs: 'admin' });
      const half = server.with({ authorization: basic('halfadmin', 'user-password-1') });
      for (const { id } of [system, robot]) {
        const at = `/rest/tessera/1/oauth2/client/${id}`;
        expect((await half.put(at, { redirectUris: [evil] })).status).toBe(403);
        expect((await half.post(`${at}/secret`)).status).toBe(403);
        expect((await half.delete(at)).status).toBe(403);
      }
      const fields = { name: 'One', redirectUris: [redirectUri] };
      expect(
        (await half.post('/rest/tessera/1/oauth2/client', { ...fields, scope: 'SYSTEM_ADMIN' })).status,
      ).toBe(403);
      expect((await half.post('/rest/tessera/1/oauth2/client', { ...fields, runAs: 'admin' })).status).toBe(
        403,
      );
    });

    it('show their secret once; a new one ends the old one at once', async () => {
      const { server } = context;
      const one = await buildClient(server);
      const at = `/rest/tessera/1/oauth2/client/${one.id}`;
      for (const path of [at, '/rest/tessera/1/oauth2/client'])
        expect((await asAdmin(server).get(path)).text).not.toContain('tessera_cs_');
      const { refresh } = await tokensFor(server, one, await person());
      const { status, body } = await asAdmin(server).post(`${at}/secret`);
      expect(status).toBe(200);
      expect((await refreshWith(server, one, refresh)).status).toBe(401);
      expect((await refreshWith(server, { ...one, secret: body.secret }, refresh)).status).toBe(200);
      const open = await buildClient(server, { confidential: false });
      expect((await asAdmin(server).post(`/rest/tessera/1/oauth2/client/${open.id}/secret`)).status).toBe(
        409,
      );
    });
  });

  describe('two at once', () => {
    const together = <T>(first: () => Promise<T>, second: () => Promise<T>) =>
      Promise.all([first(), second()]);

    it('with one code: exactly one is served, and what it got is worth nothing', async () => {
      const { server } = context;
      for (let round = 0; round < 3; round++) {
        const code = await codeFor(server, client, 'fred');
        const answers = await together(
          () => exchange(server, client, code),
          () => exchange(server, client, code),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
        const won = answers.find(({ status }) => status === 200);
        expect(await statusWith(server, won?.body.access_token)).toBe(401);
        expect((await refreshWith(server, client, won?.body.refresh_token)).status).toBe(400);
      }
    });

    it('with one refresh token: the same', async () => {
      const { server } = context;
      for (let round = 0; round < 3; round++) {
        const { refresh } = await tokensFor(server, client, 'fred');
        const answers = await together(
          () => refreshWith(server, client, refresh),
          () => refreshWith(server, client, refresh),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
        const won = answers.find(({ status }) => status === 200);
        expect(await statusWith(server, won?.body.access_token)).toBe(401);
        expect((await refreshWith(server, client, won?.body.refresh_token)).status).toBe(400);
      }
    });

    describe('by two programs on one database', () => {
      let second: App;
      beforeAll(async () => {
        second = await assemble(context.server.app.ctx().config, { clock: context.server.now });
      });
      afterAll(() => second?.stop());
      const asSecond = (): TestServer => ({
        ...context.server,
        anonymous: clientWith(second),
        with: (headers) => clientWith(second, headers),
      });

      it('one code serves once, and a revocation at one holds at the other with the next request', async () => {
        const { server } = context;
        const other = asSecond();
        const code = await codeFor(server, client, 'fred');
        const answers = await together(
          () => exchange(server, client, code),
          () => exchange(other, client, code),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
        const tokens = await tokensFor(server, client, 'fred');
        expect([await statusWith(server, tokens.access), await statusWith(other, tokens.access)]).toEqual([
          200, 200,
        ]);
        await call(other, 'revoke', { token: tokens.refresh, ...proof(client) });
        expect([await statusWith(other, tokens.access), await statusWith(server, tokens.access)]).toEqual([
          401, 401,
        ]);
        const more = await tokensFor(server, client, 'fred');
        const refreshed = await together(
          () => refreshWith(server, client, more.refresh),
          () => refreshWith(other, client, more.refresh),
        );
        expect(refreshed.map(({ status }) => status).sort()).toEqual([200, 400]);
      });
    });
  });
});
