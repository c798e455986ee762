import { expect, it } from 'vitest';
import { basic, describeOnEngines, type OnEngine, userPassword } from '../support/server.ts';

const fromJira = [
  ['{PKCS5S2}DQIXJU038u4P7FdsuFTY/+35bm41kfjZa57UrdxHp2Mu3qF2uy+ooD+jF5t1tb8J', 'password'],
  ['{PKCS5S2}ehivsjAfRvUA1R6NjH4n0hIxi1MdCPF2KDk+/hIonAeLOZl/Mdx8ipRRew48Hdhe', 'user'],
  ['sUNhQEwHj/1UnAPbRDw/7eLz5TTXP3j3cwHtl9SkNqn9nbBe6LMlwK02Q4tD/shRDCBPwcHtsh0JQcAOniwc4g==', 'user'],
] as const;

const hashes = (context: OnEngine) => {
  const users = context.server.app.database.db;
  return {
    get: async (name: string) =>
      (await users.selectFrom('app_user').select('password_hash').where('name', '=', name).executeTakeFirst())
        ?.password_hash,
    set: (name: string, hash: string | null) =>
      users.updateTable('app_user').set({ password_hash: hash }).where('name', '=', name).execute(),
  };
};

describeOnEngines(
  'A password hash that came from Jira',
  (context) => {
    const login = (username: string, password: string) =>
      context.server.anonymous.post('/rest/auth/1/session', { username, password });

    it.each(fromJira)('lets its owner in and is replaced at that login: %s', async (hash, password) => {
      const name = `legacy-${fromJira.findIndex(([known]) => known === hash)}`;
      await context.server.buildUser({ name });
      await hashes(context).set(name, hash);
      expect((await login(name, `${password}x`)).status).toBe(401);
      expect(await hashes(context).get(name)).toBe(hash);
      const first = await login(name, password);
      expect(first.status).toBe(200);
      expect(await hashes(context).get(name)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect((await login(name, password)).status).toBe(200);
      const cookie = `JSESSIONID=${first.body.session.value}`;
      expect((await context.server.with({ cookie }).get('/rest/auth/1/session')).status).toBe(200);
    });

    it('is replaced at a login by Basic, too', async () => {
      await context.server.buildUser({ name: 'legacy-basic' });
      await hashes(context).set('legacy-basic', fromJira[0][0]);
      const client = context.server.with({ authorization: basic('legacy-basic', 'password') });
      expect((await client.get('/rest/api/2/myself')).status).toBe(200);
      expect(await hashes(context).get('legacy-basic')).toMatch(/^\$argon2id\$/);
    });

    it.each([
      ['X'],
      ['nopass'],
      [''],
      [null],
      ['{PKCS5S2}'],
      ['$argon2id$v=19$m=99999999,t=9,p=1$YWJjZGVmZ2g$YWJj'],
    ])('that is none lets nobody in: %s', async (hash) => {
      const name = `none-${String(hash).length}`;
      await context.server.buildUser({ name });
      await hashes(context).set(name, hash);
      for (const password of ['X', 'nopass', userPassword, hash ?? 'null']) {
        expect((await login(name, password)).status).toBe(401);
      }
    });
  },
  { maximumAuthenticationAttempts: '' },
);

describeOnEngines('A new password', (context) => {
  const create = (name: string, password: string) =>
    context.server
      .with({ authorization: basic('admin', 'admin-password-1') })
      .post('/rest/api/2/user', { name, password, displayName: name, emailAddress: `${name}@example.com` });

  it.each([
    ['too short', 'x7!kq'],
    ['one of the most used', 'Password123'],
    ['the product’s name', 'Tessera2024!'],
    ['the user’s own name', 'candidate1'],
    ['a row of keys', 'qwertyuiop'],
    ['too long', 'ab'.repeat(600)],
  ])('is refused where it is %s, and nobody is made', async (_, password) => {
    const answer = await create('candidate', password);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.password).toEqual(expect.any(String));
    expect(JSON.stringify(answer.body)).not.toContain(password);
    const found = await context.server.as('admin').get('/rest/api/2/user?username=candidate');
    expect(found.status).toBe(404);
  });

  it.each([
    ['eight letters', 'kqzvhwmt'],
    ['blanks and other scripts', 'пароль это не слово'],
    ['64 characters and more', 'q7#Lm2pV'.repeat(12)],
  ])('is taken with %s, whatever kinds of characters it has', async (title, password) => {
    const name = title.replaceAll(/\W/g, '-');
    expect((await create(name, password)).status).toBe(201);
    const answer = await context.server.anonymous.post('/rest/auth/1/session', { username: name, password });
    expect(answer.status).toBe(200);
  });

  it('is the same however its letters are composed', async () => {
    expect((await create('composed', 'caf\u00e9 au lait')).status).toBe(201);
    const credentials = { username: 'composed', password: 'cafe\u0301 au lait' };
    expect((await context.server.anonymous.post('/rest/auth/1/session', credentials)).status).toBe(200);
  });
});

describeOnEngines(
  'A new password where 15 characters are asked for',
  (context) => {
    it('is refused with 14 and says how many it takes', async () => {
      const person = { name: 'long', displayName: 'Long', emailAddress: 'long@example.com' };
      const client = context.server.with({ authorization: basic('admin', 'admin-password-1') });
      const answer = await client.post('/rest/api/2/user', { ...person, password: 'kqzvhwmtrjkqzv' });
      expect(answer.status).toBe(400);
      expect(answer.body.errors.password).toBe('Use at least 15 characters for the password.');
      const taken = await client.post('/rest/api/2/user', { ...person, password: 'kqzvhwmtrjkqzvx' });
      expect(taken.status).toBe(201);
    });
  },
  { passwordMinimumLength: '15' },
);
