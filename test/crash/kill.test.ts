/**
 * kill -9 in the middle of concurrent logins, logouts and creations, many times over: whatever was acknowledged is
 * there afterwards, and no session that was ended is alive again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/demo.ts';
import { createDatabase, postgresAvailable } from '../support/postgres.ts';

const kills = Number(process.env.TESSERA_TEST_KILLS ?? 20);
const password = 'admin-password-1';

interface Truth {
  /** Session ids that a login acknowledged and nothing ended. */
  living: Set<string>;
  /** Session ids whose end was acknowledged. */
  ended: Set<string>;
  /** Keys of issues that were acknowledged, and their summaries. */
  issues: Map<string, string>;
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`kill -9 (${engine})`, () => {
    const folders: string[] = [];
    afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

    it(`loses nothing acknowledged and revives nothing ended, ${kills} times`, {
      timeout: kills * 15_000,
    }, async () => {
      const data = await mkdtemp(join(tmpdir(), 'tessera-crash-'));
      folders.push(data);
      const database = engine === 'PostgreSQL' ? await createDatabase() : '';
      const truth: Truth = { living: new Set(), ended: new Set(), issues: new Map() };
      await makeProject(data, database);
      for (let round = 0; round < kills; round++) {
        const server = await start(data, database);
        await verify(server.base, truth, 60);
        const work = Array.from({ length: 6 }, (_, worker) =>
          keepWorking(server.base, truth, `${round}/${worker}`),
        );
        await underWay(truth);
        await wait(Math.random() * 300);
        server.child.kill('SIGKILL');
        await Promise.all(work);
      }
      const last = await start(data, database);
      await verify(last.base, truth, Number.POSITIVE_INFINITY);
      last.child.kill('SIGKILL');
      expect(truth.issues.size).toBeGreaterThan(kills);
      expect(truth.ended.size).toBeGreaterThanOrEqual(kills);
    });
  });
}

async function start(data: string, database: string): Promise<{ child: ChildProcess; base: string }> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    TESSERA_DATA: data,
    TESSERA_DATABASE: database,
    TESSERA_PORT: String(port),
    TESSERA_HOST: '127.0.0.1',
    TESSERA_ADMIN_PASSWORD: password,
    TESSERA_LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], { env, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}/jira`;
  const deadline = Date.now() + 30_000;
  while (!(await fetch(`${base}/rest/auth/1/session`).catch(() => null))) {
    if (Date.now() > deadline) throw new Error('The program did not start.');
    await wait(20);
  }
  return { child, base };
}

/** Settles once a logout of this round was acknowledged: however slow the machine, the kill hits work in full swing. */
async function underWay({ ended }: Truth): Promise<void> {
  const before = ended.size;
  const deadline = Date.now() + 30_000;
  while (ended.size === before) {
    if (Date.now() > deadline) throw new Error('Nobody could log out within 30 seconds.');
    await wait(5);
  }
}

async function makeProject(data: string, database: string): Promise<void> {
  const { child, base } = await start(data, database);
  const cookie = await logIn(base);
  const body = { key: 'CRASH', name: 'Crash', lead: 'admin', projectTypeKey: 'software' };
  const answer = await send(base, 'POST', '/rest/api/2/project', cookie, body);
  expect(answer.status).toBe(201);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** Logs in, creates, logs out, until the server is gone. What it was told of it writes down. */
async function keepWorking(base: string, truth: Truth, name: string): Promise<void> {
  try {
    for (let step = 0; ; step++) {
      const cookie = await logIn(base);
      truth.living.add(cookie);
      const summary = `Issue ${name}/${step}`;
      const fields = { project: { key: 'CRASH' }, issuetype: { name: 'Task' }, summary };
      const created = await send(base, 'POST', '/rest/api/2/issue', cookie, { fields });
      if (created.status === 201) truth.issues.set(created.body.key, summary);
      if (step % 2 === 0) continue;
      // From here on it may be ended or not: only an acknowledgement decides.
      truth.living.delete(cookie);
      const out = await send(base, 'DELETE', '/rest/auth/1/session', cookie);
      if (out.status === 204) truth.ended.add(cookie);
    }
  } catch {
    // The server was killed.
  }
}

/** @param newest how many of each kind are looked at: after a kill the newest are in danger, at the end it is all */
async function verify(base: string, truth: Truth, newest: number): Promise<void> {
  const statusOf = async (cookie: string) => (await send(base, 'GET', '/rest/auth/1/session', cookie)).status;
  for (const cookie of [...truth.living].slice(-newest)) expect(await statusOf(cookie)).toBe(200);
  for (const cookie of [...truth.ended].slice(-newest)) expect(await statusOf(cookie)).toBe(401);
  const cookie = await logIn(base);
  for (const [key, summary] of [...truth.issues].slice(-newest)) {
    const answer = await send(base, 'GET', `/rest/api/2/issue/${key}?fields=summary`, cookie);
    expect(answer.body?.fields?.summary).toBe(summary);
  }
}

async function logIn(base: string): Promise<string> {
  const { body } = await send(base, 'POST', '/rest/auth/1/session', '', { username: 'admin', password });
  return body.session.value;
}

async function send(base: string, method: string, path: string, cookie: string, body?: unknown) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie: `JSESSIONID=${cookie}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}
