/**
 * Every route of the program, called with a delegated credential of an administrator's: what it reaches is decided by
 * its scope alone. The handlers are replaced by one that says that it was reached; all before them is the program's own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '../../src/context.ts';
import type { Delegated } from '../../src/http/actor.ts';
import { type Route, scopeOf } from '../../src/http/route.ts';
import { buildServer } from '../../src/http/server.ts';
import { keptAnswer } from '../../src/issue/kept-answer.service.ts';
import { scopes } from '../../src/kernel/scope.ts';
import { routes } from '../../src/routes.ts';
import { describeOnEngines, startServer, type TestServer } from '../support/server.ts';

type Probe = Awaited<ReturnType<typeof buildServer>>;
type Answer = Awaited<ReturnType<Probe['inject']>>;

/** POST that only reads: named one by one, so that none is opened to READ unawares. */
const readingPosts = [
  '/rest/api/1.0/render',
  '/rest/api/2/changelog/bulkfetch',
  '/rest/api/2/comment/list',
  '/rest/api/2/jql/match',
  '/rest/api/2/password/policy/createUser',
  '/rest/api/2/password/policy/updateUser',
  '/rest/api/2/search',
  '/rest/api/2/search/approximate-count',
  '/rest/api/2/search/jql',
  '/rest/api/2/worklog/list',
];

const addressOf = ({ url }: Route): string => `/jira${url.replace(/:[^/.]+/g, '1').replace('*', 'x')}`;

describe('Scopes of delegated credentials', () => {
  let server: TestServer;
  let probe: Probe;
  let granted: Pick<Delegated, 'scope' | 'through'>;

  beforeAll(async () => {
    server = await startServer('SQLite');
    const ctx = await server.ctx();
    const refuse = () => {
      throw new Error('Not this way.');
    };
    const found = (): Delegated => ({
      ...granted,
      session: null,
      userId: 1,
      key: 'admin',
      name: 'admin',
      displayName: 'Administrator',
      timeZone: null,
      loginInfo: noLogins,
      grants: new Set(['ADMINISTER', 'SYSTEM_ADMIN']),
    });
    probe = await buildServer({
      routes: routes.map((route) => ({
        ...route,
        params: undefined,
        query: undefined,
        body: undefined,
        handle: ({ reply }) => reply.header('X-Reached', 'yes'),
      })),
      jiraOperations: () => [],
      ways: {
        session: refuse,
        basic: refuse,
        rememberMe: refuse,
        grants: refuse,
        bearer: () => ({ kind: 'ok', found: found() }),
        oauth1: async () => ({ kind: 'ok', found: found() }),
      },
      ctx: { db: ctx.db, config: ctx.config, log: ctx.log, files: ctx.files },
      clock: Date.now,
      installation: { serverId: 'TEST-TEST-TEST-TEST', secret: 'x' },
      renderErrorPage: () => 'an error',
      requireWritable: () => undefined,
      countRequest: () => null,
      extendWebSudo: refuse,
    });
  });
  afterAll(async () => {
    await probe?.close();
    await server?.stop();
  });

  const ask = (route: Route, scheme = 'Bearer'): Promise<Answer> =>
    probe.inject({
      method: route.method,
      url: addressOf(route),
      headers: { authorization: `${scheme} x`, 'x-atlassian-token': 'no-check', accept: 'application/json' },
    });
  /** Anything but a refusal by scope: a body of the wrong kind is found out after that. */
  const passes = ({ statusCode }: Answer): boolean => statusCode !== 403;
  const openTo = async (kind: Delegated['through']['kind'], scope: Delegated['scope']): Promise<Route[]> => {
    granted = { scope, through: { kind, id: '1', name: 'a client' } };
    const open: Route[] = [];
    for (const route of routes) {
      // There clients speak for themselves: no user is looked for.
      if (route.credentials === 'own') continue;
      const answer = await ask(route, kind === 'oauth1' ? 'OAuth' : 'Bearer');
      expect([answer.statusCode < 500, route.url]).toEqual([true, route.url]);
      expect(answer.headers['set-cookie'], route.url).toBeUndefined();
      if (passes(answer)) open.push(route);
      else expect(answer.headers['x-reached'], route.url).toBeUndefined();
    }
    return open;
  };
  const names = (list: readonly Route[]): string[] =>
    list.map(({ method, url }) => `${method} ${url}`).sort();

  for (const kind of ['oauth2', 'oauth1'] as const) {
    it(`READ reads and changes nothing (${kind})`, async () => {
      const open = await openTo(kind, 'READ');
      expect(names(open.filter(({ method }) => method !== 'GET'))).toEqual(
        readingPosts.map((url) => `POST ${url}`).sort(),
      );
      expect(open.filter(({ access }) => access !== 'anyone' && access !== 'user')).toEqual([]);
      expect(open.length).toBeGreaterThan(100);
    });

    it(`WRITE changes and administers nothing (${kind})`, async () => {
      const open = await openTo(kind, 'WRITE');
      expect(open.filter(({ access }) => access !== 'anyone' && access !== 'user')).toEqual([]);
      expect(names(open)).toContain('POST /rest/api/2/issue');
    });

    it(`ADMIN administers all but the system (${kind})`, async () => {
      const open = await openTo(kind, 'ADMIN');
      expect(open.filter(({ access }) => access === 'system-administrator')).toEqual([]);
      expect(names(open)).toContain('POST /rest/api/2/user');
    });

    it(`no scope opens what deals in passwords and sessions (${kind})`, async () => {
      const open = await openTo(kind, 'SYSTEM_ADMIN');
      const closed = routes.filter((route) => !open.includes(route) && route.credentials !== 'own');
      expect(closed.filter((route) => scopes.some((scope) => scope === scopeOf(route)))).toEqual([]);
      expect(names(closed)).toEqual(expect.arrayContaining(dealsInCredentials));
    });
  }

  it('each scope opens what the one before it opens', async () => {
    let before: string[] = [];
    for (const scope of scopes) {
      const open = names(await openTo('oauth2', scope));
      expect(open).toEqual(expect.arrayContaining(before));
      expect(open.length).toBeGreaterThan(before.length);
      before = open;
    }
  });

  it('an access token reaches all that its user may, but what is for people', async () => {
    const open = await openTo('access-token', null);
    const closed = routes.filter((route) => !open.includes(route) && route.credentials !== 'own');
    expect(closed.map(scopeOf).filter((scope) => scope !== 'person')).toEqual([]);
  });

  it('gets no answer that was kept for another scope of the same user', async () => {
    const asked = async (scope: Delegated['scope'], answer: string) => {
      const ctx = await server.ctx({ ...anonymous('UTC'), userId: 1, scope });
      return keptAnswer(ctx, 'the same question', async () => answer);
    };
    expect(await asked('READ', 'of READ')).toBe('of READ');
    expect(await asked(null, 'of all')).toBe('of all');
    expect(await asked('ADMIN', 'of ADMIN')).toBe('of ADMIN');
    expect(await asked('READ', 'anew')).toBe('of READ');
  });

  it('names the scope that was missing, as RFC 6750 has it', async () => {
    granted = { scope: 'READ', through: { kind: 'oauth2', id: '1', name: 'a client' } };
    const create = routes.find(({ method, url }) => method === 'POST' && url === '/rest/api/2/issue');
    const answer = await ask(create as Route);
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="WRITE"');
    expect(answer.json()).toEqual({
      errorMessages: ['This needs the scope WRITE; what was granted here is READ.'],
      errors: {},
    });
  });
});

