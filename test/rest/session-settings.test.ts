/** Time-outs and ways in that administrators set while the program runs, and what whoever holds a credential tries then. */
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { loadSettings } from '../../src/server/setting.service.ts';
import { pageClient } from '../support/page-client.ts';
import {
  adminPassword,
  basic,
  describeOnEngines,
  type OnEngine,
  startServer,
  userPassword,
} from '../support/server.ts';

const url = '/rest/api/2/application-properties';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const remembering = 'seraph.rememberme.cookie';

const asAdmin = (context: OnEngine) => context.server.with({ authorization: basic('admin', adminPassword) });
const set = (context: OnEngine, key: string, value: string) =>
  asAdmin(context).put(`${url}/${key}`, { value });
const read = async (context: OnEngine, key: string) => (await asAdmin(context).get(`${url}?key=${key}`)).body;

async function loggedIn(context: OnEngine, name: string, more: Record<string, string> = {}) {
  await context.server.buildUser({ name });
  const client = pageClient(context.server);
  await client.post('/login.jsp', { os_username: name, os_password: userPassword, ...more });
  const who = async () => (await client.get('/rest/auth/1/session')).status;
  return { client, who };
}

describeOnEngines('Settings of sessions while the program runs', (context) => {
  it('a session that is older than a shortened longest time is over, though it was used a moment ago', async () => {
    const { who } = await loggedIn(context, 'old');
    for (let hours = 0; hours < 12; hours += 4) {
      context.server.pass(4 * hour);
      expect(await who()).toBe(200);
      await context.server.app.writeSeen();
    }
    expect((await set(context, 'tessera.session.lifetime', '11')).status).toBe(200);
    expect(await who()).toBe(401);
    // Nor does it come back where the time is made longer again and the row was swept, or was not.
    await set(context, 'tessera.session.lifetime', '720');
    const { who: young } = await loggedIn(context, 'young');
    expect(await young()).toBe(200);
  });

  it('a longer longest time keeps no session alive that began under a shorter one', async () => {
    await set(context, 'tessera.session.lifetime', '2');
    const { who } = await loggedIn(context, 'short');
    await set(context, 'tessera.session.lifetime', '720');
    context.server.pass(hour);
    expect(await who()).toBe(200);
    context.server.pass(hour + minute);
    expect(await who()).toBe(401);
  });

  it('a shortened idle time ends at once what was idle for longer', async () => {
    const { who } = await loggedIn(context, 'idle');
    expect(await who()).toBe(200);
    context.server.pass(30 * minute);
    expect((await set(context, 'tessera.session.idle', '20')).status).toBe(200);
    expect(await who()).toBe(401);
    await set(context, 'tessera.session.idle', '300');
  });

  it('sessions say when they end by what is set now', async () => {
    const { client } = await loggedIn(context, 'told');
    const ends = async () => {
      const { body } = await client.get('/rest/tessera/1.0/sessions');
      const [one] = body.sessions;
      return Date.parse(one.expires) - Date.parse(one.firstSeen);
    };
    expect(await ends()).toBe(720 * hour);
    await set(context, 'tessera.session.lifetime', '24');
    expect(await ends()).toBe(24 * hour);
    await set(context, 'tessera.session.lifetime', '720');
  });

  it('a remembered log-in that is older than fewer days begins nothing any more', async () => {
    const { client, who } = await loggedIn(context, 'remembered', { os_cookie: 'true' });
    context.server.pass(5 * day);
    client.cookies.delete('JSESSIONID');
    expect(await who()).toBe(200);
    context.server.pass(day);
    expect((await set(context, 'tessera.remember.me.lifetime', '4')).status).toBe(200);
    client.cookies.delete('JSESSIONID');
    expect(await who()).toBe(401);
    await set(context, 'tessera.remember.me.lifetime', '14');
  });

  it('while remembering is off nobody comes in by a cookie from before, and none is given', async () => {
    const { client, who } = await loggedIn(context, 'cookie', { os_cookie: 'true' });
    const kept = client.cookies.get(remembering) ?? '';
    expect(kept).not.toBe('');
    await set(context, 'tessera.remember.me', 'false');
    client.cookies.delete('JSESSIONID');
    expect(await who()).toBe(401);
    const { client: later } = await loggedIn(context, 'later', { os_cookie: 'true' });
    expect(later.cookies.has(remembering)).toBe(false);
    expect((await context.server.anonymous.get('/login.jsp')).text).not.toContain('os_cookie');
    await set(context, 'tessera.remember.me', 'true');
  });

  it('basic authentication is shut, for administrators too, and opened again by a session', async () => {
    await set(context, 'tessera.basic.authentication', 'false');
    expect((await asAdmin(context).get('/rest/api/2/myself')).status).toBe(403);
    const admin = pageClient(context.server);
    await admin.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
    const open = () => admin.json('PUT', `${url}/tessera.basic.authentication`, { value: 'true' });
    expect((await open()).status).toBe(401);
    await admin.json('POST', '/rest/tessera/1/websudo', { password: adminPassword });
    expect((await open()).status).toBe(200);
    expect((await asAdmin(context).get('/rest/api/2/myself')).status).toBe(200);
  });

  it('new passwords are as long as is asked for', async () => {
    await set(context, 'tessera.password.minimum.length', '20');
    const make = (name: string, password: string) =>
      asAdmin(context).post('/rest/api/2/user', {
        name,
        password,
        displayName: name,
        emailAddress: `${name}@example.com`,
      });
    const refused = await make('brief', 'Quaint-otter-7');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('20');
    expect((await make('long', 'Quaint-otter-7-under-lamps')).status).toBe(201);
    await set(context, 'tessera.password.minimum.length', '8');
  });

  describe('are kept from', () => {
    it('whoever is no system administrator, or has not confirmed the password', async () => {
      await context.server.buildUser({ name: 'mere' });
      const change = { value: '43200' };
      const path = `${url}/tessera.session.idle`;
      expect((await context.server.anonymous.put(path, change)).status).toBe(401);
      expect((await context.server.as('mere').put(path, change)).status).toBe(403);
      context.server.forget('admin');
      const unconfirmed = await context.server.as('admin').put(path, change);
      expect(unconfirmed.status).toBe(401);
      expect(unconfirmed.text).toContain('WebSudo');
      expect((await read(context, 'tessera.session.idle')).value).toBe('300');
    });

    it('values that would lock everybody out, or nobody ever', async () => {
      for (const [key, value] of [
        ['tessera.session.idle', '0'],
        ['tessera.session.idle', '9'],
        ['tessera.session.idle', '99999999'],
        ['tessera.session.idle', '-20'],
        ['tessera.session.idle', '20m'],
        ['tessera.session.idle', ''],
        ['tessera.session.lifetime', '0'],
        ['tessera.session.lifetime', '8761'],
        ['tessera.remember.me.lifetime', '366'],
        ['tessera.remember.me', 'maybe'],
        ['tessera.basic.authentication', ''],
        ['tessera.password.minimum.length', '7'],
      ] as const) {
        const before = await read(context, key);
        expect((await set(context, key, value)).status, `${key}=${value}`).toBe(400);
        expect(await read(context, key)).toEqual(before);
      }
    });

    it('silence: the audit log says who changed what from what', async () => {
      await set(context, 'tessera.session.idle', '60');
      const { body } = await asAdmin(context).get(
        '/rest/api/2/auditing/record?filter=tessera.session.idle&limit=1',
      );
      expect(body.records[0]).toMatchObject({
        summary: 'Application property changed',
        authorKey: expect.any(String),
        changedValues: [{ fieldName: 'tessera.session.idle', changedFrom: '300', changedTo: '60' }],
      });
      await set(context, 'tessera.session.idle', '300');
    });
  });
});

