import { beforeAll, expect, it } from 'vitest';
import {
  adminPassword,
  basic,
  type Client,
  cookieValue,
  describeOnEngines,
  userPassword,
} from '../support/server.ts';

const confirmed = { currentPassword: userPassword };
const session = '/rest/tessera/1/session';
const everybodys = '/rest/tessera/1/current-session';
const history = '/rest/tessera/1/login-history';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1';

describeOnEngines('What a profile shows of sessions and log-ins', (context) => {
  let script: Client;

  const logIn = async (name: string, userAgent = 'curl/8.5.0'): Promise<Client> => {
    const answer = await context.server.anonymous.post(
      '/rest/auth/1/session',
      { username: name, password: userPassword },
      { headers: { 'user-agent': userAgent, origin: 'http://localhost:8090' } },
    );
    return context.server.with({ cookie: `JSESSIONID=${cookieValue(answer, 'JSESSIONID')}` });
  };
  const alive = async (client: Client) => (await client.get('/rest/api/2/myself')).status === 200;
  type Row = { id: string; device: string; current: boolean; user?: { name: string } };

  beforeAll(async () => {
    const { server } = context;
    for (const name of ['ina', 'ulf', 'helper']) await server.buildUser({ name });
    script = server.with({ authorization: basic('admin', adminPassword) });
  });

  it('lists the own sessions by an id that is no secret, and ends one, or all others', async () => {
    const [one, two, three] = [await logIn('ina'), await logIn('ina', phone), await logIn('ina')];
    await logIn('ulf');
    const { status, body, text } = await two.get(session);
    expect(status).toBe(200);
    expect(body.sessions).toHaveLength(3);
    expect(text).not.toMatch(/[0-9A-F]{32}/);
    const own = body.sessions.find(({ current }: Row) => current);
    expect(own).toMatchObject({ device: 'Safari on iPhone', address: '127.0.0.1' });
    const [first] = body.sessions.filter(({ current }: Row) => !current).map(({ id }: Row) => id);
    expect((await two.delete(`${session}/${first}`, confirmed)).status).toBe(204);
    expect((await Promise.all([one, two, three].map(alive))).filter(Boolean)).toHaveLength(2);
    for (const query of ['', '?others=false', '?others='])
      expect((await two.delete(`${session}${query}`)).body.errors, query).toHaveProperty('others');
    expect((await two.delete(`${session}?others=true`, confirmed)).body).toEqual({ ended: 1 });
    expect(await Promise.all([one, two, three].map(alive))).toEqual([false, true, false]);
    // Ending one's own is a log-out.
    const out = await two.delete(`${session}/${own.id}`);
    expect(cookieValue(out, 'JSESSIONID')).toBe('');
    expect(await alive(two)).toBe(false);
  });

  it('ends nothing else for a stolen cookie without the password', async () => {
    const [owner, thief] = [await logIn('ina'), await logIn('ina')];
    const { id } = (await owner.get(session)).body.sessions.find(({ current }: Row) => current);
    for (const body of [undefined, {}, { currentPassword: '' }, { currentPassword: 'wrong' }])
      for (const path of [`${session}/${id}`, `${session}?others=true`]) {
        const answer = await thief.delete(path, body);
        expect(answer.status, path).toBe(400);
        expect(answer.body.errors).toHaveProperty('currentPassword');
      }
    expect(await alive(owner)).toBe(true);
  });

  it('answers for somebody else’s session as for none', async () => {
    const [ina, ulf] = [await logIn('ina'), await logIn('ulf')];
    const { id } = (await ulf.get(session)).body.sessions.find(({ current }: Row) => current);
    const foreign = await ina.delete(`${session}/${id}`);
    const none = await ina.delete(`${session}/999999`);
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect(foreign.body.errorMessages[0].replace(id, '')).toBe(
      none.body.errorMessages[0].replace('999999', ''),
    );
    expect(await alive(ulf)).toBe(true);
    for (const bad of ['x', '-1', "1'", '1e3'])
      expect((await ina.delete(`${session}/${bad}`)).status).toBe(400);
  });

  it('shows everybody’s sessions to administrators, a page at a time, who end one and no other', async () => {
    const [ina, ulf] = [await logIn('ina'), await logIn('ulf')];
    const { body } = await script.get(`${everybodys}?maxResults=200`);
    expect(body.total).toBe(body.sessions.length);
    const { id, user } = body.sessions.find((row: Row) => row.user?.name === 'ulf');
    expect(user).toEqual({ name: 'ulf', displayName: 'ulf' });
    const page = (await script.get(`${everybodys}?startAt=1&maxResults=1`)).body;
    expect(page.sessions).toHaveLength(1);
    expect(page.total).toBe(body.total);
    for (const one of body.sessions.filter((row: Row) => row.user?.name === 'ulf'))
      expect((await script.delete(`${everybodys}/${one.id}`)).status).toBe(204);
    expect([await alive(ina), await alive(ulf)]).toEqual([true, false]);
    expect((await script.delete(`${everybodys}/${id}`)).status).toBe(404);
    const { records } = (await script.get('/rest/tessera/1.0/audit')).body;
    expect(
      records.some(({ summary }: { summary: string }) => /ended by an administrator/.test(summary)),
    ).toBe(true);
  });

  it('keeps the sessions of all from users, and those of system administrators from other administrators', async () => {
    const { server } = context;
    const ina = await logIn('ina');
    expect((await ina.get(everybodys)).status).toBe(403);
    expect((await server.anonymous.get(everybodys)).status).toBe(401);
    await script.post('/rest/api/2/group', { name: 'helpers' });
    await script.post('/rest/api/2/group/user?groupname=helpers', { name: 'helper' });
    const granted = await script.post('/rest/tessera/1.0/global-permissions', {
      permission: 'ADMINISTER',
      holder: { type: 'group', parameter: 'helpers' },
    });
    expect(granted.status, granted.text).toBe(201);
    const helper = server.with({ authorization: basic('helper', userPassword) });
    await server.as('admin').get('/rest/api/2/myself');
    const list = await helper.get(`${everybodys}?maxResults=200`);
    expect(list.status, list.text).toBe(200);
    const chief = list.body.sessions.find((row: Row) => row.user?.name === 'admin');
    expect((await helper.delete(`${everybodys}/${chief.id}`)).status).toBe(403);
    expect(await alive(server.as('admin'))).toBe(true);
  });

  it('tells of the own log-ins, failures and log-outs, and of nobody else’s', async () => {
    const { server } = context;
    await server.buildUser({ name: 'vera' });
    const vera = await logIn('vera');
    await server.anonymous.post('/rest/auth/1/session', { username: 'vera', password: 'wrong' });
    await server.anonymous.post('/rest/auth/1/session', { username: 'ulf', password: 'wrong' });
    const gone = await logIn('vera');
    await gone.delete('/rest/auth/1/session');
    const { status, body, text } = await vera.get(history);
    expect(status).toBe(200);
    expect(body.entries.map(({ action }: { action: string }) => action)).toEqual([
      'logout',
      'login',
      'login-failed',
      'login',
    ]);
    expect(body.entries[0]).toMatchObject({ address: '127.0.0.1', when: expect.stringMatching(/^\d{4}-/) });
    expect(text).not.toContain('wrong');
    const page = (await vera.get(`${history}?startAt=1&maxResults=2`)).body;
    expect(page.entries.map(({ action }: { action: string }) => action)).toEqual(['login', 'login-failed']);
    expect(page.total).toBe(4);
    expect((await server.anonymous.get(history)).status).toBe(401);
    expect((await vera.get(`${history}?startAt=x`)).body.errors).toHaveProperty('startAt');
    // Renamed, it is the same person; whoever gets the name is not.
    await script.put('/rest/api/2/user?username=vera', { name: 'verena' });
    await server.buildUser({ name: 'vera' });
    const newcomer = await logIn('vera');
    expect((await newcomer.get(history)).body.total).toBe(1);
  });
});
