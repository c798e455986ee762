import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepTokens } from '../../src/access/access-token/access-token.service.ts';
import { publicIdIn } from '../../src/access/access-token/access-token.ts';
import {
  adminPassword,
  basic,
  type Client,
  describeOnEngines,
  startServer,
  userPassword,
} from '../support/server.ts';

const url = '/rest/pat/latest/tokens';
const session = '/rest/auth/1/session';
const DAY = 86_400_000;
const never = '9999-12-31T23:59:59.999+0000';

describeOnEngines('Personal access tokens', (context) => {
  const bearer = (raw: string, more: Record<string, string> = {}): Client =>
    context.server.with({ authorization: `Bearer ${raw}`, ...more });
  const admin = () => context.server.with({ authorization: basic('admin', adminPassword) });
  let named = 0;
  const make = async (user: string, more: Record<string, unknown> = {}) => {
    const { status, body } = await context.server.as(user).post(url, { name: `token ${++named}`, ...more });
    expect(status).toBe(201);
    return body as { id: number; name: string; rawToken: string; expiringAt: string };
  };
  const build = async (name: string) => {
    await context.server.buildUser({ name });
    return name;
  };
  const whoIs = async (client: Client) => {
    const { status, body } = await client.get('/rest/api/2/myself');
    return status === 200 ? body.name : status;
  };
  const actions = async (word: string) => {
    const { body } = await admin().get('/rest/tessera/1.0/audit?maxResults=300');
    return body.records
      .filter((one: { objectItem?: { typeName: string; name: string } }) => one.objectItem?.name === word)
      .map(({ action }: { action: string }) => action);
  };

  describe(`POST ${url}`, () => {
    it('makes a token that is shown once, in the shape of Jira', async () => {
      const { status, body } = await context.server
        .as('admin')
        .post(url, { name: 'build server', expirationDuration: 90 });
      expect(status).toBe(201);
      expect(Object.keys(body)).toEqual(['id', 'name', 'createdAt', 'expiringAt', 'rawToken']);
      expect(body.rawToken).toMatch(/^[A-Za-z0-9+/]{44}$/);
      expect(Buffer.from(body.rawToken, 'base64').toString('latin1')).toMatch(/^\d{12}:/);
      expect(Date.parse(body.expiringAt) - Date.parse(body.createdAt)).toBe(90 * DAY);
      const shown = (await context.server.as('admin').get(`${url}/${body.id}`)).body;
      const { rawToken: _secret, ...rest } = body;
      expect(shown).toEqual(rest);
    });

    it('keeps no more of it than a hash', async () => {
      const { rawToken } = await make('admin');
      const { db } = context.server.app.database;
      const rows = await db.selectFrom('access_token').selectAll().execute();
      const secret = Buffer.from(rawToken, 'base64').subarray(13);
      expect(JSON.stringify(rows)).not.toContain(rawToken);
      expect(JSON.stringify(rows)).not.toContain(secret.toString('base64url').slice(0, 20));
      const records = await db.selectFrom('audit_record').selectAll().execute();
      expect(JSON.stringify(records)).not.toContain(rawToken);
    });

    it('lasts for ever where nobody says how long', async () => {
      expect((await make('admin')).expiringAt).toBe(never);
    });

    it.each([
      [{}, 'name'],
      [{ name: null }, 'name'],
      [{ name: '   ' }, 'name'],
      [{ name: 'x'.repeat(256) }, 'name'],
      [{ name: 7 }, 'name'],
      [{ name: 'n', expirationDuration: 0 }, 'expirationDuration'],
      [{ name: 'n', expirationDuration: -1 }, 'expirationDuration'],
      [{ name: 'n', expirationDuration: 1.5 }, 'expirationDuration'],
      [{ name: 'n', expirationDuration: 1e9 }, 'expirationDuration'],
      [{ name: 'n', expirationDuration: '1e3' }, 'expirationDuration'],
      [{ name: 'n', expirationDuration: true }, 'expirationDuration'],
    ])('refuses %j by the field that is wrong', async (body, field) => {
      const answer = await context.server.as('admin').post(url, body);
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body.errors)).toEqual([field]);
    });

    it('refuses a second one of the same name, in whatever case', async () => {
      const user = await build('namesake');
      await make(user, { name: 'Käse und Brot' });
      const { status, body } = await context.server.as(user).post(url, { name: ' KÄSE und brot ' });
      expect(status).toBe(400);
      expect(body.errors.name).toContain('already');
      expect((await context.server.as('admin').post(url, { name: 'Käse und Brot' })).status).toBe(201);
    });

    it('makes as many as the server allows, and no more when many are asked for at once', async () => {
      const user = await build('collector');
      const answers = await Promise.all(
        Array.from({ length: 15 }, (_, at) => context.server.as(user).post(url, { name: `many ${at}` })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
      const refused = answers.filter(({ status }) => status !== 201);
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([400]));
      expect(refused[0]?.body.errorMessages[0]).toContain('10 tokens');
      const one = answers.find(({ status }) => status === 201)?.body.id;
      await context.server.as(user).delete(`${url}/${one}`);
      expect((await context.server.as(user).post(url, { name: 'room again' })).status).toBe(201);
    });

    it('is for people: no token makes another, and nobody who is not logged in', async () => {
      const { rawToken } = await make('admin');
      const answer = await bearer(rawToken).post(url, { name: 'offspring' });
      expect(answer.status).toBe(403);
      expect((await context.server.anonymous.post(url, { name: 'x' })).status).toBe(401);
      expect((await admin().post(url, { name: 'by Basic' })).status).toBe(201);
    });

    it('is kept from pages of other sites', async () => {
      const answer = await context.server
        .as('admin')
        .post(url, { name: 'forged' }, { headers: { origin: 'https://evil.example.com' } });
      expect(answer.status).toBe(403);
    });
  });

  describe(`GET ${url}`, () => {
    it('lists the own ones, the newest first, and nobody else’s', async () => {
      const [one, other] = [await build('lister'), await build('neighbour')];
      const first = await make(one);
      const second = await make(one);
      const foreign = await make(other);
      const { body } = await context.server.as(one).get(url);
      expect(body.map(({ id }: { id: number }) => id)).toEqual([second.id, first.id]);
      expect(JSON.stringify(body)).not.toContain('rawToken');
      expect((await context.server.as(one).get(`${url}/${foreign.id}`)).status).toBe(404);
      expect((await context.server.as(one).get(`${url}/999999`)).status).toBe(404);
      expect((await context.server.as(one).get(`${url}/x'y`)).status).toBe(404);
      expect((await context.server.as(one).delete(`${url}/${foreign.id}`)).status).toBe(404);
      expect((await context.server.anonymous.get(url)).body).toEqual({
        message: 'Client must be authenticated to access this resource.',
        'status-code': 401,
      });
    });

    it('answers under 1.0 too, and to the token itself', async () => {
      const user = await build('older');
      const { rawToken, id } = await make(user);
      const { body } = await bearer(rawToken).get('/rest/pat/1.0/tokens');
      expect(body.map((one: { id: number }) => one.id)).toEqual([id]);
    });

    it('says when a token was last used', async () => {
      const user = await build('used');
      const { rawToken, id } = await make(user);
      await whoIs(bearer(rawToken));
      await context.server.app.writeSeen();
      const { body } = await context.server.as(user).get(`${url}/${id}`);
      expect(Date.parse(body.lastAccessedAt)).toBeGreaterThanOrEqual(Date.parse(body.createdAt));
    });
  });

  describe('Authorization: Bearer', () => {
    it('is the user, without a session and without a login', async () => {
      const user = await build('programmed');
      const { rawToken } = await make(user);
      const answer = await bearer(rawToken).get(session);
      expect(answer.body).toMatchObject({ name: user, loginInfo: { loginCount: 1 } });
      expect(answer.cookies).toEqual([]);
      expect(answer.headers['x-ausername']).toBe(user);
      expect(answer.headers['x-seraph-loginreason']).toBe('OK');
      expect(answer.headers['x-asessionid']).toBeUndefined();
      const { body } = await context.server.as(user).get('/rest/tessera/1.0/sessions');
      expect(body.sessions).toHaveLength(1);
    });

    it('may what its user may, and is asked for no password again', async () => {
      const { rawToken } = await make('admin');
      const answer = await bearer(rawToken).post('/rest/api/2/user', {
        name: 'made-by-token',
        password: userPassword,
        displayName: 'Made by a token',
        emailAddress: 'made@example.com',
      });
      expect(answer.status).toBe(201);
      const common = await make(await build('common'));
      expect((await bearer(common.rawToken).get('/rest/api/2/auditing/record')).status).toBe(403);
    });

    it('is what an audit record says', async () => {
      const { rawToken, id, name } = await make('admin', { name: 'auditor’s robot' });
      await bearer(rawToken).post('/rest/api/2/group', { name: 'made-through-a-token' });
      const { body } = await admin().get('/rest/tessera/1.0/audit?maxResults=50');
      const record = body.records.find(
        (one: { objectItem?: { name: string } }) => one.objectItem?.name === 'made-through-a-token',
      );
      expect(record).toMatchObject({
        via: 'access-token',
        through: { id: String(id), name },
      });
    });

    it('wins over a stale cookie, and over a living one of somebody else', async () => {
      const user = await build('mixed');
      const { rawToken } = await make(user);
      const stale = { cookie: `JSESSIONID=${'0'.repeat(32)}` };
      const answer = await bearer(rawToken, stale).get('/rest/api/2/myself');
      expect([answer.status, answer.body.name, answer.cookies]).toEqual([200, user, []]);
      const { body } = await context.server.anonymous.post(session, {
        username: 'admin',
        password: adminPassword,
      });
      expect(await whoIs(bearer(rawToken, { cookie: `JSESSIONID=${body.session.value}` }))).toBe(user);
    });

    it('keeps working while the CAPTCHA is due, and makes it due for nobody', async () => {
      const user = await build('locked');
      const { rawToken } = await make(user);
      for (let time = 0; time < 4; time++)
        await context.server.anonymous.post(session, { username: user, password: 'wrong' });
      expect(
        (await context.server.anonymous.post(session, { username: user, password: userPassword })).status,
      ).toBe(403);
      expect(await whoIs(bearer(rawToken))).toBe(user);
    });

    it('survives a change of password, which ends sessions only', async () => {
      const user = await build('renewed');
      const { rawToken } = await make(user);
      const changed = await admin().put(`/rest/api/2/user/password?username=${user}`, {
        password: 'another-password-2',
      });
      expect(changed.status).toBe(204);
      expect(await whoIs(bearer(rawToken))).toBe(user);
    });

    it('is 401 with the right digits and any other secret', async () => {
      const { rawToken } = await make('admin');
      const bytes = Buffer.from(rawToken, 'base64');
      for (const at of [13, 22, 32]) {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ 1;
        expect(await whoIs(bearer(other.toString('base64')))).toBe(401);
      }
      for (const text of [
        rawToken.slice(0, -1),
        `${rawToken}=`,
        `${rawToken}A`,
        ` ${rawToken} x`,
        rawToken.toLowerCase(),
      ])
        expect(await whoIs(bearer(text))).toBe(401);
      expect(await whoIs(bearer(rawToken))).toBe('admin');
    });

    it('is 401 on every resource where it is bad, searches too', async () => {
      for (const path of [
        '/rest/api/2/search',
        '/rest/api/2/serverInfo',
        '/rest/api/2/issue/NONE-1',
        session,
      ])
        expect((await bearer('A'.repeat(44)).get(path)).status).toBe(401);
    });

    it('asks for the header of uploads as every way in does', async () => {
      const { rawToken } = await make('admin');
      const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
      const answer = await bearer(rawToken).post('/rest/api/2/issue', 'a=b', form);
      expect([answer.status, answer.text]).toEqual([403, 'XSRF check failed']);
      const foreign = { headers: { origin: 'https://evil.example.com' } };
      expect((await bearer(rawToken).post('/rest/api/2/search', { jql: '' }, foreign)).status).toBe(403);
    });
  });

  describe('The end of a token', () => {
    it('comes with its revocation, at once and on every node', async () => {
      const { config } = context.server.app.ctx();
      const other = await startServer(context.engine, { data: config.data, database: config.database });
      try {
        const user = await build('revoker');
        const { rawToken, id, name } = await make(user);
        const there = other.with({ authorization: `Bearer ${rawToken}` });
        for (let time = 0; time < 3; time++) {
          expect(await whoIs(bearer(rawToken))).toBe(user);
          expect(await whoIs(there)).toBe(user);
        }
        expect((await context.server.as(user).delete(`${url}/${id}`)).status).toBe(204);
        expect(await whoIs(bearer(rawToken))).toBe(401);
        expect(await whoIs(there)).toBe(401);
        expect((await context.server.as(user).delete(`${url}/${id}`)).status).toBe(404);
        expect(await actions(name)).toEqual(['access-token-revoked', 'access-token-created']);
      } finally {
        await other.stop();
      }
    });

    it('comes between two requests of one that runs, not within one', async () => {
      const user = await build('flying');
      const { rawToken, id } = await make(user);
      const answers = await Promise.all([
        ...Array.from({ length: 20 }, () => whoIs(bearer(rawToken))),
        context.server
          .as(user)
          .delete(`${url}/${id}`)
          .then(({ status }) => status),
        ...Array.from({ length: 20 }, () => whoIs(bearer(rawToken))),
      ]);
      expect(new Set([...answers, user, 401, 204])).toEqual(new Set([user, 401, 204]));
      expect(await whoIs(bearer(rawToken))).toBe(401);
    });

    it('comes with the end of its user', async () => {
      const user = await build('leaving');
      const { rawToken } = await make(user);
      expect(await whoIs(bearer(rawToken))).toBe(user);
      await admin().put(`/rest/api/2/user?username=${user}`, { active: false });
      expect(await whoIs(bearer(rawToken))).toBe(401);
      await admin().put(`/rest/api/2/user?username=${user}`, { active: true });
      expect(await whoIs(bearer(rawToken))).toBe(user);
      expect((await admin().delete(`/rest/api/2/user?username=${user}`)).status).toBe(204);
      expect(await whoIs(bearer(rawToken))).toBe(401);
    });

    it('comes with its time, though nothing was committed since', async () => {
      const user = await build('ageing');
      const { rawToken, id, name } = await make(user, { expirationDuration: 6 });
      expect(await whoIs(bearer(rawToken))).toBe(user);
      const ending = async () =>
        (await context.server.as(user).get('/rest/tessera/1/access-token/ending')).body.tokens;
      expect(await ending()).toEqual([]);
      context.server.pass(2 * DAY);
      context.server.forget(user);
      expect(await ending()).toMatchObject([{ id, name, state: 'expiring' }]);
      expect(await whoIs(bearer(rawToken))).toBe(user);
      context.server.pass(4 * DAY + 1);
      expect(await whoIs(bearer(rawToken))).toBe(401);
      context.server.forget(user);
      expect(await ending()).toMatchObject([{ id, state: 'expired' }]);
      expect(await sweepTokens(context.server.app.ctx())).toBeGreaterThanOrEqual(1);
      expect(await sweepTokens(context.server.app.ctx())).toBe(0);
      expect(await actions(name)).toEqual(['access-token-expired', 'access-token-created']);
      // Its name is free again.
      expect((await context.server.as(user).post(url, { name })).status).toBe(201);
      context.server.forget('admin');
    });

    it('is forgotten thirty days later', async () => {
      const user = await build('forgotten');
      const { id } = await make(user, { expirationDuration: 1 });
      context.server.pass(31 * DAY + 1);
      await sweepTokens(context.server.app.ctx());
      context.server.forget(user);
      expect((await context.server.as(user).get(`${url}/${id}`)).status).toBe(404);
      context.server.forget('admin');
    });
  });

  describe('for administrators', () => {
    it('searches those of everybody', async () => {
      const [one, other] = [await build('searched'), await build('searching')];
      const mine = await make(one, { name: '100%_sure' });
      await make(other, { name: '100 sure' });
      const ask = (body: unknown) => context.server.as('admin').post(`${url}/search`, body);
      const all = (await ask({ page: 0, limit: 2, name: '', userKeys: [] })).body;
      expect(all).toMatchObject({ page: 0, limit: 2, isLast: false });
      expect(all.values).toHaveLength(2);
      const found = (await ask({ name: '%_S' })).body;
      expect(found.values).toMatchObject([
        { id: mine.id, name: '100%_sure', expiringAt: never, userProfileResource: { username: one } },
      ]);
      const { key } = (await context.server.as(one).get('/rest/api/2/myself')).body;
      expect((await ask({ userKeys: [key] })).body.total).toBe(1);
      expect((await ask({ userKeys: ['nobody'] })).body.total).toBe(0);
      expect((await ask({ limit: 0 })).status).toBe(400);
      expect(JSON.stringify(found)).not.toContain('rawToken');
      expect((await context.server.as(one).post(`${url}/search`, {})).status).toBe(403);
    });

    it('revokes those of others, one or all', async () => {
      const user = await build('dismissed');
      const [first, second] = [await make(user), await make(user)];
      expect((await context.server.as('admin').delete(`${url}/${first.id}`)).status).toBe(204);
      expect(await whoIs(bearer(first.rawToken))).toBe(401);
      expect(await whoIs(bearer(second.rawToken))).toBe(user);
      const all = `/rest/tessera/1/user/${user}/access-token`;
      expect((await context.server.as(user).delete(all)).status).toBe(403);
      expect((await context.server.as('admin').delete(all)).body).toEqual({ revoked: 1 });
      expect(await whoIs(bearer(second.rawToken))).toBe(401);
      expect(
        (await context.server.as('admin').delete('/rest/tessera/1/user/nobody/access-token')).status,
      ).toBe(404);
    });

    it('touches no system administrator’s, unless one is asking', async () => {
      const name = 'half-admins';
      await context.server.as('admin').post('/rest/api/2/group', { name });
      const { db } = context.server.app.database;
      const { id } = await db
        .selectFrom('app_group')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      await db.insertInto('global_grant').values({ permission: 'ADMINISTER', group_id: id }).execute();
      await context.server.buildUser({ name: 'half-admin', groups: [name] });
      await context.server.as('admin').delete('/rest/tessera/1/user/admin/access-token');
      const token = await make('admin');
      const half = context.server.with({ authorization: basic('half-admin', userPassword) });
      expect((await half.delete(`${url}/${token.id}`)).status).toBe(403);
      expect((await half.delete('/rest/tessera/1/user/admin/access-token')).status).toBe(403);
      expect(await whoIs(bearer(token.rawToken))).toBe('admin');
    });
  });
});