describeOnEngines(
  'Settings that were said at the start',
  (context) => {
    it('stay, and say what said them', async () => {
      const idle = await read(context, 'tessera.session.idle');
      expect(idle).toMatchObject({ value: '60', setAtStart: ['--session-idle', 'TESSERA_SESSION_IDLE'] });
      const answer = await set(context, 'tessera.session.idle', '43200');
      expect(answer.status).toBe(400);
      expect(answer.body.errors.value).toContain('TESSERA_SESSION_IDLE');
      expect(await read(context, 'tessera.session.idle')).toEqual(idle);
      const lifetime = await read(context, 'tessera.session.lifetime');
      expect(lifetime.setAtStart).toBeUndefined();
    });
  },
  { sessionIdle: '1h' },
);

describe('A setting that was changed, and then is said at the start', () => {
  it('is as the start says', async () => {
    const config = readConfig({}, { TESSERA_SESSION_IDLE: '1h' });
    expect(config.saidAtStart).toEqual(new Set(['sessionIdle']));
    const server = await startServer('SQLite', { sessionIdle: '1h' });
    try {
      const { db } = await server.ctx();
      await db.insertInto('server_setting').values({ key: 'tessera.session.idle', value: '43200' }).execute();
      const ctx = await server.ctx();
      await loadSettings(ctx);
      expect(ctx.config.sessionIdle).toBe(hour);
    } finally {
      await server.stop();
    }
  });
});
