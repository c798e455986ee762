/** Forty searches as people send them, against the best SQL by hand for the same answer; see jql-queries.ts. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type App, assemble } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { databaseFile } from '../src/db/open.ts';
import type { Answer } from './by-hand-server.ts';
import { type Call, clientOf } from './client.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';
import { type Facts, type Query, queriesFor } from './jql-queries.ts';
import { type JqlSize, seedForJql } from './jql-seed.ts';
import { remote } from './processes.ts';

export interface JqlBenchSize extends JqlSize {
  /** How often each search is sent. */
  turns: number;
  /** Only searches that have this in their name are sent. */
  only: string;
}

const AIM = { ms: 50, textMs: 100, ratio: 2, session: 5, memory: 512 };
const WARMING_UP = 20;
const WARMING = 3;
const shape = { maxResults: 50, fields: ['summary', 'status', 'assignee'] };
/** For how long the server answers nobody else, in ms. */
const ALONE = 10_000;
const password = 'bench-password-1';
const basicOf = (name: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

/** @param keep folder in which the filled database stays for the next run */
export async function benchJql(
  engine: string,
  database: string,
  size: JqlBenchSize,
  keep?: string,
): Promise<Figure[]> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  try {
    const { settings, facts } = await filledForJql(engine, database, size, folder);
    console.log(`${engine}: measuring …`);
    return await measure(settings, facts, size);
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills the tables, where no run before has done so in `folder`. */
export async function filledForJql(
  engine: string,
  database: string,
  size: JqlSize,
  folder: string,
): Promise<{ settings: Settings; facts: Facts }> {
  const data = join(resolve(folder), `jql-${engine}`);
  const settings = { data, database, adminPassword: password, logLevel: 'silent', failuresPerAddress: '0' };
  const filled = join(data, 'filled.json');
  if (!existsSync(filled)) {
    mkdirSync(data, { recursive: true });
    console.log(`${engine}: filling the tables …`);
    writeFileSync(filled, JSON.stringify(await fill(settings, size)));
  }
  const kept = JSON.parse(readFileSync(filled, 'utf8')) as Kept;
  return { settings, facts: { ...kept, projects: new Map(kept.projects) } };
}

async function measure(settings: Settings, facts: Facts, size: JqlBenchSize): Promise<Figure[]> {
  const server = remote<number>('./tessera-server.ts');
  const port = await server.ask({ start: { ...settings, baseUrl: 'http://localhost:8090/jira' } });
  await settle(settings);
  const file = databaseFile(settings);
  const byHand = remote<number>('./by-hand-server.ts');
  const handPort = await byHand.ask({ file, url: settings.database });
  const hand = clientOf(`http://127.0.0.1:${handPort}`, '');
  const base = `http://127.0.0.1:${port}/jira/rest`;
  const half = clientOf(`${base}/api/2`, basicOf('half'));
  try {
    const queries = queriesFor(facts).filter(({ name }) => name.includes(size.only));
    const figures: Figure[] = [];
    // Of a server that has been running: its code is compiled, the statements that every search needs are planned.
    for (let turn = 0; turn < WARMING_UP; turn++) await half('POST', '/search', { ...shape, jql: '' });
    const cookie = await logInAs(base);
    const alone = await sessionTimes(base, cookie, () => wait(ALONE));
    const while_ = await sessionTimes(base, cookie, async () => {
      for (const query of queries) {
        const measured = await measureQuery(query, half, hand, facts, size.turns);
        for (const { what, measured: result, met } of measured)
          console.log(`${met ? '+' : '-'} ${what}: ${result}`);
        figures.push(...measured);
      }
    });
    const rise = percentile(while_, 99) - percentile(alone, 99);
    const { peak } = await server.ask<{ peak: number }>({ report: true });
    const met = figures.filter((figure) => figure.met).length;
    console.log(`${met} of ${figures.length} aims met`);
    return [
      ...figures,
      atMost(
        'Who am I, p99 while all this runs, more than alone',
        rise,
        AIM.session,
        ' ms',
        `${percentile(alone, 99).toFixed(1)} and ${percentile(while_, 99).toFixed(1)} ms`,
      ),
      atMost('Memory, the most at any time', peak / 1e6, AIM.memory, ' MB', 'resident, of the server itself'),
    ];
  } finally {
    byHand.stop();
    server.stop();
  }
}

/**
 * An answer is what comes back over HTTP, so SQL by hand is asked for in that way, too, of a program that does nothing else;
 * what its statements take alone stands beside it.
 */
async function measureQuery(
  query: Query,
  call: Call,
  hand: Call,
  facts: Facts,
  turns: number,
): Promise<Figure[]> {
  const { jql, startAt = 0, maxResults = 50 } = query;
  const body = { ...shape, jql, startAt, maxResults };
  let ways = handWritten(query, facts).map((statements) => ({ statements, whole: [], alone: [] }) as Hand);
  let ours: number[] = [];
  let total = -1;
  for (let turn = 0; turn < WARMING + turns; turn++) {
    if (turn === WARMING) {
      // The ways that are worth measuring.
      ways = ways.sort((a, b) => median(a.whole) - median(b.whole)).slice(0, 2);
      for (const way of ways) Object.assign(way, { whole: [], alone: [] });
      ours = [];
    }
    const { ms, text } = await call('POST', '/search', body);
    const answer = JSON.parse(text) as { total: number; issues: { id: string }[] };
    total = answer.total;
    ours.push(ms);
    for (const way of ways) {
      const asked = { statements: way.statements, bytes: Buffer.byteLength(text) };
      const answered = await hand('POST', '/', asked);
      const { rows, ms: sqlMs } = JSON.parse(answered.text) as Answer;
      expectSame(query, answer, rows);
      way.whole.push(answered.ms);
      way.alone.push(sqlMs);
    }
  }
  const least = (of: 'whole' | 'alone'): number => Math.min(...ways.map((way) => percentile(way[of], 95)));
  const best = least('whole');
  const p95 = percentile(ours, 95);
  const detail = `${p95.toFixed(1)} ms of ${best.toFixed(1)} ms, ${least('alone').toFixed(1)} of it in SQL, median ${median(ours).toFixed(1)} ms, ${total} found`;
  const most = query.text ? AIM.textMs : AIM.ms;
  const ratio = atMost(`${query.name}: in SQL by hand, p95`, p95 / best, AIM.ratio, '', detail);
  return [{ ...ratio, aim: `≤ ${AIM.ratio}, ≤ ${most} ms`, met: ratio.met && p95 <= most }];
}

interface Hand {
  statements: Statements;
  /** ms of each turn: over HTTP, and of the statements alone. */
  whole: number[];
  alone: number[];
}

/** @throws where SQL by hand finds another number of issues, or others */
function expectSame(
  { name }: Query,
  { total, issues }: { total: number; issues: { id: string }[] },
  [counts = [], page = []]: Answer['rows'],
): void {
  const byHand = Number(counts[0]?.total);
  if (byHand !== total) throw new Error(`${name}: ${total} found, ${byHand} by hand`);
  const [ours, hands] = [issues.map(({ id }) => id), page.map(({ id }) => String(id))].map((ids) =>
    ids.sort(),
  );
  if (issues.length > 0 && `${ours}` !== `${hands}`) throw new Error(`${name}: other issues by hand`);
}

/**
 * The count and the page in all ways that are worth a try: through the projects that the reader sees or past them, these as a
 * subquery or as a list that is worked out first, and on SQLite by an index that is named.
 */
function handWritten({ hand, startAt = 0, maxResults = 50 }: Query, { reader, engine }: Facts): Statements[] {
  const mine = `select project_id from project_role_actor where user_id = ${reader}`;
  const joins = hand.joins ?? '';
  const seen = (project: string): string =>
    `where ${project} and i.archived is null and i.security_level_id is null and ${hand.where}`;
  const count = (project: string, from = 'issue i'): string =>
    `select count(*) as total from ${from} ${joins.includes('custom') ? joins : ''} ${seen(project)}`;
  const page = (project: string, from = 'issue i'): string => {
    const ids = hand.page
      ? hand.page(seen(project), maxResults)
      : `select i.id from ${from} join project p on p.id = i.project_id ${joins} ${seen(project)}
          order by ${hand.order} limit ${maxResults} offset ${startAt}`;
    return maxResults === 0
      ? 'select 1'
      : `select i.id, i.summary, s.name, u.name, u.display_name from (${ids}) x
        join issue i on i.id = x.id join status s on s.id = i.status_id
        left join app_user u on u.id = i.assignee_id`;
  };
  const [by, past] = [`i.project_id in (${mine})`, `i.project_id + 0 in (${mine})`];
  const ways: Statements[] = [
    [count(by), page(by)],
    [count(by), page(past)],
    [count(past), page(past)],
  ];
  if (engine === 'sqlite') {
    const from = `issue i indexed by ${hand.index}`;
    if (hand.index) ways.push([count(by), page(past, from)], [count(past, from), page(past, from)]);
    return ways;
  }
  const [byList, pastList] = [
    `i.project_id = any (array(${mine}))`,
    `i.project_id + 0 = any (array(${mine}))`,
  ];
  return [
    ...ways,
    [count(byList), page(byList)],
    [count(byList), page(pastList)],
    [count(pastList), page(pastList)],
  ];
}

type Statements = [count: string, page: string];

/** How long somebody waits, in ms, who asks again and again who they are while `work` is done. */
async function sessionTimes(base: string, cookie: string, work: () => Promise<unknown>): Promise<number[]> {
  const somebody = remote<number[]>('./session-watch.ts');
  try {
    const times = somebody.ask({ watch: { base, cookie } });
    // Where the work fails, that is what is told, and not that the watcher was stopped for it.
    times.catch(() => {});
    await work();
    somebody.process.send({ stop: true });
    return await times;
  } finally {
    somebody.stop();
  }
}

/** As the one who sees half of the projects. @returns the value of a Cookie header */
export async function logInAs(base: string): Promise<string> {
  const answer = await fetch(`${base}/auth/1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'half', password }),
  });
  const { session } = (await answer.json()) as { session: { name: string; value: string } };
  return `${session.name}=${session.value}`;
}

/** What PostgreSQL does by itself in quiet hours; without it, an index says nothing without the row. */
async function settle({ database }: Settings): Promise<void> {
  if (database === '') return;
  const client = new pg.Client(database);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

type Settings = Record<'data' | 'database' | 'adminPassword' | 'logLevel' | 'failuresPerAddress', string>;
type Kept = Omit<Facts, 'projects'> & { projects: [string, number][] };

async function fill(settings: Settings, size: JqlSize): Promise<Kept> {
  const app = await assemble(readConfig(settings));
  await app.server.ready();
  const post = poster(app);
  const grant = (permission: string) => ({ permission, holder: { type: 'projectRole', parameter: '10001' } });
  const permissions = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES'].map(grant);
  const scheme = await post<{ id: number }>('/permissionscheme', { name: 'Members', permissions });
  await post('/user', { name: 'half', password, emailAddress: 'half@example.com', displayName: 'half' });
  for (let n = 0; n < size.projects; n++) {
    const project = { key: `P${n}`, name: `Project P${n}`, lead: 'admin', projectTypeKey: 'software' };
    await post('/project', { ...project, permissionScheme: scheme.id });
    await post(`/project/P${n}/role/10001`, { user: n < size.projects / 2 ? ['admin', 'half'] : ['admin'] });
  }
  const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
  const field = async (name: string, type: string, searcher: string): Promise<number> => {
    const made = await post<{ id: string }>('/field', {
      name,
      type: `${types}:${type}`,
      searcherKey: `${types}:${searcher}`,
    });
    return Number(made.id.replace('customfield_', ''));
  };
  const severity = await field('Severity', 'select', 'multiselectsearcher');
  const points = await field('Story Points', 'float', 'exactnumber');
  const { db, engine } = app.database;
  const context = await db
    .selectFrom('custom_field_context')
    .select('id')
    .where('field_id', '=', severity)
    .executeTakeFirstOrThrow();
  const options = ['Critical', 'Major', 'Minor', 'Trivial'].map((value, sequence) => ({
    context_id: context.id,
    value,
    value_lower: value.toLowerCase(),
    sequence,
    parent_id: null,
    disabled: 0,
  }));
  const [critical] = await db.insertInto('custom_field_option').values(options).returning('id').execute();
  const reader = await idOf(app, 'half');
  await seedForJql(app, size, { severity, points });
  const firstUser = await idOf(app, 'user0');
  // The reader is one of those who work: a two-hundredth of everything is theirs.
  for (const column of ['assignee_id', 'reporter_id'] as const) {
    await db
      .updateTable('issue')
      .set({ [column]: reader })
      .where(column, '=', firstUser + 199)
      .execute();
  }
  await db
    .updateTable('watcher')
    .set({ user_id: reader })
    .where('user_id', '=', firstUser + 199)
    .execute();
  const mine = 'assignee = currentUser() AND resolution = Unresolved';
  const filter = await post<{ id: string }>(
    '/filter',
    { name: 'Mine', jql: mine, sharePermissions: [{ type: 'loggedin' }] },
    'half',
  );
  const team = await db
    .selectFrom('app_group')
    .select('id')
    .where('name', '=', 'team-3')
    .executeTakeFirstOrThrow();
  const projects = await db.selectFrom('project').select(['key', 'id']).execute();
  const now = app.ctx().now;
  await app.stop();
  return {
    now,
    firstUser,
    reader,
    team: team.id,
    projects: projects.map(({ key, id }) => [key, id]),
    severity,
    points,
    critical: critical?.id ?? 0,
    filter: Number(filter.id),
    issues: size.issues,
    engine: engine.name,
  };
}

async function idOf({ database: { db } }: App, name: string): Promise<number> {
  const row = await db.selectFrom('app_user').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return row.id;
}

const poster =
  ({ server }: App) =>
  async <T>(path: string, payload: object, as = 'admin'): Promise<T> => {
    const url = `/jira/rest/api/2${path}`;
    const headers = { authorization: basicOf(as) };
    const answer = await server.inject({ method: 'POST', url, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`POST ${path} was answered: ${answer.payload}`);
    return JSON.parse(answer.payload) as T;
  };
