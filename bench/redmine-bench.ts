/**
 * Throughput of a list of issues beside Redmine's (Debian packages `redmine redmine-sqlite puma`), on this machine and
 * with the same rows: Redmine's tables are filled from the database that the searches are measured on. Each is asked for
 * fifty issues and the total, as JSON, by the same user, in rounds that take turns; Redmine by its API key, which costs
 * it less than a password would.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '../src/db/open.ts';
import { atLeast, type Figure, median } from './figures.ts';
import { filledForJql, type JqlBenchSize, logInAs } from './jql-bench.ts';
import { remote } from './processes.ts';
import { fillRedmine, KEY } from './redmine-seed.ts';
import { load } from './wrk.ts';

const HOME = '/usr/share/redmine';
/** What Debian's package made when it was installed: the schema, the standard trackers, statuses and roles. */
const MADE_BY_DEBIAN = '/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default';
const CONNECTIONS = 4;

interface List {
  what: string;
  jql: string;
  /** Query of Redmine's issues.json. */
  theirs: string;
}

/** Each asks for the same rows: `compare` sees to it that as many are found. */
const lists: List[] = [
  {
    what: 'All that I see, by update',
    jql: 'ORDER BY updated DESC',
    theirs: 'status_id=*&sort=updated_on:desc',
  },
  {
    what: 'Assigned to me, open',
    jql: 'assignee = currentUser() AND resolution = Unresolved ORDER BY updated DESC',
    theirs: 'status_id=open&assigned_to_id=me&sort=updated_on:desc',
  },
  {
    what: 'Open in one project',
    jql: 'project = P7 AND resolution = Unresolved ORDER BY priority DESC',
    theirs: 'project_id=p7&status_id=open&sort=priority:desc',
  },
];

/** Whether Redmine and its web server are installed. */
export function redmineIsThere(): boolean {
  const puma = ['/usr/bin/puma', '/usr/local/bin/puma'].some((path) => existsSync(path));
  return puma && existsSync(HOME) && existsSync(MADE_BY_DEBIAN);
}

/** @param keep folder in which both filled databases stay for the next run */
export async function benchRedmine(
  size: JqlBenchSize,
  rounds: number,
  seconds: number,
  keep?: string,
): Promise<Figure[]> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  try {
    const { settings } = await filledForJql('SQLite', '', size, folder);
    const source = databaseFile(settings);
    if (source === null) throw new Error('Redmine is compared on SQLite.');
    const file = join(folder, 'redmine', 'redmine.sqlite');
    if (!existsSync(file)) {
      mkdirSync(join(folder, 'redmine'), { recursive: true });
      console.log('Redmine: filling the tables …');
      copyFileSync(MADE_BY_DEBIAN, `${file}.new`);
      fillRedmine(new Database(`${file}.new`), source);
      execFileSync('mv', [`${file}.new`, file]);
    }
    return await compare(settings, file, rounds, seconds);
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  settings: Awaited<ReturnType<typeof filledForJql>>['settings'],
  file: string,
  rounds: number,
  seconds: number,
): Promise<Figure[]> {
  const server = remote<number>('./tessera-server.ts');
  const port = await server.ask({ start: { ...settings, baseUrl: 'http://localhost:8090/jira' } });
  const redmine = await startRedmine(file);
  const base = `http://127.0.0.1:${port}/jira/rest`;
  const cookie = await logInAs(base);
  try {
    const figures: Figure[] = [];
    for (const { what, jql, theirs } of lists) {
      const ourUrl = `${base}/api/2/search?jql=${encodeURIComponent(jql)}&maxResults=50`;
      const theirUrl = `${redmine.url}/issues.json?limit=50&${theirs}`;
      const headers = { cookie, 'X-Redmine-API-Key': KEY };
      const found = await totals(ourUrl, theirUrl, headers);
      const ours: number[] = [];
      const others: number[] = [];
      for (let round = 0; round < rounds; round++) {
        ours.push((await load({ url: ourUrl, headers, seconds, connections: CONNECTIONS })).perSecond);
        others.push((await load({ url: theirUrl, headers, seconds, connections: CONNECTIONS })).perSecond);
      }
      const [us, them] = [median(ours), median(others)];
      const detail = `${us.toFixed(1)}/s against ${them.toFixed(2)}/s, ${found} found`;
      figures.push(atLeast(`${what}: issue lists, times Redmine's`, us / them, 1, detail));
    }
    return figures;
  } finally {
    redmine.stop();
    server.stop();
  }
}

/** Also the first answers of both, which the rounds are not to pay for. @throws where they do not find as many */
async function totals(ours: string, theirs: string, headers: Record<string, string>): Promise<string> {
  const us = (await (await fetch(ours, { headers })).json()) as { total: number; issues: unknown[] };
  const them = (await (await fetch(theirs, { headers })).json()) as {
    total_count: number;
    issues: unknown[];
  };
  if (us.total !== them.total_count || us.issues.length !== them.issues.length) {
    throw new Error(`${us.total} and ${them.total_count} issues were found: not the same rows.`);
  }
  return us.total.toLocaleString('en');
}

/** Redmine as an administrator would run it on two cores: production, two processes, four threads each. */
async function startRedmine(file: string): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    'puma',
    ['-e', 'production', '-b', `tcp://127.0.0.1:${port}`, '-w', '2', '-t', '4:4', '--preload', 'config.ru'],
    {
      cwd: HOME,
      stdio: 'ignore',
      env: { ...process.env, RAILS_ENV: 'production', DATABASE_URL: `sqlite3:${file}?timeout=20000` },
    },
  );
  for (let tries = 0; tries < 240; tries++) {
    const up = await fetch(`${url}/issues.json?limit=1`, { headers: { 'X-Redmine-API-Key': KEY } }).catch(
      () => null,
    );
    if (up?.ok) return { url, stop: () => void child.kill('SIGTERM') };
    await new Promise((done) => setTimeout(done, 500));
  }
  child.kill('SIGKILL');
  throw new Error('Redmine did not answer within two minutes.');
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
