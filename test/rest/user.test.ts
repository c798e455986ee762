import { describe, expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines, type TestServer, userPassword } from '../support/server.ts';

const base = 'http://localhost:8090/jira';

/** An administrator who is no system administrator: in a group that grants ADMINISTER alone. */
async function buildHalfAdmin(server: TestServer, name: string): Promise<void> {
  const ctx = await server.ctx();
  const group = `half-admins-${name}`;
  await server.as('admin').post('/rest/api/2/group', { name: group });
  const { id } = await ctx.db
    .selectFrom('app_group')
    .select('id')
    .where('name', '=', group)
    .executeTakeFirstOrThrow();
  await ctx.db.insertInto('global_grant').values({ permission: 'ADMINISTER', group_id: id }).execute();
  await server.buildUser({ name, groups: [group] });
}

describeOnEngines('Users', (context) => {
  const admin = () => context.server.as('admin');
  const user = (name: string) => admin().get(`/rest/api/2/user?username=${encodeURIComponent(name)}`);
  const create = (body: Record<string, unknown>) =>
    admin().post('/rest/api/2/user', {
      password: userPassword,
      emailAddress: 'someone@example.com',
      displayName: 'Some One',
      ...body,
    });

  describe('POST /rest/api/2/user', () => {
    it('makes a user with a key of the form JIRAUSER<id>, who can log in', async () => {
      const { status, body } = await create({ name: 'fred', displayName: 'Fred F. User' });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        self: `${base}/rest/api/2/user?username=fred`,
        name: 'fred',
        emailAddress: 'someone@example.com',
        displayName: 'Fred F. User',
        active: true,
      });
      expect(body.key).toMatch(/^JIRAUSER\d+$/);
      expect((await context.server.as('fred').get('/rest/api/2/myself')).body.key).toBe(body.key);
    });

    it('gives access to the application, unless no application is asked for', async () => {
      expect((await create({ name: 'with-access' })).body.applicationRoles.size).toBe(1);
      expect((await create({ name: 'without-access', applicationKeys: [] })).body.applicationRoles.size).toBe(
        0,
      );
      const unknown = await create({ name: 'wrong-access', applicationKeys: ['confluence'] });
      expect(unknown.status).toBe(400);
      expect(unknown.body.errors).toHaveProperty('applicationKeys');
      expect((await user('wrong-access')).status).toBe(404);
    });

    it('makes a user without a password whom no password lets in, not even an empty one', async () => {
      expect((await create({ name: 'passless', password: undefined })).status).toBe(201);
      for (const password of ['', 'null', 'undefined', userPassword]) {
        const login = await context.server.anonymous.post('/rest/auth/1/session', {
          username: 'passless',
          password,
        });
        expect(login.status).toBe(password === userPassword ? 403 : 401);
      }
    });

    it('trims names and knows them without regard to case', async () => {
      expect((await create({ name: '  Zoë ' })).body.name).toBe('Zoë');
      expect((await user('ZOË')).body.name).toBe('Zoë');
      expect((await user('zoe\u0308')).body.name).toBe('Zoë');
      const again = await create({ name: 'zOË' });
      expect(again.status).toBe(400);
      expect(again.body.errors).toEqual({ username: 'A user with that username already exists.' });
    });

    it.each([
      ['no name', { name: '' }, 'name'],
      ['a name of spaces', { name: '   ' }, 'name'],
      ['a name of 256 characters', { name: 'x'.repeat(256) }, 'name'],
      ['a name with a control character', { name: 'a\u0007b' }, 'name'],
      ['a name with an invisible character', { name: 'ad\u200bmin' }, 'name'],
      ['a name with a mark that turns the writing round', { name: 'nim\u202eda' }, 'name'],
      ['half a character as the name', { name: '\ud83d' }, 'name'],
      ['a name with a bracket', { name: 'a<b>' }, 'name'],
      ['the name of nobody', { name: 'Anonymous' }, 'name'],
      ['the name of the default assignee', { name: '-1' }, 'name'],
      ['no e-mail address', { name: 'bad', emailAddress: ' ' }, 'emailAddress'],
      ['an address without @', { name: 'bad', emailAddress: 'nobody' }, 'emailAddress'],
      ['two addresses', { name: 'bad', emailAddress: 'a@b.c,d@e.f' }, 'emailAddress'],
      ['an address with a line break', { name: 'bad', emailAddress: 'a@b.c\r\nBcc:d@e.f' }, 'emailAddress'],
      ['a long address', { name: 'bad', emailAddress: `${'x'.repeat(255)}@b.c` }, 'emailAddress'],
      ['no display name', { name: 'bad', displayName: '' }, 'displayName'],
      ['a long display name', { name: 'bad', displayName: 'x'.repeat(256) }, 'displayName'],
      ['a display name with a control character', { name: 'bad', displayName: 'a\u001bb' }, 'displayName'],
      ['a weak password', { name: 'bad', password: 'password' }, 'password'],
      ['the name as the password', { name: 'bartholomew', password: 'bartholomew' }, 'password'],
      ['an unknown time zone', { name: 'bad', timeZone: 'Nowhere/Land' }, 'timeZone'],
      ['a number as the name', { name: 7 }, 'name'],
      ['a NUL', { name: 'a\u0000b' }, 'name'],
    ])('refuses %s, naming the field', async (_what, body, field) => {
      const { status, body: answer } = await create(body);
      expect([status, Object.keys(answer.errors)]).toEqual([400, [field]]);
      expect((await user('bad')).status).toBe(404);
    });

    it('takes names and display names of 255 characters', async () => {
      const { status } = await create({ name: 'n'.repeat(255), displayName: 'd'.repeat(255) });
      expect(status).toBe(201);
    });

    it('refuses unknown members and bodies that are no object', async () => {
      expect((await create({ name: 'bad', isAdmin: true })).status).toBe(400);
      for (const body of ['[]', '"x"', '1', 'null', '', '{']) {
        const answer = await admin().post('/rest/api/2/user', body, {
          headers: { 'content-type': 'application/json' },
        });
        expect(answer.status).toBe(400);
      }
    });

    it('makes one user of many who ask for the same name at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => create({ name: index % 2 ? 'twin' : 'Twin' })),
      );
      expect(answers.map((one) => one.status).sort()).toEqual([201, 400, 400, 400, 400, 400, 400, 400]);
    });

    it('is for administrators', async () => {
      expect((await context.server.as('fred').post('/rest/api/2/user', { name: 'x' })).status).toBe(403);
      expect((await context.server.anonymous.post('/rest/api/2/user', { name: 'x' })).status).toBe(401);
    });
  });

  describe('GET /rest/api/2/user', () => {
    it('finds by name and by key', async () => {
      const { body } = await user('fred');
      const byKey = await context.server.as('fred').get(`/rest/api/2/user?key=${body.key}`);
      expect(byKey.body).toEqual(body);
    });

    it('says in Jira’s words who is not there, and what was not asked', async () => {
      const answers = [
        ['?username=nobody', "The user named 'nobody' does not exist"],
        ['?key=JIRAUSER1', "The user with the key 'JIRAUSER1' does not exist"],
        ['', "Either the 'username' or the 'key' query parameters need to be provided"],
      ];
      for (const [query, message] of answers) {
        const { status, body } = await admin().get(`/rest/api/2/user${query}`);
        expect([status, body]).toEqual([404, { errorMessages: [message], errors: {} }]);
      }
      expect((await admin().get('/rest/api/2/user?username=fred&key=JIRAUSER10000')).status).toBe(404);
      expect((await admin().get('/rest/api/2/user?username=fred&username=admin')).status).toBe(400);
    });

    it('gives anonymous the same answer for everybody', async () => {
      const there = await context.server.anonymous.get('/rest/api/2/user?username=fred');
      const missing = await context.server.anonymous.get('/rest/api/2/user?username=nobody');
      expect([there.status, there.text]).toEqual([401, missing.text]);
    });

    it('never gives a password hash away', async () => {
      const { text } = await admin().get(
        '/rest/api/2/user?username=fred&expand=groups,applicationRoles,password',
      );
      expect(text).not.toMatch(/argon2|password/i);
    });

    it('gives pictures that can be fetched', async () => {
      const { body } = await user('fred');
      for (const [size, url] of Object.entries<string>(body.avatarUrls)) {
        const answer = await context.server.as('fred').get(url.slice(base.length));
        expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/svg+xml;charset=UTF-8']);
        expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
        expect(answer.text).toContain('>FU</text>');
        expect(answer.text).toContain(`width="${size.split('x')[0]}"`);
      }
    });
  });

  describe('PUT /rest/api/2/user', () => {
    it('changes what is sent and leaves the rest', async () => {
      await create({ name: 'ruth', displayName: 'Ruth' });
      const { key } = (await user('ruth')).body;
      const renamed = await admin().put('/rest/api/2/user?username=ruth', { name: 'ruth.b' });
      expect(renamed.status).toBe(200);
      expect(renamed.body).toMatchObject({ key, name: 'ruth.b', displayName: 'Ruth', active: true });
      expect((await user('ruth')).status).toBe(404);
      const changed = await admin().put(`/rest/api/2/user?key=${key}`, {
        displayName: 'Ruth B.',
        active: true,
      });
      expect(changed.body).toMatchObject({ name: 'ruth.b', displayName: 'Ruth B.' });
    });

    it('leaves the old name to nobody, not even to a script that used it a moment ago', async () => {
      await create({ name: 'maiden' });
      const script = context.server.with({ authorization: basic('maiden', userPassword) });
      expect((await script.get('/rest/api/2/myself')).status).toBe(200);
      await admin().put('/rest/api/2/user?username=maiden', { name: 'married' });
      expect((await script.get('/rest/api/2/myself')).status).toBe(401);
      const renamed = context.server.with({ authorization: basic('MARRIED', userPassword) });
      expect((await renamed.get('/rest/api/2/myself')).body.name).toBe('married');
    });

    it('takes back what it gave', async () => {
      await create({ name: 'otto' });
      const { body } = await admin().get('/rest/api/2/user?username=otto');
      const { status } = await admin().put('/rest/api/2/user?username=otto', {
        ...body,
        displayName: 'Otto',
      });
      expect(status).toBe(200);
      expect((await user('otto')).body.displayName).toBe('Otto');
    });

    it('changes the case of a name, and takes nobody else’s', async () => {
      await create({ name: 'kim' });
      expect((await admin().put('/rest/api/2/user?username=kim', { name: 'Kim' })).body.name).toBe('Kim');
      const taken = await admin().put('/rest/api/2/user?username=kim', { name: 'FRED' });
      expect([taken.status, Object.keys(taken.body.errors)]).toEqual([400, ['name']]);
    });

    it('ends everything at once when a user is deactivated, and for good', async () => {
      await create({ name: 'dora' });
      const session = context.server.as('dora');
      const script = context.server.with({ authorization: basic('dora', userPassword) });
      expect((await session.get('/rest/api/2/myself')).status).toBe(200);
      expect((await script.get('/rest/api/2/myself')).status).toBe(200);

      // A string is what atlassian-python-api sends.
      const off = await admin().put('/rest/api/2/user?username=dora', { active: 'false', name: 'dora' });
      expect([off.status, off.body.active]).toEqual([200, false]);
      expect((await session.get('/rest/api/2/myself')).status).toBe(401);
      expect((await script.get('/rest/api/2/myself')).status).toBe(401);

      expect((await admin().put('/rest/api/2/user?username=dora', { active: true })).body.active).toBe(true);
      expect((await session.get('/rest/api/2/myself')).status).toBe(401);
      expect((await script.get('/rest/api/2/myself')).status).toBe(200);
    });

    it('refuses to deactivate oneself and to change a password on the side', async () => {
      const self = await admin().put('/rest/api/2/user?username=admin', { active: false });
      expect([self.status, Object.keys(self.body.errors)]).toEqual([400, ['active']]);
      const password = await admin().put('/rest/api/2/user?username=fred', {
        password: 'another-good-phrase',
      });
      expect([password.status, Object.keys(password.body.errors)]).toEqual([400, ['password']]);
    });

    it('is for administrators, whoever is asked about', async () => {
      const client = context.server.as('fred');
      const there = await client.put('/rest/api/2/user?username=admin', { displayName: 'x' });
      const missing = await client.put('/rest/api/2/user?username=nobody', { displayName: 'x' });
      expect([there.status, there.text]).toEqual([403, missing.text]);
    });
  });

  describe('DELETE /rest/api/2/user', () => {
    it('deletes a user with sessions, groups and properties', async () => {
      await create({ name: 'gone' });
      const session = context.server.as('gone');
      const { key } = (await session.get('/rest/api/2/myself')).body;
      await session.put('/rest/api/2/user/properties/note', { a: 1 });
      expect((await admin().delete('/rest/api/2/user?username=gone')).status).toBe(204);
      expect((await session.get('/rest/api/2/myself')).status).toBe(401);
      expect((await user('gone')).status).toBe(404);
      expect((await create({ name: 'gone' })).body.key).not.toBe(key);
    });

    it('never deletes oneself', async () => {
      const { status, body } = await admin().delete('/rest/api/2/user?username=admin');
      expect([status, body.errorMessages]).toEqual([
        400,
        ['You cannot delete the user you are logged in as.'],
      ]);
    });

    it('answers 404 for nobody, 403 to those who may not', async () => {
      expect((await admin().delete('/rest/api/2/user?username=nobody')).status).toBe(404);
      expect((await context.server.as('fred').delete('/rest/api/2/user?username=kim')).status).toBe(403);
    });
  });

  describe('PUT /rest/api/2/user/password', () => {
    const byBasic = () => context.server.with({ authorization: basic('admin', adminPassword) });
    const next = 'a-much-better-phrase';

    it('sets a password, which ends the sessions of before', async () => {
      await create({ name: 'lena' });
      const session = context.server.as('lena');
      expect((await session.get('/rest/api/2/myself')).status).toBe(200);
      const { status } = await byBasic().put('/rest/api/2/user/password?username=lena', { password: next });
      expect(status).toBe(204);
      expect((await session.get('/rest/api/2/myself')).status).toBe(401);
      const login = { username: 'lena', password: next };
      expect((await context.server.anonymous.post('/rest/auth/1/session', login)).status).toBe(200);
    });

    it('wants the administrator’s password confirmed first, unless it comes with the request', async () => {
      const { status, body } = await admin().put('/rest/api/2/user/password?username=lena', {
        password: next,
      });
      expect(status).toBe(401);
      expect(body).toEqual({ message: 'This resource requires WebSudo.', 'status-code': 401 });
    });

    it('keeps to the password policy', async () => {
      const weak = await byBasic().put('/rest/api/2/user/password?username=lena', { password: 'letmein1' });
      expect([weak.status, Object.keys(weak.body.errors)]).toEqual([400, ['password']]);
      expect((await byBasic().put('/rest/api/2/user/password?username=lena', {})).status).toBe(400);
    });

    it('is for administrators, even for the own password', async () => {
      const client = context.server.with({ authorization: basic('fred', userPassword) });
      const path = '/rest/api/2/user/password?username=';
      expect((await client.put(`${path}admin`, { password: next })).status).toBe(403);
      expect((await client.put(`${path}fred`, { password: next })).status).toBe(403);
    });
  });

  describe('An administrator who is no system administrator', () => {
    it('administers people who are none either', async () => {
      await buildHalfAdmin(context.server, 'half');
      const half = context.server.as('half');
      const made = await half.post('/rest/api/2/user', {
        name: 'made-by-half',
        password: userPassword,
        emailAddress: 'm@example.com',
        displayName: 'Made',
      });
      expect(made.status).toBe(201);
      expect((await half.put('/rest/api/2/user?username=made-by-half', { displayName: 'M' })).status).toBe(
        200,
      );
      expect((await half.delete('/rest/api/2/user?username=made-by-half')).status).toBe(204);
    });

    it('cannot become a system administrator through one, whatever he tries', async () => {
      const half = context.server.with({ authorization: basic('half', userPassword) });
      const refused = [
        await half.put('/rest/api/2/user/password?username=admin', { password: 'a-much-better-phrase' }),
        await half.put('/rest/api/2/user?username=admin', { emailAddress: 'half@example.com' }),
        await half.put('/rest/api/2/user?username=admin', { active: false }),
        await half.put('/rest/api/2/user?username=admin', { name: 'renamed' }),
        await half.delete('/rest/api/2/user?username=admin'),
        await half.delete('/rest/api/2/user/session/admin'),
        await half.delete('/rest/tessera/1.0/user/admin/sessions'),
        await half.post('/rest/api/2/group/user?groupname=jira-administrators', { name: 'half' }),
        await half.delete('/rest/api/2/group/user?groupname=jira-administrators&username=admin'),
        await half.delete('/rest/api/2/group?groupname=jira-administrators'),
        await half.delete('/rest/api/2/group?groupname=jira-administrators&swapGroup=half-admins-half'),
        await half.put('/rest/api/2/user/properties/x?username=admin', 1),
        await half.put('/rest/api/2/user/avatar?username=admin', { id: '10334' }),
        await half.put('/rest/api/2/user/columns?username=admin', ['summary']),
      ];
      expect(refused.map((one) => one.status)).toEqual(refused.map(() => 403));
      const me = await half.get('/rest/api/2/myself?expand=groups');
      expect(me.body.groups.items.map((one: { name: string }) => one.name)).not.toContain(
        'jira-administrators',
      );
    });
  });
});

