/** What sessions, Basic, logins and one issue cost, on one engine. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hashPassword, verifyPassword } from '../src/access/password/password.hash.ts';
import { assemble } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { atLeast, atMost, type Figure, median } from './figures.ts';
import { type Remote, remote } from './processes.ts';
import { seedIssues, seedSessions, sessionToken } from './seed.ts';
import { load, type Outcome } from './wrk.ts';

export interface Size {
  sessions: number;
  issues: number;
  rounds: number;
  seconds: number;
}

const password = 'bench-password-1';
const basic = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;

export async function benchEngine(engine: string, database: string, size: Size): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const settings = { data, database, adminPassword: password, logLevel: 'silent', failuresPerAddress: '0' };
  try {
    console.log(`${engine}: filling the tables …`);
    const key = await fill(settings, size);
    console.log(`${engine}: starting …`);
    const started = await measureStart(settings, size.rounds);
    const server = remote<number>('./tessera-server.ts');
    const port = await server.ask({ start: { ...settings, baseUrl: 'http://localhost:8090/jira' } });
    try {
      return [
        ...(await measureRequests(server, `http://127.0.0.1:${port}/jira`, key, size)),
        ...(await measureLogins(server, `http://127.0.0.1:${port}/jira`)),
        ...started,
      ];
    } finally {
      server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function fill(settings: Record<string, string>, size: Size): Promise<string> {
  const app = await assemble(readConfig(settings));
  await app.server.ready();
  const project = { key: 'BENCH', name: 'Bench', lead: 'admin', projectTypeKey: 'software' };
  const answer = await app.server.inject({
    method: 'POST',
    url: '/jira/rest/api/2/project',
    headers: { authorization: basic },
    payload: project,
  });
  if (answer.statusCode !== 201) throw new Error(`The bench's project was not made: ${answer.payload}`);
  await seedIssues(app, { projects: ['BENCH'], total: size.issues, comments: 2 });
  await seedSessions(app.database.db, size.sessions, Date.now());
  await app.stop();
  return `BENCH-${Math.round(size.issues / 2)}`;
}

interface Pair {
  bare: Outcome;
  ours: Outcome;
}

/** Rounds of the same request to the bare server and to ours, one after the other. */
async function compare(url: string, headers: Record<string, string>, size: Size): Promise<Pair[]> {
  const sample = await fetch(url, { headers });
  if (sample.status !== 200) throw new Error(`${url} answers ${sample.status}`);
  const body = await sample.text();
  const bare = remote<number>('./bare-server.ts');
  const same = [...sample.headers].filter(
    ([name]) => !/^(connection|keep-alive|transfer-encoding|date)$/.test(name),
  );
  const port = await bare.ask({ headers: Object.fromEntries(same), body });
  const pairs: Pair[] = [];
  try {
    for (let round = 0; round <= size.rounds; round++) {
      const shape = { seconds: round === 0 ? 1 : size.seconds, connections: 32, headers };
      const pair = {
        bare: await load({ ...shape, url: `http://127.0.0.1:${port}/` }),
        ours: await load({ ...shape, url }),
      };
      if (round > 0) pairs.push(pair);
    }
  } finally {
    bare.stop();
  }
  return pairs;
}

const rate = (pairs: Pair[], of: keyof Pair): number => median(pairs.map((pair) => pair[of].perSecond));
const detail = (pairs: Pair[]): string =>
  `${Math.round(rate(pairs, 'ours'))}/s of ${Math.round(rate(pairs, 'bare'))}/s`;

