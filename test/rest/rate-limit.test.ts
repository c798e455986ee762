import { expect, it } from 'vitest';
import { type Answer, adminPassword, basic, describeOnEngines } from '../support/server.ts';

const url = '/rest/tessera/1/rate-limiting';
const myself = '/rest/api/2/myself';
const settings = {
  rateLimiting: 'true',
  rateLimitRequests: '2',
  rateLimitInterval: '10s',
  rateLimitBurst: '3',
};
const headersOf = ({ headers }: Answer) =>
  [
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-fillrate',
    'x-ratelimit-interval-seconds',
    'retry-after',
  ].map((name) => headers[name]);

describeOnEngines('Rate limits that nobody switched on', (context) => {
  const admin = () => context.server.with({ authorization: basic('admin', adminPassword) });

  it('limit nobody and say nothing', async () => {
    for (let time = 0; time < 20; time++) {
      const answer = await context.server.as('admin').get(myself);
      expect([answer.status, ...headersOf(answer)]).toEqual([200, ...Array(5).fill(undefined)]);
    }
  });

  it('are switched on, changed and let go by administrators, at once', async () => {
    await context.server.buildUser({ name: 'wild' });
    await context.server.buildUser({ name: 'tame' });
    expect((await admin().get(url)).body).toEqual({
      enabled: false,
      requests: 10,
      intervalSeconds: 1,
      burst: 300,
      exemptUsers: [],
    });
    const changed = await admin().put(url, {
      enabled: true,
      requests: 1,
      intervalSeconds: 60,
      burst: 2,
      exemptUsers: ['admin', 'TAME'],
    });
    expect(changed.status).toBe(200);
    expect(changed.body.exemptUsers).toEqual(['admin', 'tame']);
    const statuses = async (name: string) => {
      const all: number[] = [];
      for (let time = 0; time < 4; time++) all.push((await context.server.as(name).get(myself)).status);
      return all;
    };
    expect(await statuses('wild')).toEqual([200, 200, 429, 429]);
    expect(await statuses('tame')).toEqual([200, 200, 200, 200]);
    expect((await context.server.as('wild').get(url)).status).toBe(429);
    const { records } = (await admin().get('/rest/tessera/1.0/audit?maxResults=20')).body;
    expect(records.map(({ action }: { action: string }) => action)).toContain('rate-limiting-changed');
    expect((await admin().delete(url)).body.enabled).toBe(false);
    expect(await statuses('wild')).toEqual([200, 200, 200, 200]);
  });

  it.each([
    [{ burst: 0 }, 'burst'],
    [{ burst: 1.5 }, 'burst'],
    [{ requests: -1 }, 'requests'],
    [{ intervalSeconds: 86_401 }, 'intervalSeconds'],
    [{ exemptUsers: ['nobody-of-this-name'] }, 'exemptUsers'],
    [{ enabled: 'yes' }, 'enabled'],
  ])('refuse %j by the field', async (body, field) => {
    const answer = await admin().put(url, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await admin().get(url)).body.enabled).toBe(false);
  });

  it('are no business of others, and of administrators who did not confirm their password', async () => {
    await context.server.buildUser({ name: 'curious' });
    expect((await context.server.as('curious').get(url)).status).toBe(403);
    expect((await context.server.as('curious').put(url, { enabled: true })).status).toBe(403);
    expect((await context.server.anonymous.get(url)).status).toBe(401);
    expect((await context.server.as('admin').put(url, { enabled: true })).status).toBe(401);
  });
});

describeOnEngines(
  'Rate limits',
  (context) => {
    const login = async (name: string) => {
      const { body } = await context.server.anonymous.post('/rest/auth/1/session', {
        username: name,
        password: name === 'admin' ? adminPassword : 'user-password-1',
      });
      return context.server.with({ cookie: `JSESSIONID=${body.session.value}` });
    };

    it('tell on every answer how much is left, and refuse with 429 in JSON', async () => {
      const client = await login('admin');
      expect(headersOf(await client.get(myself))).toEqual(['3', '2', '2', '10', '0']);
      expect(headersOf(await client.get('/rest/api/2/issue/NONE-1'))).toEqual(['3', '1', '2', '10', '0']);
      expect(headersOf(await client.get(myself))).toEqual(['3', '0', '2', '10', '10']);
      const refused = await client.get(myself);
      expect([refused.status, refused.body]).toEqual([429, { message: 'Rate limit exceeded.' }]);
      expect(headersOf(refused).slice(0, 4)).toEqual(['3', '0', '2', '10']);
      expect(refused.headers['retry-after']).toMatch(/^([1-9]|10)$/);
      expect(refused.headers['content-type']).toContain('application/json');
      expect(refused.headers['x-ausername']).toBe('admin');
      context.server.pass(10_000);
      expect((await client.get(myself)).status).toBe(200);
    });

    it('are one bucket for all ways in of one user', async () => {
      context.server.pass(60_000);
      const client = await login('admin');
      const { body } = await client.post('/rest/pat/latest/tokens', { name: `bucket ${context.engine}` });
      const token = context.server.with({ authorization: `Bearer ${body.rawToken}` });
      const password = context.server.with({ authorization: basic('admin', adminPassword) });
      expect((await token.get(myself)).headers['x-ratelimit-remaining']).toBe('1');
      expect((await password.get(myself)).headers['x-ratelimit-remaining']).toBe('0');
      expect((await token.get(myself)).status).toBe(429);
      expect((await client.post('/rest/api/2/issue', {})).status).toBe(429);
    });

    it('leave serverInfo, /status, pages and anonymous callers alone', async () => {
      const client = await login('admin');
      for (let time = 0; time < 5; time++) {
        for (const path of ['/rest/api/2/serverInfo', '/rest/api/latest/serverInfo', '/status', '/']) {
          const answer = await client.get(path);
          expect([path, answer.status, ...headersOf(answer)]).toEqual([
            path,
            200,
            ...Array(5).fill(undefined),
          ]);
        }
        const answer = await context.server.anonymous.get('/rest/auth/1/session');
        expect([answer.status, ...headersOf(answer)]).toEqual([401, ...Array(5).fill(undefined)]);
      }
    });
  },
  settings,
);