describeOnEngines(
  'Personal access tokens with limits',
  (context) => {
    const ask = (body: unknown) => context.server.as('admin').post(url, body);

    it('last as long as the server allows, also where nobody says how long', async () => {
      const { body } = await ask({ name: 'longest' });
      expect(Date.parse(body.expiringAt) - Date.parse(body.createdAt)).toBe(30 * DAY);
      expect(
        (await ask({ name: 'too long', expirationDuration: 31 })).body.errors.expirationDuration,
      ).toContain('30');
      expect((await ask({ name: 'fits', expirationDuration: '30' })).status).toBe(201);
    });

    it('are as many as the server allows', async () => {
      expect((await ask({ name: 'third' })).body.errorMessages[0]).toContain('2 tokens');
    });
  },
  { accessTokenLifetime: '30d', accessTokensPerUser: '2' },
);

describeOnEngines('Personal access tokens that are switched off', (context) => {
  it('are not accepted, not made, and still there to be revoked', async () => {
    const { config } = context.server.app.ctx();
    const { body } = await context.server.as('admin').post(url, { name: 'before' });
    const off = await startServer(context.engine, {
      data: config.data,
      database: config.database,
      accessTokens: 'false',
    });
    try {
      const answer = await off.with({ authorization: `Bearer ${body.rawToken}` }).get('/rest/api/2/myself');
      expect(answer.status).toBe(401);
      expect((await off.as('admin').post(url, { name: 'after' })).status).toBe(403);
      expect((await off.as('admin').get(url)).body).toHaveLength(1);
      expect((await off.as('admin').delete(`${url}/${body.id}`)).status).toBe(204);
    } finally {
      await off.stop();
    }
  });
});

describe('The digits in a token', () => {
  it('are read from nothing that is no token', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'grapheme' })), (text) => {
        const found = publicIdIn(text);
        expect(found === null || /^\d{12}$/.test(found)).toBe(true);
      }),
    );
    expect(publicIdIn(Buffer.from(`٠١٢٣٤٥:${'x'.repeat(20)}`).toString('base64'))).toBeNull();
    expect(publicIdIn('')).toBeNull();
  });
});
