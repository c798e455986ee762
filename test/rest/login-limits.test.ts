import { expect, it } from 'vitest';
import { sweepUnknownNames } from '../../src/access/login/unknown-name.service.ts';
import { type App, assemble } from '../../src/app.ts';
import { sha256 } from '../../src/kernel/token.ts';
import { basic, describeOnEngines, userPassword } from '../support/server.ts';

const url = '/rest/auth/1/session';
const denied = { errorMessages: ['Login denied'], errors: {} };
const minutes = (count: number) => count * 60_000;

describeOnEngines('The CAPTCHA after failed logins', (context) => {
  const login = (username: string, password: string, headers = {}) =>
    context.server.anonymous.post(url, { username, password }, { headers });
  const fail = async (name: string, times: number) => {
    for (let time = 0; time < times; time++) await login(name, `wrong ${time}`);
  };
  const counters = (name: string) =>
    context.server.app.database.db
      .selectFrom('login_info')
      .innerJoin('app_user', 'app_user.id', 'login_info.user_id')
      .selectAll('login_info')
      .where('app_user.name', '=', name)
      .executeTakeFirstOrThrow();

  it('is not due after two failures', async () => {
    await context.server.buildUser({ name: 'two' });
    await fail('two', 2);
    expect((await login('two', userPassword)).status).toBe(200);
  });

  it('is due after three in a row: 403, and the right password is refused too', async () => {
    await context.server.buildUser({ name: 'three' });
    await fail('three', 3);
    const answer = await login('three', userPassword);
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual(denied);
    expect(answer.headers['x-authentication-denied-reason']).toBe(
      'CAPTCHA_CHALLENGE; login-url=http://localhost:8090/jira/login.jsp',
    );
    expect(answer.headers['x-seraph-loginreason']).toBe('AUTHENTICATION_DENIED');
  });

  it('refuses Basic with 403 and the page, right password or not', async () => {
    await context.server.buildUser({ name: 'pages' });
    await fail('pages', 3);
    const client = context.server.with({ authorization: basic('pages', userPassword) });
    const answer = await client.get(url);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Basic Authentication Failure - Reason : AUTHENTICATION_DENIED');
    expect(answer.headers['x-authentication-denied-reason']).toMatch(/^CAPTCHA_CHALLENGE; login-url=/);
    expect(
      (await client.get(url, { headers: { accept: 'application/json' } })).body.errorMessages,
    ).toHaveLength(1);
  });

  it('refuses a Basic script that was let in before', async () => {
    await context.server.buildUser({ name: 'running' });
    const client = context.server.with({ authorization: basic('running', userPassword) });
    expect((await client.get(url)).status).toBe(200);
    await fail('running', 3);
    expect((await client.get(url)).status).toBe(403);
  });

  it('lets living sessions go on', async () => {
    await context.server.buildUser({ name: 'living' });
    const { body } = await login('living', userPassword);
    await fail('living', 4);
    const answer = await context.server.with({ cookie: `JSESSIONID=${body.session.value}` }).get(url);
    expect(answer.status).toBe(200);
    expect(answer.body.loginInfo.failedLoginCount).toBe(4);
  });

  it('goes on counting what it denies', async () => {
    await context.server.buildUser({ name: 'counting' });
    await fail('counting', 6);
    expect(await counters('counting')).toMatchObject({ current_failed: 6, total_failed: 6 });
  });

  it('starts again at none after a success', async () => {
    await context.server.buildUser({ name: 'again' });
    for (let round = 0; round < 3; round++) {
      await fail('again', 2);
      expect((await login('again', userPassword)).status).toBe(200);
    }
  });

  it('goes away after half an hour of quiet', async () => {
    await context.server.buildUser({ name: 'quiet' });
    await fail('quiet', 3);
    context.server.pass(minutes(29));
    expect((await login('quiet', userPassword)).status).toBe(403);
    context.server.pass(minutes(31));
    expect((await login('quiet', userPassword)).status).toBe(200);
  });

  it('is due for a name that nobody has as well, or its absence would tell who exists', async () => {
    await fail('no-such-user', 3);
    const answer = await login('no-such-user', 'x');
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual(denied);
  });

  it('is due at every node alike, for a name that nobody has as for one that somebody has', async () => {
    const { server } = context;
    await server.buildUser({ name: 'shared' });
    const second = await assemble(server.app.ctx().config, { clock: server.now });
    try {
      const at = async (app: App, username: string) => {
        const payload = { username, password: 'wrong' };
        const answer = await app.server.inject({ method: 'POST', url: '/jira/rest/auth/1/session', payload });
        return answer.statusCode;
      };
      for (const name of ['shared', 'nobody shared']) {
        const statuses = [];
        for (const app of [server.app, second, server.app, second, server.app])
          statuses.push(await at(app, name));
        expect([name, statuses]).toEqual([name, [401, 401, 401, 403, 403]]);
      }
    } finally {
      await second.stop();
    }
  });

  it('keeps nothing that tells which names were tried, and nothing that counts no more', async () => {
    const { server } = context;
    const typed = 'my secret password';
    await server.anonymous.post('/rest/auth/1/session', { username: typed, password: 'x' });
    const { db } = await server.ctx();
    const kept = () => db.selectFrom('unknown_name').selectAll().execute();
    expect((await kept()).length).toBeGreaterThan(0);
    for (const { name_hash } of await kept()) {
      expect(name_hash).toMatch(/^[0-9a-f]{8}$/);
      expect(sha256(typed)).not.toContain(name_hash);
    }
    server.pass(31 * 60_000);
    await sweepUnknownNames(await server.ctx());
    expect(await kept()).toEqual([]);
  });

  it('cannot be outrun by guesses that come all at once', async () => {
    await context.server.buildUser({ name: 'rushed' });
    const guesses = Array.from({ length: 30 }, (_, guess) => login('rushed', `guess ${guess}`));
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
    expect(statuses.filter((status) => status === 403)).toHaveLength(27);
  });

  it('lets as many guesses in at a name that nobody has as at one that somebody has', async () => {
    await context.server.buildUser({ name: 'stormed' });
    const storm = async (name: string) => {
      const guesses = Array.from({ length: 30 }, (_, guess) => login(name, `guess ${guess}`));
      return (await Promise.all(guesses)).map((answer) => answer.status).sort();
    };
    expect(await storm('no-one-at-all')).toEqual(await storm('stormed'));
  });

  it('does not come up for right passwords that come all at once', async () => {
    await context.server.buildUser({ name: 'parallel' });
    const logins = Array.from({ length: 12 }, () => login('parallel', userPassword));
    expect(new Set((await Promise.all(logins)).map((answer) => answer.status))).toEqual(new Set([200]));
  });

  it('is told of in the audit log: the failure that made it due, and what it denies', async () => {
    await context.server.buildUser({ name: 'audited' });
    await fail('audited', 4);
    const records = await context.server.app.database.db
      .selectFrom('audit_record')
      .select('action')
      .where('object_name', '=', 'audited')
      .where('category', '=', 'authentication')
      .orderBy('id')
      .execute();
    const actions = records.map((record) => record.action);
    expect(actions).toEqual(['login-failed', 'login-failed', 'login-failed', 'lock', 'login-denied']);
  });
});

