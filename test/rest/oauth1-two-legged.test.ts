/** Consumers of OAuth 1.0a that an administrator lets act as a user without a token. */

import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { buildConsumer, type ConsumerMade, formOf, grantAccess, keys, send } from '../support/oauth1.ts';
import { type Answer, adminPassword, basic, describeOnEngines, userPassword } from '../support/server.ts';

const myself = '/rest/api/2/myself';
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const byBasic = (name: string, password = userPassword) => ({
  headers: { authorization: basic(name, password) },
});
const asAdmin = byBasic('admin', adminPassword);

describeOnEngines('A consumer that acts as a user', (context) => {
  let robot: ConsumerMade;
  let plain: ConsumerMade;
  const ask = (
    consumer: ConsumerMade,
    more: Record<string, string | null> = {},
    privateKey = keys.privateKey,
  ) =>
    send(context.server, { path: myself, oauth: { oauth_consumer_key: consumer.key, ...more }, privateKey });
  const change = (consumer: ConsumerMade, body: object, as = asAdmin) =>
    context.server.anonymous.put(`/rest/tessera/1/oauth1/consumer/${consumer.id}`, body, as);
  const refused = (answer: Answer) => [answer.status, formOf(answer).oauth_problem];

  beforeAll(async () => {
    const { server } = context;
    await server.buildUser({ name: 'robot' });
    await server.buildUser({ name: 'ann' });
    robot = await buildConsumer(server, { executeAs: 'robot' });
    plain = await buildConsumer(server);
  });

  it('signs without a token, and is served as that user', async () => {
    for (const oauth_token of [null, '']) {
      const answer = await ask(robot, { oauth_token });
      expect([answer.status, answer.body.name, answer.cookies]).toEqual([200, 'robot', []]);
    }
    const shown = await context.server.anonymous.get(`/rest/tessera/1/oauth1/consumer/${robot.id}`, asAdmin);
    expect(shown.body.executeAs).toBe('robot');
  });

  it('by a shared secret, too', async () => {
    const consumer = await buildConsumer(context.server, { sharedSecret: true, executeAs: 'robot' });
    const secrets: [string, string] = [consumer.sharedSecret ?? '', ''];
    const signing = { path: myself, oauth: { oauth_consumer_key: consumer.key }, secrets };
    expect((await send(context.server, signing)).body.name).toBe('robot');
    const wrong = await send(context.server, { ...signing, secrets: ['x', ''] });
    expect(refused(wrong)).toEqual([401, 'signature_invalid']);
  });

  it('is the only one: others need a token', async () => {
    const answer = await ask(plain);
    expect(refused(answer)).toEqual([400, 'parameter_absent']);
    expect(formOf(answer).oauth_parameters_absent).toBe('oauth_token');
  });

  it('is nobody by a token that is none, of another consumer, or over', async () => {
    const { token } = await grantAccess(context.server, plain, 'ann');
    for (const oauth_token of ['x', 'f'.repeat(32), token, ' '])
      expect(refused(await ask(robot, { oauth_token }))).toEqual([401, 'token_rejected']);
    const { token: own } = await grantAccess(context.server, robot, 'ann');
    expect((await ask(robot, { oauth_token: own })).body.name).toBe('ann');
    const { body } = await context.server.as('ann').get('/rest/tessera/1/oauth1/grant');
    const grant = body.grants.find((one: { consumer: { id: string } }) => one.consumer.id === robot.id);
    await context.server.as('ann').delete(`/rest/tessera/1/oauth1/grant/${grant.id}`);
    expect(refused(await ask(robot, { oauth_token: own }))).toEqual([401, 'token_revoked']);
    expect((await ask(robot)).body.name).toBe('robot');
  });

  it('proves itself by its signature, once', async () => {
    expect(refused(await ask(robot, {}, other.privateKey))).toEqual([401, 'signature_invalid']);
    const oauth_nonce = 'the same';
    const oauth_timestamp = String(Math.floor(context.server.now() / 1000));
    expect((await ask(robot, { oauth_nonce, oauth_timestamp })).status).toBe(200);
    expect(refused(await ask(robot, { oauth_nonce, oauth_timestamp }))).toEqual([401, 'nonce_used']);
  });

  it('reaches what deals in passwords, sessions and grants as little as any client', async () => {
    const path = '/rest/tessera/1/oauth1/grant';
    const oauth = { oauth_consumer_key: robot.key };
    expect((await send(context.server, { path, oauth })).status).toBe(403);
  });

  it('ends with the setting, the account, and the consumer, at once', async () => {
    const { server } = context;
    await server.buildUser({ name: 'gone' });
    const consumer = await buildConsumer(server, { executeAs: 'gone' });
    expect((await ask(consumer)).body.name).toBe('gone');
    await server.anonymous.put('/rest/api/2/user?username=gone', { active: false }, asAdmin);
    expect(refused(await ask(consumer))).toEqual([401, 'permission_denied']);
    await server.anonymous.put('/rest/api/2/user?username=gone', { active: true }, asAdmin);
    expect((await ask(consumer)).status).toBe(200);
    expect((await change(consumer, { active: false })).status).toBe(200);
    expect(refused(await ask(consumer))).toEqual([401, 'consumer_key_rejected']);
    await change(consumer, { active: true });
    expect((await change(consumer, { executeAs: null })).body.executeAs).toBeUndefined();
    expect(refused(await ask(consumer))).toEqual([400, 'parameter_absent']);
    await change(consumer, { executeAs: 'robot' });
    expect((await ask(consumer)).body.name).toBe('robot');
  });

  it('is made by administrators, and acts as a system administrator only where one of them says so', async () => {
    const { server } = context;
    const nobody = await change(plain, { executeAs: 'nobody-knows-it' });
    expect([nobody.status, nobody.body.errors]).toEqual([
      400,
      { executeAs: 'executeAs must be the name of a user.' },
    ]);
    expect((await change(plain, { executeAs: 'robot' }, byBasic('ann'))).status).toBe(403);
    // An administrator who is no system administrator.
    await server.buildUser({ name: 'half' });
    await server.anonymous.post('/rest/api/2/group', { name: 'halves' }, asAdmin);
    await server.anonymous.post('/rest/api/2/group/user?groupname=halves', { name: 'half' }, asAdmin);
    const { db } = await server.ctx();
    const { id } = await db
      .selectFrom('app_group')
      .select('id')
      .where('name', '=', 'halves')
      .executeTakeFirstOrThrow();
    await db.insertInto('global_grant').values({ permission: 'ADMINISTER', group_id: id }).execute();
    const half = byBasic('half');
    expect((await change(plain, { executeAs: 'robot' }, half)).status).toBe(200);
    expect((await change(plain, { executeAs: 'admin' }, half)).status).toBe(403);
    expect((await change(plain, { executeAs: 'admin' })).status).toBe(200);
    const publicKey = other.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const body of [{ publicKey }, { executeAs: null }, { name: 'x' }])
      expect((await change(plain, body, half)).status).toBe(403);
    const path = `/rest/tessera/1/oauth1/consumer/${plain.id}`;
    expect((await server.anonymous.delete(path, undefined, half)).status).toBe(403);
    const admin = await ask(plain);
    expect([admin.status, admin.body.name]).toEqual([200, 'admin']);
  });
});
