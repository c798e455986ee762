import { describe, expect, it } from 'vitest';
import { pageClient } from '../support/page-client.ts';
import { adminPassword, basic, cookieValue, describeOnEngines, userPassword } from '../support/server.ts';

const confirmed = { currentPassword: userPassword };
let made = 0;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describeOnEngines('Sessions that people see and end', (context) => {
  const logIn = async (name: string, userAgent: string) => {
    const credentials = { username: name, password: userPassword };
    const headers = { 'user-agent': userAgent, origin: 'http://localhost:8090' };
    const answer = await context.server.anonymous.post('/rest/auth/1/session', credentials, { headers });
    return context.server.with({ cookie: `JSESSIONID=${cookieValue(answer, 'JSESSIONID')}` });
  };
  const alive = async (client: { get(path: string): Promise<{ status: number }> }) =>
    (await client.get('/rest/api/2/myself')).status === 200;

  describe('GET /rest/tessera/1.0/sessions', () => {
    it('lists the own living sessions, by what and where they began, and which one asks', async () => {
      await context.server.buildUser({ name: 'ina' });
      await context.server.buildUser({ name: 'other' });
      await logIn('other', firefox);
      const browser = await logIn(
        'ina',
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1',
      );
      await logIn('ina', 'curl/8.5.0');
      const { status, body, text } = await browser.get('/rest/tessera/1.0/sessions');
      expect(status).toBe(200);
      const seen = body.sessions.map((one: { device: string; current: boolean }) => [
        one.device,
        one.current,
      ]);
      expect(seen).toHaveLength(2);
      expect(seen).toEqual(
        expect.arrayContaining([
          ['Safari on macOS', true],
          ['curl 8.5.0', false],
        ]),
      );
      expect(body.sessions[0]).toMatchObject({ address: '127.0.0.1', via: 'rest' });
      expect(body.sessions[0].firstSeen).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/);
      expect(text).not.toMatch(/[0-9A-F]{32}/);
    });

    it('wants a login', async () => {
      expect((await context.server.anonymous.get('/rest/tessera/1.0/sessions')).status).toBe(401);
    });
  });

  describe('DELETE /rest/tessera/1.0/sessions/{id}', () => {
    it('ends one session and no other', async () => {
      await context.server.buildUser({ name: 'ulf' });
      const [one, two] = [await logIn('ulf', 'curl/8.5.0'), await logIn('ulf', firefox)];
      const { body } = await two.get('/rest/tessera/1.0/sessions');
      const { id } = body.sessions.find((session: { current: boolean }) => !session.current);
      expect((await two.delete(`/rest/tessera/1.0/sessions/${id}`, confirmed)).status).toBe(204);
      expect([await alive(one), await alive(two)]).toEqual([false, true]);
      expect((await two.delete(`/rest/tessera/1.0/sessions/${id}`, confirmed)).status).toBe(404);
    });

    it.each([
      ['none', undefined, 'You must specify your current password.'],
      ['an empty one', '', 'You must specify your current password.'],
      ['a wrong one', 'wrong', 'The current password you specified is incorrect.'],
      ['the administrator’s', adminPassword, 'The current password you specified is incorrect.'],
    ])('ends nothing for a stolen cookie: with %s for a password', async (_which, currentPassword, why) => {
      await context.server.buildUser({ name: `own${++made}` });
      const [owner, thief] = [await logIn(`own${made}`, firefox), await logIn(`own${made}`, 'curl/8.5.0')];
      const { body } = await thief.get('/rest/tessera/1.0/sessions');
      const { id } = body.sessions.find((session: { current: boolean }) => !session.current);
      for (const path of ['/rest/tessera/1.0/sessions', `/rest/tessera/1.0/sessions/${id}`]) {
        const answer = await thief.delete(path, { currentPassword });
        expect([answer.status, answer.body.errors]).toEqual([400, { currentPassword: why }]);
      }
      expect((await thief.delete('/rest/tessera/1.0/sessions')).status).toBe(400);
      expect(await alive(owner)).toBe(true);
      const failed = (await owner.get('/rest/auth/1/session')).body.loginInfo.failedLoginCount ?? 0;
      expect(failed).toBe(currentPassword ? 2 : 0);
    });

    it('asks for no password that was given a moment ago', async () => {
      await context.server.buildUser({ name: 'conf' });
      const [other, here] = [await logIn('conf', firefox), await logIn('conf', 'curl/8.5.0')];
      const script = context.server.with({ authorization: basic('conf', userPassword) });
      expect((await script.delete('/rest/tessera/1.0/sessions')).status).toBe(200);
      expect([await alive(other), await alive(here)]).toEqual([false, false]);
      const administrator = pageClient(context.server);
      await administrator.post('/login.jsp', { os_username: 'admin', os_password: adminPassword });
      expect((await administrator.request('DELETE', '/rest/tessera/1.0/sessions')).status).toBe(400);
      const confirm = { webSudoPassword: adminPassword, atl_token: administrator.token() };
      await administrator.post('/secure/admin/WebSudoAuthenticate.jspa', confirm);
      expect((await administrator.request('DELETE', '/rest/tessera/1.0/sessions')).status).toBe(200);
      context.server.forget('admin');
    });

    it('answers for somebody else’s session as for none', async () => {
      await context.server.buildUser({ name: 'eve' });
      const victim = await logIn('ulf', firefox);
      const { body } = await victim.get('/rest/tessera/1.0/sessions');
      const { id } = body.sessions.find((session: { current: boolean }) => session.current);
      const eve = await logIn('eve', firefox);
      const theirs = await eve.delete(`/rest/tessera/1.0/sessions/${id}`);
      const none = await eve.delete('/rest/tessera/1.0/sessions/999999');
      expect([theirs.status, none.status]).toEqual([404, 404]);
      expect(theirs.text.replaceAll(id, '#')).toBe(none.text.replaceAll('999999', '#'));
      expect(await alive(victim)).toBe(true);
    });

    it('is a logout where it is the session that asks', async () => {
      const client = await logIn('ulf', 'curl/8.5.0');
      const { body } = await client.get('/rest/tessera/1.0/sessions');
      const { id } = body.sessions.find((session: { current: boolean }) => session.current);
      const answer = await client.delete(`/rest/tessera/1.0/sessions/${id}`);
      expect(answer.status).toBe(204);
      expect(answer.headers['x-seraph-loginreason']).toContain('OUT');
      expect(cookieValue(answer, 'JSESSIONID')).toBe('');
      expect(await alive(client)).toBe(false);
    });

    it.each(['x', '-1', '1e3', '99999999999999999999', '%00'])('refuses the id %s', async (id) => {
      const { status } = await context.server.as('ulf').delete(`/rest/tessera/1.0/sessions/${id}`);
      expect(status).toBe(400);
    });
  });

  describe('DELETE /rest/tessera/1.0/sessions', () => {
    it('ends all other sessions, those of scripts among them', async () => {
      await context.server.buildUser({ name: 'tom' });
      const [here, there] = [await logIn('tom', firefox), await logIn('tom', 'curl/8.5.0')];
      const script = context.server.with({ authorization: basic('tom', userPassword) });
      expect(await alive(script)).toBe(true);
      const { body } = await here.delete('/rest/tessera/1.0/sessions', confirmed);
      expect(body).toEqual({ ended: 2 });
      expect([await alive(here), await alive(there)]).toEqual([true, false]);
      expect((await here.get('/rest/tessera/1.0/sessions')).body.sessions).toHaveLength(1);
    });

    it('ends what browsers remember too', async () => {
      await context.server.buildUser({ name: 'rem' });
      const form = 'os_username=rem&os_password=user-password-1&os_cookie=true';
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const login = await context.server.anonymous.post('/login.jsp', form, { headers });
      const remembered = cookieValue(login, 'seraph.rememberme.cookie');
      expect(remembered).toBeTruthy();
      const here = await logIn('rem', firefox);
      await here.delete('/rest/tessera/1.0/sessions', confirmed);
      const back = context.server.with({ cookie: `seraph.rememberme.cookie=${remembered}` });
      expect(await alive(back)).toBe(false);
    });
  });

  describe('DELETE /rest/api/2/user/session/{username}', () => {
    it('ends all sessions of a user at once', async () => {
      await context.server.buildUser({ name: 'sam' });
      const [one, two] = [await logIn('sam', 'curl/8.5.0'), await logIn('sam', firefox)];
      const { status } = await context.server.as('admin').delete('/rest/api/2/user/session/SAM');
      expect(status).toBe(200);
      expect([await alive(one), await alive(two)]).toEqual([false, false]);
      expect(await alive(await logIn('sam', firefox))).toBe(true);
    });

    it('is for administrators, and knows who is not there', async () => {
      expect((await context.server.as('admin').delete('/rest/api/2/user/session/nobody')).status).toBe(404);
      expect((await context.server.anonymous.delete('/rest/api/2/user/session/sam')).status).toBe(401);
      const client = context.server.as('sam');
      const there = await client.delete('/rest/api/2/user/session/admin');
      const missing = await client.delete('/rest/api/2/user/session/nobody');
      expect([there.status, there.text]).toEqual([403, missing.text]);
    });
  });

  describe('GET and DELETE /rest/tessera/1.0/user/{username}/sessions', () => {
    it('shows and ends anyone’s sessions to an administrator', async () => {
      const client = await logIn('sam', firefox);
      const path = '/rest/tessera/1.0/user/sam/sessions';
      const { body } = await context.server.as('admin').get(path);
      expect(body.sessions.map((one: { device: string }) => one.device)).toContain('Firefox on Linux');
      expect(body.sessions.every((one: { current: boolean }) => !one.current)).toBe(true);
      const ended = await context.server.as('admin').delete(path);
      expect(ended.body.ended).toBe(body.sessions.length);
      expect(await alive(client)).toBe(false);
      expect((await context.server.as('ulf').get(path)).status).toBe(403);
    });
  });

  describe('GET /rest/tessera/1.0/audit', () => {
    it('tells who did what, the newest first', async () => {
      const admin = context.server.as('admin');
      await context.server.buildUser({ name: 'watched' });
      await admin.put('/rest/api/2/user?username=watched', { displayName: 'W.', active: false });
      await admin.delete('/rest/api/2/user/session/watched');
      await admin.post('/rest/api/2/group', { name: 'watchers' });
      await admin.post('/rest/api/2/group/user?groupname=watchers', { name: 'watched' });
      await admin.delete('/rest/api/2/group/user?groupname=watchers&username=watched');
      await admin.delete('/rest/api/2/group?groupname=watchers');
      await admin.delete('/rest/api/2/user?username=watched');
      const { body } = await admin.get('/rest/tessera/1.0/audit?maxResults=10');
      expect(body).toMatchObject({ startAt: 0, maxResults: 10 });
      expect(body.records.slice(0, 7).map((one: { action: string }) => one.action)).toEqual([
        'user-deleted',
        'group-deleted',
        'group-member-removed',
        'group-member-added',
        'group-created',
        'session-revoked',
        'user-deactivated',
      ]);
      expect(body.records[6]).toMatchObject({
        authorKey: 'JIRAUSER10000',
        remoteAddress: '127.0.0.1',
        objectItem: { name: 'watched', typeName: 'user' },
        changedValues: [
          { fieldName: 'displayName', changedFrom: 'watched', changedTo: 'W.' },
          { fieldName: 'active', changedFrom: 'true', changedTo: 'false' },
        ],
      });
    });

    it('is paged, and for administrators', async () => {
      const admin = context.server.as('admin');
      const [first, second] = [
        (await admin.get('/rest/tessera/1.0/audit?maxResults=1')).body,
        (await admin.get('/rest/tessera/1.0/audit?maxResults=1&startAt=1')).body,
      ];
      expect(second.records[0].id).toBeLessThan(first.records[0].id);
      expect((await context.server.as('ulf').get('/rest/tessera/1.0/audit')).status).toBe(403);
      expect((await context.server.anonymous.get('/rest/tessera/1.0/audit')).status).toBe(401);
    });
  });
});

describeOnEngines('A session that is over', (context) => {
  it('is shown no more', async () => {
    const admin = { username: 'admin', password: adminPassword };
    await context.server.anonymous.post('/rest/auth/1/session', admin, {
      headers: { 'user-agent': 'curl/8' },
    });
    context.server.pass(6 * 3_600_000);
    const { body } = await context.server.as('admin').get('/rest/tessera/1.0/sessions');
    expect(body.sessions).toHaveLength(1);
    expect(body.sessions[0].current).toBe(true);
  });
});