const dealsInCredentials = [
  'DELETE /rest/auth/1/session',
  'DELETE /rest/tessera/1.0/sessions',
  'GET /rest/tessera/1.0/sessions',
  'GET /secure/Logout.jspa',
  'POST /login.jsp',
  'POST /rest/auth/1/session',
  'POST /rest/tsv/1.0/authenticate',
  'POST /secure/ChangePassword.jspa',
  'POST /secure/admin/WebSudoAuthenticate.jspa',
  'PUT /rest/api/2/myself/password',
  'PUT /rest/api/2/user/password',
];

const noLogins = {
  loginCount: 0,
  lastLogin: null,
  previousLogin: null,
  currentFailed: 0,
  totalFailed: 0,
  lastFailed: null,
};

describeOnEngines('Tokens that nobody knows', (context) => {
  const url = '/rest/api/2/myself';

  for (const authorization of [
    'Bearer',
    'Bearer ',
    'Bearer x',
    'bearer MTIzNDU2Nzg5MDEyOnZlcnlzZWNyZXRzdHVmZnh4eHg',
    'Bearer a b',
    `Bearer ${'x'.repeat(8000)}`,
    'OAuth',
    'OAuth oauth_token="x"',
    'Token x',
    'Digest username="admin"',
    'Negotiate x',
    ' ',
  ]) {
    it(`are refused plainly, on every resource: ${authorization.slice(0, 30)}`, async () => {
      const client = context.server.with({ authorization });
      for (const path of [
        url,
        '/rest/api/2/serverInfo',
        '/rest/api/2/search',
        '/rest/auth/1/session',
        '/status',
      ]) {
        const { status, cookies, headers } = await client.get(path);
        // What is not even a signed request is malformed (RFC 5849, 3.2).
        expect([path, status]).toEqual([path, authorization.startsWith('OAuth') ? 400 : 401]);
        expect(cookies).toEqual([]);
        expect(headers['x-seraph-loginreason']).toBeUndefined();
        expect(headers['www-authenticate']).toBeDefined();
      }
    });
  }

  it('do not fall back to the cookie beside them', async () => {
    const { body } = await context.server.anonymous.post('/rest/auth/1/session', {
      username: 'admin',
      password: 'admin-password-1',
    });
    const cookie = `JSESSIONID=${body.session.value}`;
    const both = context.server.with({ authorization: 'Bearer x', cookie });
    const answer = await both.get(url);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errorMessages: ['This access token is not valid: it is unknown, has expired or was revoked.'],
      errors: {},
    });
    expect((await context.server.with({ cookie }).get(url)).status).toBe(200);
  });

  it('never count as failed logins', async () => {
    for (let time = 0; time < 5; time++) await context.server.with({ authorization: 'Bearer x' }).get(url);
    expect(
      (
        await context.server.anonymous.post('/rest/auth/1/session', {
          username: 'admin',
          password: 'admin-password-1',
        })
      ).body.loginInfo.failedLoginCount,
    ).toBeUndefined();
  });
});
