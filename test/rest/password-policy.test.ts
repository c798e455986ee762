import { beforeAll, expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';

const url = '/rest/api/2/password/policy';
const good = 'seven purple lamps';

describeOnEngines('The password policy', (context) => {
  let server: TestServer;
  beforeAll(async () => {
    server = context.server;
    await server.buildUser({ name: 'fred' });
    await server.buildUser({ name: 'anna' });
  });

  it('is told in sentences, to anybody', async () => {
    const { status, body } = await server.anonymous.get(url);
    expect([status, body.length]).toEqual([200, 4]);
    expect(body[0]).toContain('8 characters');
    expect((await server.anonymous.get(`${url}?hasOldPassword=true`)).body).toHaveLength(5);
  });

  it('says of a password whether a new user could have it', async () => {
    const check = (password: string, more: object = {}) =>
      server.anonymous.post(`${url}/createUser`, { username: 'greta', password, ...more });
    expect((await check(good)).body).toEqual([]);
    for (const bad of ['', 'short', 'password1', 'aaaaaaaaaaaa', 'greta2024!']) {
      const { status, body } = await check(bad);
      expect([status, body.length]).toEqual([200, 1]);
    }
    expect((await check('garbo1905', { displayName: 'Greta Garbo' })).body).toHaveLength(1);
    const refused = await server.anonymous.post(`${url}/createUser`, { username: 'greta' });
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['password']]);
  });

  it('says of a password whether a user could change to it, and not whether the old one is right', async () => {
    const check = (as: string, body: object) => server.as(as).post(`${url}/updateUser`, body);
    const asked = { username: 'fred', newPassword: good };
    expect((await check('fred', { ...asked, oldPassword: 'wrong-password-9' })).body).toEqual([]);
    expect((await check('fred', { ...asked, oldPassword: good })).body).toHaveLength(1);
    expect((await check('fred', { ...asked, newPassword: 'fred2024!' })).body).toHaveLength(1);
    expect((await check('admin', asked)).body).toEqual([]);
    const hidden = await check('anna', asked);
    const missing = await check('anna', { ...asked, username: 'nobody' });
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(hidden.text.replace('fred', '')).toBe(missing.text.replace('nobody', ''));
    expect((await server.anonymous.post(`${url}/updateUser`, asked)).status).toBe(401);
    expect(Object.keys((await check('fred', { username: 'fred' })).body.errors)).toEqual(['newPassword']);
  });
});