describeOnEngines(
  'Without a CAPTCHA',
  (context) => {
    it('no number of failures keeps the right password out', async () => {
      await context.server.buildUser({ name: 'free' });
      for (let time = 0; time < 6; time++) {
        await context.server.anonymous.post(url, { username: 'free', password: 'wrong' });
      }
      const answer = await context.server.anonymous.post(url, { username: 'free', password: userPassword });
      expect(answer.status).toBe(200);
    });
  },
  { maximumAuthenticationAttempts: '' },
);

describeOnEngines(
  'Failures from one address',
  (context) => {
    const login = (username: string, password: string) =>
      context.server.anonymous.post(url, { username, password });

    it('make it wait after so many, whatever the names, and say for how long', async () => {
      await context.server.buildUser({ name: 'neighbour' });
      for (let time = 0; time < 5; time++) expect((await login(`name ${time}`, 'x')).status).toBe(401);
      const answer = await login('neighbour', userPassword);
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.body.errorMessages[0]).toContain(`${answer.headers['retry-after']} seconds`);
      context.server.pass(Number(answer.headers['retry-after']) * 1000);
      expect((await login('neighbour', userPassword)).status).toBe(200);
    });

    it('are counted, successes never', async () => {
      context.server.pass(minutes(60));
      for (let time = 0; time < 12; time++) expect((await login('neighbour', userPassword)).status).toBe(200);
    });

    it('leave its living sessions alone', async () => {
      context.server.pass(minutes(60));
      const { body } = await login('neighbour', userPassword);
      for (let time = 0; time < 8; time++) await login(`other ${time}`, 'x');
      const client = context.server.with({ cookie: `JSESSIONID=${body.session.value}` });
      expect((await client.get(url)).status).toBe(200);
    });
  },
  { failuresPerAddress: '5' },
);

describeOnEngines(
  'Failures behind a trusted proxy',
  (context) => {
    const from = (address: string) =>
      context.server
        .with({ 'x-forwarded-for': address })
        .post(url, { username: `name ${address}`, password: 'x' });

    it('count for the address that it forwards, with whatever port', async () => {
      for (let port = 1; port <= 5; port++) expect((await from(`192.0.2.7:${port}`)).status).toBe(401);
      expect((await from('192.0.2.7:6')).status).toBe(429);
      expect((await from('192.0.2.7')).status).toBe(429);
      expect((await from('192.0.2.8:6')).status).toBe(401);
    });

    it('count for the last address that is not a proxy’s: what a client writes before it is nothing', async () => {
      for (let i = 1; i <= 5; i++) expect((await from(`203.0.113.${i}, 192.0.2.9`)).status).toBe(401);
      expect((await from('203.0.113.6, 192.0.2.9')).status).toBe(429);
    });

    it('are recorded with an address, not with what somebody wrote for one', async () => {
      await from('<script>alert(1)</script>');
      await from('[2001:db8::7]:443');
      const records = await context.server.app.database.db
        .selectFrom('audit_record')
        .select('address')
        .orderBy('id', 'desc')
        .limit(2)
        .execute();
      expect(records.map(({ address }) => address)).toEqual(['2001:db8::7', '127.0.0.1']);
    });
  },
  { failuresPerAddress: '5', trustedProxies: '127.0.0.1' },
);