async function measureRequests(
  server: Remote<number>,
  base: string,
  key: string,
  size: Size,
): Promise<Figure[]> {
  const cookie = { Cookie: `JSESSIONID=${sessionToken(Math.floor(size.sessions / 2))}` };
  const session = await compare(`${base}/rest/auth/1/session`, cookie, size);
  const added = median(session.map(({ ours, bare }) => ours.p99 - bare.p99));
  const withBasic = await compare(`${base}/rest/auth/1/session`, { Authorization: basic }, size);
  const issue = await compare(`${base}/rest/api/2/issue/${key}`, { Authorization: basic }, size);
  const { rss } = await server.ask<{ rss: number }>({ report: true });
  console.log(`  memory after the load: ${Math.round(rss / 1e6)} MB`);
  const perBasic = rate(session, 'ours') / rate(withBasic, 'ours');
  return [
    atLeast(
      'GET session by cookie, rate of bare node:http',
      rate(session, 'ours') / rate(session, 'bare'),
      0.6,
      detail(session),
    ),
    atMost('… added p99', added, 2, ' ms', `${session[0]?.ours.p99} ms against ${session[0]?.bare.p99} ms`),
    atMost('Basic GET, cost in cookie GETs', perBasic, 1.2, '', `${Math.round(rate(withBasic, 'ours'))}/s`),
    atLeast(
      'GET one issue, rate of bare node:http',
      rate(issue, 'ours') / rate(issue, 'bare'),
      0.3,
      detail(issue),
    ),
  ];
}

async function measureLogins(server: Remote<number>, base: string): Promise<Figure[]> {
  const hash = await hashPassword(password);
  const bare = remote<number>('./bare-login-server.ts');
  const bareUrl = `http://127.0.0.1:${await bare.ask({ hash })}/`;
  const loginUrl = `${base}/rest/auth/1/session`;
  const raw: number[] = [];
  const overHttp: number[] = [];
  const whole: number[] = [];
  for (let turn = 0; turn < 40; turn++) {
    raw.push(await timed(() => verifyPassword(hash, password)));
    overHttp.push(await timed(() => logIn(bareUrl)));
    whole.push(await timed(() => logIn(loginUrl)));
  }
  bare.stop();
  await server.ask({ watch: true });
  await Promise.all(Array.from({ length: 20 }, () => logIn(loginUrl)));
  const { p99 } = await server.ask<{ p99: number }>({ report: true });
  return [
    atMost(
      'A login, in Argon2id verifications',
      median(whole) / median(raw),
      1.15,
      '',
      `${median(whole).toFixed(1)} ms of ${median(raw).toFixed(1)} ms`,
    ),
    atMost(
      '… in verifications behind bare node:http',
      median(whole) / median(overHttp),
      1.15,
      '',
      `${median(whole).toFixed(1)} ms of ${median(overHttp).toFixed(1)} ms`,
    ),
    atMost('Event loop held up while 20 logins run, p99', p99, 10, ' ms', '20 at once'),
  ];
}

async function logIn(url: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
  });
  if (answer.status !== 200) throw new Error(`A login was answered ${answer.status}`);
  await answer.arrayBuffer();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The program as an operator starts it, on a database that is there: until it answers a request with a cookie. */
async function measureStart(settings: Record<string, string>, rounds: number): Promise<Figure[]> {
  const command = fileURLToPath(new URL('../bin/tessera.js', import.meta.url));
  const times: number[] = [];
  let idle = 0;
  for (let round = 0; round < rounds; round++) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const env = {
      PATH: process.env.PATH,
      TESSERA_DATA: settings.data,
      TESSERA_DATABASE: settings.database,
      TESSERA_PORT: String(port),
      TESSERA_HOST: '127.0.0.1',
      TESSERA_LOG_LEVEL: 'silent',
    };
    const start = performance.now();
    const child = spawn(process.execPath, [command, 'serve'], { env, stdio: 'ignore' });
    await answered(`http://127.0.0.1:${port}/jira/rest/auth/1/session`, start);
    times.push(performance.now() - start);
    if (round === rounds - 1) {
      await wait(5_000);
      idle = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000;
    }
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  return [
    atMost('Start to first authenticated answer', median(times) / 1000, 1, ' s', `${rounds} starts`),
    atMost('Idle memory (resident)', idle, 120, ' MB', 'after the first answer'),
  ];
}

async function answered(url: string, since: number): Promise<void> {
  const headers = { cookie: `JSESSIONID=${sessionToken(1)}` };
  for (;;) {
    const answer = await fetch(url, { headers }).catch(() => null);
    if (answer?.status === 200) return;
    if (performance.now() - since > 30_000) throw new Error('The program did not answer within 30 seconds.');
    await wait(5);
  }
}
