import { describe, expect, it } from 'vitest';
import { basic, cookieValue, describeOnEngines, userPassword } from '../support/server.ts';

describeOnEngines('The user who asks', (context) => {
  const logIn = async (name: string, password: string) => {
    const answer = await context.server.anonymous.post('/rest/auth/1/session', { username: name, password });
    return { answer, cookie: `JSESSIONID=${cookieValue(answer, 'JSESSIONID')}` };
  };
  const failures = async (name: string) =>
    (await context.server.with({ authorization: basic(name, userPassword) }).get('/rest/auth/1/session')).body
      .loginInfo.failedLoginCount;

  describe('GET /rest/api/2/myself', () => {
    it('tells who one is, in the full form of a user', async () => {
      const { status, body } = await context.server.as('admin').get('/rest/api/2/myself');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        self: 'http://localhost:8090/jira/rest/api/2/user?username=admin',
        key: 'JIRAUSER10000',
        name: 'admin',
        active: true,
        deleted: false,
        timeZone: 'UTC',
        locale: 'en_US',
        groups: { size: 2, items: [] },
        applicationRoles: { size: 1, items: [] },
        expand: 'groups,applicationRoles',
      });
      expect(Object.keys(body.avatarUrls)).toEqual(['48x48', '24x24', '16x16', '32x32']);
      expect(body).not.toHaveProperty('passwordHash');
    });

    it('lists groups and applications where they are asked for', async () => {
      const path = '/rest/api/2/myself?expand=groups,applicationRoles';
      const { body } = await context.server.as('admin').get(path);
      expect(body.groups.items).toEqual([
        {
          name: 'jira-administrators',
          self: 'http://localhost:8090/jira/rest/api/2/group?groupname=jira-administrators',
        },
        {
          name: 'jira-software-users',
          self: 'http://localhost:8090/jira/rest/api/2/group?groupname=jira-software-users',
        },
      ]);
      expect(body.applicationRoles.items).toEqual([
        {
          key: 'jira-software',
          name: 'Jira Software',
          self: 'http://localhost:8090/jira/rest/api/2/applicationrole/jira-software',
        },
      ]);
    });

    it('wants a login, in the words of atlassian-rest', async () => {
      const { status, body } = await context.server.anonymous.get('/rest/api/2/myself');
      expect(status).toBe(401);
      expect(body).toEqual({
        message: 'Client must be authenticated to access this resource.',
        'status-code': 401,
      });
    });

    it('is served under latest too', async () => {
      expect((await context.server.as('admin').get('/rest/api/latest/myself')).body.name).toBe('admin');
    });
  });

  describe('PUT /rest/api/2/myself', () => {
    it('changes display name and e-mail address with the password', async () => {
      await context.server.buildUser({ name: 'mia' });
      const changes = { displayName: 'Mia K.', emailAddress: 'mia.k@example.org', password: userPassword };
      const { status, body } = await context.server.as('mia').put('/rest/api/2/myself', changes);
      expect(status).toBe(200);
      expect(body).toMatchObject({ displayName: 'Mia K.', emailAddress: 'mia.k@example.org', name: 'mia' });
    });

    it('changes neither without the password, and counts a wrong one as a failed login', async () => {
      await context.server.buildUser({ name: 'moe' });
      const missing = await context.server.as('moe').put('/rest/api/2/myself', { displayName: 'Other' });
      expect(missing.status).toBe(400);
      expect(missing.body.errors).toHaveProperty('password');
      const wrong = await context.server
        .as('moe')
        .put('/rest/api/2/myself', { displayName: 'Other', password: 'not-the-password' });
      expect(wrong.status).toBe(400);
      expect(await failures('moe')).toBe(1);
      expect((await context.server.as('moe').get('/rest/api/2/myself')).body.displayName).toBe('moe');
    });

    it('takes back what it gave, and changes the time zone alone without a password', async () => {
      await context.server.buildUser({ name: 'max' });
      const { body } = await context.server.as('max').get('/rest/api/2/myself');
      const changed = await context.server
        .as('max')
        .put('/rest/api/2/myself', { ...body, timeZone: 'Europe/Berlin' });
      expect(changed.status).toBe(200);
      expect(changed.body.timeZone).toBe('Europe/Berlin');
      const bad = await context.server.as('max').put('/rest/api/2/myself', { timeZone: 'Mars/Olympus' });
      expect(bad.body.errors).toHaveProperty('timeZone');
    });

    it('changes neither the name nor whether one is active', async () => {
      await context.server.buildUser({ name: 'meg' });
      const changes = { name: 'admin2', active: false };
      expect((await context.server.as('meg').put('/rest/api/2/myself', changes)).body).toMatchObject({
        name: 'meg',
        active: true,
      });
    });

    it('refuses members that no user has', async () => {
      const { status, body } = await context.server.as('admin').put('/rest/api/2/myself', { sysadmin: true });
      expect(status).toBe(400);
      expect(body.errorMessages[0]).toContain('sysadmin');
    });
  });

  describe('PUT /rest/api/2/myself/password', () => {
    const next = 'a-much-better-phrase';
    const change = (cookie: string, body: unknown) =>
      context.server.with({ cookie }).put('/rest/api/2/myself/password', body);

    it('ends every other session at once and keeps the one that changed it, under another id', async () => {
      await context.server.buildUser({ name: 'pia' });
      const here = await logIn('pia', userPassword);
      const there = await logIn('pia', userPassword);
      const script = context.server.with({ authorization: basic('pia', userPassword) });
      expect((await script.get('/rest/api/2/myself')).status).toBe(200);

      const changed = await change(here.cookie, { currentPassword: userPassword, password: next });
      expect(changed.status).toBe(204);

      const renewed = `JSESSIONID=${cookieValue(changed, 'JSESSIONID')}`;
      const stillHere = await context.server.with({ cookie: renewed }).get('/rest/api/2/myself');
      expect(stillHere.body.name).toBe('pia');
      const copied = await context.server.with({ cookie: here.cookie }).get('/rest/api/2/myself');
      expect(copied.status).toBe(401);
      const gone = await context.server.with({ cookie: there.cookie }).get('/rest/api/2/myself');
      expect(gone.status).toBe(401);
      expect((await script.get('/rest/api/2/myself')).status).toBe(401);
      expect((await logIn('pia', userPassword)).answer.status).toBe(401);
      expect((await logIn('pia', next)).answer.status).toBe(200);
    });

    it('takes the old password no more where a script changed it by Basic', async () => {
      await context.server.buildUser({ name: 'pol' });
      const script = context.server.with({ authorization: basic('pol', userPassword) });
      const first = await script.get('/rest/api/2/myself');
      const body = { currentPassword: userPassword, password: next };
      expect((await script.put('/rest/api/2/myself/password', body)).status).toBe(204);
      expect((await script.get('/rest/api/2/myself')).status).toBe(401);
      const cookie = `JSESSIONID=${cookieValue(first, 'JSESSIONID')}`;
      expect((await context.server.with({ cookie }).get('/rest/api/2/myself')).status).toBe(401);
      const renewed = context.server.with({ authorization: basic('pol', next) });
      expect((await renewed.get('/rest/api/2/myself')).status).toBe(200);
    });

    it('takes the old password no more where the session that changed it began by Basic', async () => {
      await context.server.buildUser({ name: 'pam' });
      const script = context.server.with({ authorization: basic('pam', userPassword) });
      const cookie = `JSESSIONID=${cookieValue(await script.get('/rest/api/2/myself'), 'JSESSIONID')}`;
      const changed = await change(cookie, { currentPassword: userPassword, password: next });
      expect(changed.status).toBe(204);
      expect((await script.get('/rest/api/2/myself')).status).toBe(401);
      expect((await context.server.with({ cookie }).get('/rest/api/2/myself')).status).toBe(401);
      const replaced = `JSESSIONID=${cookieValue(changed, 'JSESSIONID')}`;
      expect((await context.server.with({ cookie: replaced }).get('/rest/api/2/myself')).body.name).toBe(
        'pam',
      );
    });

    it('counts a wrong current password as a failed login, and asks for the CAPTCHA after three', async () => {
      await context.server.buildUser({ name: 'pat' });
      const { cookie } = await logIn('pat', userPassword);
      const wrong = { currentPassword: 'not-the-password', password: next };
      for (let tries = 0; tries < 3; tries++) {
        const { status, body } = await change(cookie, wrong);
        expect(status).toBe(400);
        expect(body.errors).toHaveProperty('currentPassword');
      }
      const denied = await change(cookie, { currentPassword: userPassword, password: next });
      expect(denied.status).toBe(403);
      expect(denied.headers['x-authentication-denied-reason']).toContain('CAPTCHA_CHALLENGE');
      expect((await logIn('pat', userPassword)).answer.status).toBe(403);
    });

    it('refuses a new password that is guessed at once, and says why', async () => {
      await context.server.buildUser({ name: 'peg' });
      const { cookie } = await logIn('peg', userPassword);
      for (const password of ['short', 'password', 'aaaaaaaaaaaa', `${'x'.repeat(5000)}`]) {
        const { status, body } = await change(cookie, { currentPassword: userPassword, password });
        expect([status, password.length]).toEqual([400, password.length]);
        expect(body.errors.password).toBeTypeOf('string');
      }
      expect((await logIn('peg', userPassword)).answer.status).toBe(200);
    });

    it('names what is missing', async () => {
      const client = context.server.as('admin');
      const missing = await client.put('/rest/api/2/myself/password', { password: next });
      expect(missing.body.errors).toHaveProperty('currentPassword');
      expect((await client.put('/rest/api/2/myself/password', {})).body.errors).toHaveProperty('password');
    });

    it('puts both on record, without either password', async () => {
      await context.server.buildUser({ name: 'pru' });
      const { cookie } = await logIn('pru', userPassword);
      await change(cookie, { currentPassword: 'wrong-secret-word', password: next });
      await change(cookie, { currentPassword: userPassword, password: next });
      const { body, text } = await context.server.as('admin').get('/rest/tessera/1.0/audit?maxResults=20');
      const ofPru = body.records.filter(
        (one: { objectItem?: { name: string } }) => one.objectItem?.name === 'pru',
      );
      expect(ofPru.map((one: { action: string }) => one.action)).toEqual(
        expect.arrayContaining(['password-changed', 'login-failed']),
      );
      expect(text).not.toContain('wrong-secret-word');
      expect(text).not.toContain(next);
    });
  });
});
