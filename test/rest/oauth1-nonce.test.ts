/** What a request signed by OAuth 1.0a asks of the database, and what happens where that cannot answer. */
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, it, vi } from 'vitest';
import { buildConsumer, type ConsumerMade, grantAccess, send, signedHeader } from '../support/oauth1.ts';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

const trace = traceStatements();
const myself = '/rest/api/2/myself';
const asAdmin = { headers: { authorization: basic('admin', adminPassword) } };

describeOnEngines('The nonce of a signed request', (context) => {
  let consumer: ConsumerMade;
  let token: string;
  const ask = (path: string, ahead = 0) => {
    const { server } = context;
    const oauth_timestamp = String(Math.floor(server.now() / 1000) + ahead);
    const oauth = { oauth_consumer_key: consumer.key, oauth_token: token, oauth_timestamp };
    return send(server, { path, oauth });
  };

  beforeAll(async () => {
    await context.server.buildUser({ name: 'ann' });
    consumer = await buildConsumer(context.server);
    ({ token } = await grantAccess(context.server, consumer, 'ann'));
  });

  // Tests beside this one commit to the same PostgreSQL, whose stamp speaks of all its databases: try again then.
  it('is the one thing that is asked for, where nothing was committed since the request before', () =>
    vi.waitFor(async () => {
      await ask('/rest/auth/1/session');
      trace.start();
      const answer = await ask('/rest/auth/1/session');
      const asked = trace.stop();
      expect([answer.status, asked]).toEqual([200, []]);
    }, 10_000));

  it('costs others nothing that is kept for them', () =>
    vi.waitFor(async () => {
      const session = () => context.server.as('admin').get('/rest/auth/1/session');
      await session();
      await ask('/rest/auth/1/session');
      trace.start();
      const answer = await session();
      const asked = trace.stop();
      expect([answer.status, asked]).toEqual([200, []]);
    }, 10_000));

  it('that cannot be written down lets nothing pass, and says so', async () => {
    const AHEAD = 250;
    const mend = await breakNonces(AHEAD);
    const refused = await ask(myself, AHEAD);
    expect(refused.status).toBe(503);
    expect(refused.body.errorMessages).toEqual([
      'Signed requests cannot be served now: this server cannot write down that one was used.',
    ]);
    // Whoever does not sign is served as ever.
    expect((await context.server.anonymous.get(myself, asAdmin)).status).toBe(200);
    await mend();
    expect((await ask(myself, AHEAD)).status).toBe(200);
  });

  it('that could not be written down is no nonce for a while: the same request is refused or served once', async () => {
    const statuses: number[] = [];
    const { server } = context;
    // More than a minute from what the other requests are ahead: no nonce of theirs lies in the same file.
    const AHEAD = 125;
    const oauth = {
      oauth_consumer_key: consumer.key,
      oauth_token: token,
      oauth_timestamp: String(Math.floor(server.now() / 1000) + AHEAD),
    };
    const client = server.with({ authorization: signedHeader(server, { path: myself, oauth }) });
    const mend = await breakNonces(AHEAD);
    statuses.push((await client.get(myself)).status);
    await mend();
    for (let turn = 0; turn < 3; turn++) statuses.push((await client.get(myself)).status);
    expect(statuses).toEqual([503, 200, 401, 401]);
  });

  /** Takes away where nonces of so many seconds ahead are kept. @returns gives it back */
  async function breakNonces(ahead: number): Promise<() => Promise<void>> {
    const { config, db } = await context.server.ctx();
    if (context.engine === 'PostgreSQL') {
      await sql`alter table used_word rename to used_word_away`.execute(db);
      return async () => void (await sql`alter table used_word_away rename to used_word`.execute(db));
    }
    const seconds = Math.floor(context.server.now() / 1000) + ahead;
    // The second may change before the request is made.
    const minutes = [seconds, seconds + 1, seconds + 2].map((one) => Math.ceil((one + 360) / 60));
    const folders = [...new Set(minutes)].map((minute) => join(config.data, `tessera.sqlite.used.${minute}`));
    for (const folder of folders) mkdirSync(folder);
    return async () => {
      for (const folder of folders) rmdirSync(folder);
    };
  }
});