describeOnEngines('The last system administrator', (context) => {
  const activate = (name: string, by: string, active: boolean) =>
    context.server.as(by).put(`/rest/api/2/user?username=${name}`, { active });

  it('stays, whichever way one tries to be rid of him', async () => {
    const { server } = context;
    for (const name of ['eva', 'eve']) await server.buildUser({ name, groups: ['jira-administrators'] });
    expect((await activate('admin', 'eva', false)).status).toBe(200);
    expect((await activate('eve', 'eva', false)).status).toBe(200);
    const eva = server.as('eva');
    const refused = [
      await eva.delete('/rest/api/2/group/user?groupname=jira-administrators&username=eva'),
      await eva.delete('/rest/api/2/group?groupname=jira-administrators'),
      await eva.put('/rest/api/2/user?username=eva', { active: false }),
      await eva.delete('/rest/api/2/user?username=eva'),
      await eva.put('/rest/api/2/myself', { active: false }),
    ];
    expect(refused.map((one) => one.status)).toEqual([400, 400, 400, 400, 200]);
    expect((await eva.get('/rest/api/2/myself')).body.active).toBe(true);
  });

  it('is not lost when two deactivate each other at once', async () => {
    expect((await activate('eve', 'eva', true)).status).toBe(200);
    await context.server.as('eve').get('/rest/api/2/myself');
    const answers = await Promise.all([activate('eve', 'eva', false), activate('eva', 'eve', false)]);
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
    expect(answers.every((one) => one.status < 500)).toBe(true);
    const [left, gone] = answers[0].status === 200 ? ['eva', 'eve'] : ['eve', 'eva'];
    expect((await activate(gone, left, true)).status).toBe(200);
  });
});
