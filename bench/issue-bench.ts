/** What reading and making issues costs where there are very many of them, against the same SQL run by hand. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { type App, assemble } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { databaseFile } from '../src/db/open.ts';
import type { Traced } from '../test/support/statements.ts';
import { type ByHand, postgresByHand, type Run, sqliteByHand } from './by-hand.ts';
import { type Call, clientOf } from './client.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';
import { type Remote, remote } from './processes.ts';
import { seedIssues } from './seed.ts';

export interface IssueSize {
  issues: number;
  /** To each issue. */
  comments: number;
  projects: number;
  /** How often each thing is done in a round. */
  turns: number;
  /** A ratio is the median of theirs: something else that runs on the machine for a moment spoils one. */
  rounds: number;
}

/**
 * Before anything is measured: a server runs for weeks, and what JavaScript costs in its first seconds, before it is
 * compiled, says nothing of that.
 */
const WARMING = { reads: 3000, creates: 1000 };

const password = 'bench-password-1';
const basicOf = (name: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const projectKey = (n: number): string => `P${n}`;

/** A server under test, and ways to it. */
interface Bench {
  size: IssueSize;
  server: Remote<number>;
  admin: Call;
  /** In one project only. */
  narrow: Call;
  /** In every project. */
  wide: Call;
  byHand: ByHand;
}

/** @param keep folder in which the filled database stays for the next run */
export async function benchIssues(
  engine: string,
  database: string,
  size: IssueSize,
  keep?: string,
): Promise<Figure[]> {
  const data =
    keep === undefined ? mkdtempSync(join(tmpdir(), 'tessera-bench-')) : join(resolve(keep), engine);
  const settings = { data, database, adminPassword: password, logLevel: 'silent', failuresPerAddress: '0' };
  const filled = join(data, 'filled');
  try {
    if (!existsSync(filled)) {
      // Not left to the program, which would make what is above it its owner's alone, too.
      mkdirSync(data, { recursive: true });
      console.log(`${engine}: filling the tables …`);
      await fill(settings, size);
      writeFileSync(filled, '');
    }
    console.log(`${engine}: measuring …`);
    const server = remote<number>('./tessera-server.ts');
    const port = await server.ask({ start: { ...settings, baseUrl: 'http://localhost:8090/jira' } });
    const file = databaseFile({ data, database });
    const byHand = file === null ? await postgresByHand(database) : sqliteByHand(file);
    const callAs = (name: string): Call =>
      clientOf(`http://127.0.0.1:${port}/jira/rest/api/2`, basicOf(name));
    try {
      return await measure({
        size,
        server,
        admin: callAs('admin'),
        narrow: callAs('narrow'),
        wide: callAs('wide'),
        byHand,
      });
    } finally {
      await byHand.close();
      server.stop();
    }
  } finally {
    if (keep === undefined) rmSync(data, { recursive: true, force: true });
  }
}

async function measure(bench: Bench): Promise<Figure[]> {
  const read = await measureRead(bench);
  const permission = await measurePermission(bench);
  const create = await measureCreate(bench);
  const { peak } = await bench.server.ask<{ peak: number }>({ report: true });
  return [
    read,
    ...create,
    permission,
    atMost('Memory, the most at any time', peak / 1e6, 512, ' MB', 'resident'),
  ];
}

/** Spread over the table, the same in each run; `turn` gives others. */
const issueId = ({ size }: Bench, at: number, turn: number): string =>
  String(10_000 + ((at * 7919 + turn * 104_729) % size.issues));

/** Any commit: nobody may answer from memory then. */
const commitAnything = (call: Call, n: number): Promise<unknown> =>
  call('PUT', `/issue/10000/properties/bench`, n);

async function measureRead(bench: Bench): Promise<Figure> {
  const { admin, size } = bench;
  for (let at = 0; at < WARMING.reads; at++) await admin('GET', `/issue/${issueId(bench, at, size.rounds)}`);
  const { text } = await admin('GET', '/issue/10000');
  const bare = await bareServer(text);
  const rounds: ReadRound[] = [];
  try {
    for (let round = 0; round < size.rounds; round++) rounds.push(await readRound(bench, bare.call, round));
  } finally {
    bare.stop();
  }
  const p95 = (times: 'ours' | 'hands' | 'bare') =>
    median(rounds.map((round) => percentile(round[times], 95)));
  const counts = new Set(rounds.flatMap((round) => round.statements));
  const statements = `${[...counts].join(' or ')} statements`;
  return atMost(
    'GET one issue with all fields, p95 in its own SQL by hand',
    median(rounds.map(({ ours, hands }) => percentile(ours, 95) / percentile(hands, 95))),
    3,
    '',
    `${ms(p95('ours'))} of ${ms(p95('hands'))}, ${statements}; the same bytes from bare node:http: ${ms(p95('bare'))}`,
  );
}

/**
 * ms each; `bare`: the same bytes from a server that has nothing to do for them. Where that takes longer than the SQL,
 * the machine's scheduler is what is measured.
 */
interface ReadRound {
  ours: number[];
  hands: number[];
  bare: number[];
  /** How many each answer took. */
  statements: number[];
}

/** Reads `turns` issues by the program, their SQL by hand, and their bytes from a bare server, in turns. */
async function readRound(bench: Bench, bare: Call, round: number): Promise<ReadRound> {
  const { admin, server, byHand, size } = bench;
  const paths = Array.from({ length: size.turns }, (_, at) => `/issue/${issueId(bench, at, round)}`);
  await commitAnything(admin, 2 * round);
  await admin('GET', '/myself');
  const statements: Traced[][] = [];
  for (const path of paths) {
    await server.ask({ trace: true });
    await admin('GET', path);
    statements.push(await server.ask<Traced[]>({ traced: true }));
  }
  await commitAnything(admin, 2 * round + 1);
  await admin('GET', '/issue/10000');
  const found: ReadRound = { ours: [], hands: [], bare: [], statements: statements.map((l) => l.length) };
  for (const [at, path] of paths.entries()) {
    const readByHand = () => byHand.read(statements[at] ?? []);
    const before = at % 2 === 0 ? await readByHand() : null;
    found.ours.push((await admin('GET', path)).ms);
    found.hands.push(before ?? (await readByHand()));
    found.bare.push((await bare('GET', '')).ms);
  }
  return found;
}

/** node:http, with the same text to every question. */
async function bareServer(body: string): Promise<{ call: Call; stop(): void }> {
  const server = remote<number>('./bare-server.ts');
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  const call = clientOf(`http://127.0.0.1:${await server.ask({ headers, body })}/`, basicOf('admin'));
  for (let at = 0; at < WARMING.reads; at++) await call('GET', '');
  return { call, stop: server.stop };
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

/** The same issues of the one project, read by somebody who is in that project and by somebody who is in all. */
async function measurePermission(bench: Bench): Promise<Figure> {
  const { narrow, wide, admin, size } = bench;
  const inOne = Math.floor(size.issues / size.projects);
  const paths = Array.from({ length: size.turns }, (_, at) => `/issue/${projectKey(0)}-${1 + (at % inOne)}`);
  const times: { narrow: number[]; wide: number[] } = { narrow: [], wide: [] };
  for (let turn = 0; turn < 2; turn++) {
    await commitAnything(admin, 10 + turn);
    for (const call of [narrow, wide]) await call('GET', '/myself');
    for (const [at, path] of paths.entries()) {
      const order = at % 2 === 0 ? (['narrow', 'wide'] as const) : (['wide', 'narrow'] as const);
      for (const who of order) times[who].push((await { narrow, wide }[who]('GET', path)).ms);
    }
  }
  return atMost(
    `GET one issue by a user in ${size.projects} projects, in those of a user in one`,
    median(times.wide) / median(times.narrow),
    1.1,
    '',
    `${ms(median(times.wide))} of ${ms(median(times.narrow))}`,
  );
}

const newIssue = (n: number) => ({
  fields: {
    project: { key: projectKey(1) },
    issuetype: { name: 'Task' },
    summary: `Made by the bench, number ${n}`,
    description: 'login cookie session token cache page button report export '.repeat(8),
    labels: ['bench', `turn-${n % 10}`],
  },
});

async function measureCreate(bench: Bench): Promise<Figure[]> {
  const { admin, size } = bench;
  await createRound(bench, WARMING.creates);
  const rounds: { one: number[]; bare: number[] }[] = [];
  for (let round = 0; round < size.rounds; round++) rounds.push(await createRound(bench, size.turns));
  const bulk: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const issueUpdates = Array.from({ length: 50 }, (_, at) => newIssue(turn * 50 + at));
    bulk.push((await admin('POST', '/issue/bulk', { issueUpdates })).ms);
  }
  const p95 = (times: 'one' | 'bare') => median(rounds.map((round) => percentile(round[times], 95)));
  const one = median(rounds.flatMap((round) => round.one));
  return [
    atMost(
      'Create, p95 in bare transactions of the same rows',
      median(rounds.map((round) => percentile(round.one, 95) / percentile(round.bare, 95))),
      2,
      '',
      `${ms(p95('one'))} of ${ms(p95('bare'))}`,
    ),
    atMost('Bulk create of 50, in creates', median(bulk) / one, 15, '', `${ms(median(bulk))} of ${ms(one)}`),
  ];
}

/** Makes issues by the program, and their rows once more by hand, in turns. */
async function createRound(
  { admin, byHand }: Bench,
  turns: number,
): Promise<{ one: number[]; bare: number[] }> {
  const found = { one: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const made = await admin('POST', '/issue', newIssue(turn));
    const rows = await rowsOf(byHand, Number((JSON.parse(made.text) as { id: string }).id));
    const bare = byHand.writeAtOnce?.(...atOnce(rows)) ?? byHand.write((run) => insertLike(run, rows));
    found.bare.push(await bare);
    found.one.push(made.ms);
  }
  return found;
}

type Row = Record<string, unknown>;

/**
 * What the creation of issue `id` wrote, the terms of its texts among it; what they are found by follows by triggers, for
 * whoever writes. Periods of values are written with the first change of an issue.
 */
async function rowsOf(byHand: ByHand, id: number): Promise<Map<string, Row[]>> {
  const rows = new Map<string, Row[]>();
  await byHand.write(async (run) => {
    rows.set('issue', await run('select * from issue where id = ?', [id]));
    for (const table of ['issue_label', 'watcher']) {
      rows.set(table, await run(`select * from ${table} where issue_id = ?`, [id]));
    }
  });
  return rows;
}

/** Writes them once more, under the next number. */
async function insertLike(run: Run, rows: ReadonlyMap<string, Row[]>): Promise<void> {
  const [issue] = rows.get('issue') ?? [];
  const [project] = await run(
    'update project set last_issue_number = last_issue_number + 1 where id = ? returning last_issue_number',
    [issue?.project_id],
  );
  const row: Row = { ...issue, number: project?.last_issue_number };
  delete row.id;
  const [made] = await insert(run, 'issue', [row], ' returning id');
  for (const table of ['issue_label', 'watcher']) {
    const lines = (rows.get(table) ?? []).map((line) => ({ ...line, issue_id: made?.id }));
    await insert(run, table, lines);
  }
}

/** The same in one statement, as one who knows PostgreSQL would write it. */
function atOnce(rows: ReadonlyMap<string, Row[]>): [sql: string, parameters: unknown[]] {
  const [issue = {}] = rows.get('issue') ?? [];
  const parameters: unknown[] = [issue.project_id];
  const places = (row: Row, columns: readonly string[]) =>
    columns.map((column) => {
      parameters.push(row[column]);
      return '?';
    });
  const columns = Object.keys(issue).filter((column) => column !== 'id' && column !== 'number');
  const parts = [
    'numbered as (update project set last_issue_number = last_issue_number + 1 where id = ? returning last_issue_number)',
    `made as (insert into issue (number, ${columns}) values ((select last_issue_number from numbered), ${places(issue, columns)}) returning id)`,
  ];
  for (const table of ['issue_label', 'watcher']) {
    const lines = rows.get(table) ?? [];
    const own = Object.keys(lines[0] ?? {}).filter((column) => column !== 'issue_id');
    const values = lines.map((line) => `((select id from made), ${places(line, own)})`);
    if (lines.length > 0)
      parts.push(`${table}_rows as (insert into ${table} (issue_id, ${own}) values ${values})`);
  }
  return [`with ${parts.join(', ')} select id from made`, parameters];
}

function insert(run: Run, table: string, rows: readonly Row[], end = ''): Promise<Row[]> {
  const columns = Object.keys(rows[0] ?? {});
  const places = rows.map(() => `(${columns.map(() => '?')})`);
  const values = rows.flatMap((row) => columns.map((column) => row[column]));
  return run(`insert into ${table} (${columns.join(', ')}) values ${places}${end}`, values);
}

async function fill(settings: Record<string, string>, size: IssueSize): Promise<void> {
  const app = await assemble(readConfig(settings));
  await app.server.ready();
  const post = poster(app);
  const grant = (permission: string) => ({ permission, holder: { type: 'projectRole', parameter: '10001' } });
  const permissions = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES'].map(grant);
  const scheme = await post<{ id: number }>('/permissionscheme', { name: 'Members', permissions });
  for (const name of ['narrow', 'wide']) {
    await post('/user', { name, password, emailAddress: `${name}@example.com`, displayName: name });
  }
  const keys = Array.from({ length: size.projects }, (_, n) => projectKey(n));
  for (const [at, key] of keys.entries()) {
    const project = { key, name: `Project ${key}`, lead: 'admin', projectTypeKey: 'software' };
    await post('/project', { ...project, permissionScheme: scheme.id });
    await post(`/project/${key}/role/10001`, {
      user: at === 0 ? ['admin', 'wide', 'narrow'] : ['admin', 'wide'],
    });
  }
  await seedIssues(app, { projects: keys, total: size.issues, comments: size.comments });
  // What autovacuum does within minutes of so many changes.
  if (app.database.engine.name === 'postgres') await sql`analyze`.execute(app.database.db);
  await app.stop();
}

const poster =
  ({ server }: App) =>
  async <T>(path: string, payload: object): Promise<T> => {
    const url = `/jira/rest/api/2${path}`;
    const headers = { authorization: basicOf('admin') };
    const answer = await server.inject({ method: 'POST', url, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`POST ${path} was answered: ${answer.payload}`);
    return JSON.parse(answer.payload) as T;
  };
