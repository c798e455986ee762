/** Searches that take long: nobody else waits for them, they come to an end, and it is said what became of them. */
import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  adminPassword,
  describeOnEngines,
  type OnEngine,
  startServer,
  type TestServer,
} from '../support/server.ts';

const path = '/rest/api/2/search';

/** Counts that no index has, a thousand for each issue: minutes of work. */
const hostile = Array.from({ length: 1000 }, (_, at) => `votes > ${1000 + at}`).join(' OR ');

async function fill({ app, buildProject, buildIssue }: TestServer): Promise<void> {
  await buildProject({ key: 'LONG' });
  await buildIssue({ project: 'LONG', summary: 'One of very many' });
  await sql`insert into issue (project_id, number, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated)
    with recursive counted (n) as (select 2 union all select n + 1 from counted where n < 50000)
    select project_id, n, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated
    from issue, counted`.execute(app.database.db);
  await sql`update project set last_issue_number = 50000`.execute(app.database.db);
}

/** Numbers of the processes or connections that are busy with, or there for, long searches. */
async function readers({ server, engine }: OnEngine): Promise<number[]> {
  if (engine === 'PostgreSQL') {
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and state = 'active' and query like '%from "issue"%' and pid <> pg_backend_pid()`.execute(
      server.app.database.db,
    );
    return rows.map(({ pid }) => pid);
  }
  const { data } = server.app.ctx().config;
  const lines = execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes('sqlite-reader') && line.includes(data))
    .map((line) => parseInt(line, 10));
}

/** Waits as long as it takes: the test runner knows when it is too long. */
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await wait(20);
}

interface Sent {
  answered: boolean;
  /** The client hangs up. */
  leave(): void;
}

/** Asks over the wire, as somebody who may hang up. */
function send({ app }: TestServer, jql: string): Sent {
  const { port } = app.server.server.address() as AddressInfo;
  const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const sent: Sent = { answered: false, leave: () => asking.destroy() };
  const asking = request({ port, path: `/jira${path}`, method: 'POST', headers }, (answer) => {
    sent.answered = true;
    answer.resume();
  });
  asking.on('error', () => {});
  asking.end(JSON.stringify({ jql }));
  return sent;
}

describeOnEngines(
  'A search that takes long',
  (context) => {
    beforeAll(async () => {
      await fill(context.server);
      await context.server.app.server.listen({ host: '127.0.0.1', port: 0 });
    });

    it('holds up no other request, and ends when its client goes away', async () => {
      const admin = context.server.as('admin');
      await admin.get('/rest/api/2/myself');
      const long = send(context.server, hostile);
      await until(async () => (await readers(context)).length > 0);
      expect((await admin.get('/rest/auth/1/session')).status).toBe(200);
      expect((await admin.get('/rest/api/2/issue/LONG-1')).status).toBe(200);
      const short = await admin.post(path, { jql: 'key = LONG-7', fields: ['summary'] });
      expect(short.body).toMatchObject({ total: 1, issues: [{ key: 'LONG-7' }] });
      const made = await context.server.buildIssue({ project: 'LONG', summary: 'Made beside it' });
      const found = await admin.post(path, { jql: `key = ${made.key}`, fields: ['summary'] });
      expect(found.body.total).toBe(1);
      expect(long.answered).toBe(false);
      const busy = await readers(context);
      long.leave();
      await until(async () => {
        const left = await readers(context);
        return busy.some((pid) => !left.includes(pid));
      });
      expect((await admin.post(path, { jql: 'key = LONG-7' })).body.total).toBe(1);
    });

    it('leaves a place to others, however many of them one person sends', async () => {
      await context.server.buildUser({ name: 'other' });
      const many = Array.from({ length: 6 }, () => send(context.server, hostile));
      await until(async () => (await readers(context)).length > 1);
      const other = await context.server.as('other').post(path, { jql: 'key = LONG-7' });
      expect(other.body.total).toBe(1);
      expect(many.map(({ answered }) => answered)).toEqual(many.map(() => false));
      for (const one of many) one.leave();
    });
  },
  { searchTimeout: '1h' },
);

describe('A process that searches (SQLite)', () => {
  const context = { engine: 'SQLite' } as OnEngine;
  beforeAll(async () => {
    context.server = await startServer('SQLite', { searchTimeout: '5s' });
    await fill(context.server);
  });
  afterAll(() => context.server?.stop());

  it('is replaced when it dies, and what it did is done by another', async () => {
    const admin = context.server.as('admin');
    await admin.post(path, { jql: 'key = LONG-7' });
    const [idle] = await readers(context);
    process.kill(idle ?? 0, 'SIGKILL');
    expect((await admin.post(path, { jql: 'key = LONG-7' })).body.total).toBe(1);

    const long = admin.post(path, { jql: hostile });
    const [busy] = await readers(context);
    process.kill(busy ?? 0, 'SIGKILL');
    await until(async () => (await readers(context)).some((pid) => pid !== busy));
    // The other one works on until its time is over.
    expect((await long).status).toBe(400);
    expect((await admin.post(path, { jql: 'key = LONG-7' })).body.total).toBe(1);
  });
});

describe('Processes that search (SQLite) and are killed from outside', () => {
  const context = { engine: 'SQLite' } as OnEngine;
  beforeAll(async () => {
    context.server = await startServer('SQLite', { searchTimeout: '1h' });
    await context.server.buildProject({ key: 'LONG' });
    await context.server.buildIssue({ project: 'LONG', summary: 'The only one' });
    await context.server.buildUser({ name: 'other' });
  });
  afterAll(() => context.server?.stop());

  const find = (name: string) => context.server.as(name).post(path, { jql: 'summary ~ only' });

  /** Two that wait for something to do. */
  async function twoIdle(): Promise<number[]> {
    while ((await readers(context)).length < 2) await Promise.all([find('admin'), find('other')]);
    return readers(context);
  }

  it.each(['first', 'last'])(
    'answer though all that were there are gone, the %s one first',
    async (which) => {
      const idle = await twoIdle();
      for (const pid of idle) process.kill(pid, 'SIGSTOP');
      const asked = find('admin');
      for (const pid of which === 'first' ? idle : idle.toReversed()) {
        // Long enough for the search to be with one of them.
        await wait(100);
        process.kill(pid, 'SIGKILL');
        await until(async () => !(await readers(context)).includes(pid));
      }
      const { status, body } = await asked;
      expect({ status, total: body.total }).toEqual({ status: 200, total: 1 });
    },
  );

  it('are given up where new ones are killed, too, with a sentence and at once', async () => {
    const asked = find('admin');
    let answered = false;
    const answer = asked.finally(() => {
      answered = true;
    });
    while (!answered) {
      for (const pid of await readers(context)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It is gone.
        }
      }
      await wait(1);
    }
    const { status, body } = await answer;
    expect(status).toBe(503);
    expect(body.errorMessages).toEqual([
      'The processes that search have ended before they answered. Try again in a moment.',
    ]);
    expect((await find('admin')).body.total).toBe(1);
  });
});

describeOnEngines(
  'A search that takes longer than it may',
  (context) => {
    beforeAll(() => fill(context.server));

    it('is answered with a sentence that says what to do, and the next one is served', async () => {
      const admin = context.server.as('admin');
      for (let times = 0; times < 2; times++) {
        const { status, body } = await admin.post(path, { jql: hostile });
        expect(status).toBe(400);
        expect(body).toEqual({
          errorMessages: [
            'The search took longer than 0.5 seconds and was stopped. Ask for less: name projects, or a period of time, or fewer words.',
          ],
          errors: {},
        });
      }
      await until(async () => (await admin.post(path, { jql: 'key = LONG-7' })).status === 200);
      const short = await admin.post(path, { jql: 'key = LONG-7', fields: ['summary'] });
      expect(short.body).toMatchObject({ total: 1, issues: [{ key: 'LONG-7' }] });
    });

    it('is the same for exports, counts and matches', async () => {
      const admin = context.server.as('admin');
      const count = await admin.post('/rest/api/2/search/approximate-count', { jql: hostile });
      expect(count.status).toBe(400);
      const exported = await admin.get(
        `/sr/jira.issueviews:searchrequest-xml/temp/SearchRequest.xml?jqlQuery=${encodeURIComponent(hostile.slice(0, 6000).replace(/ OR [^R]*$/, ''))}`,
      );
      expect(exported.status).toBe(400);
    });
  },
  { searchTimeout: '500ms' },
);
