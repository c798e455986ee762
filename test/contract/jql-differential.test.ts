/**
 * Random queries, answered by SQLite, by PostgreSQL and by an evaluator that goes through plain objects one by one: all
 * three must say the same. TESSERA_JQL_SEED chooses other queries, TESSERA_JQL_RUNS more of them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Ctx } from '../../src/context.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import { compile } from '../../src/search/jql/compile.sql.ts';
import { parse } from '../../src/search/jql/parse.ts';
import { findIds, understand } from '../../src/search/search.service.ts';
import { answer, type World, worldOf } from '../support/jql/evaluate.ts';
import { readFacts } from '../support/jql/facts.ts';
import { queriesOver } from '../support/jql/generate.ts';
import { Refused } from '../support/jql/refused.ts';
import { filtersOf } from '../support/jql/special.ts';
import { begins, buildWorld, readers } from '../support/jql/world.ts';
import { postgresAvailable } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

const seed = Number(process.env.TESSERA_JQL_SEED ?? 19);
const runs = Number(process.env.TESSERA_JQL_RUNS ?? 10_000);
const settings = { sessionIdle: '365d', sessionLifetime: '365d', defaultTimeZone: 'UTC' } as const;

type EngineName = 'SQLite' | 'PostgreSQL';
interface Stage {
  engine: EngineName;
  server: TestServer;
  /** One for each reader. */
  contexts: Ctx[];
  keys: Map<number, string>;
}

const stages: Stage[] = [];
const worlds: World[] = [];

async function open(engine: EngineName): Promise<Stage> {
  const clock = { at: begins };
  const server = await startServer(engine, settings, () => clock.at);
  await buildWorld(server, clock);
  const contexts: Ctx[] = [];
  for (const { name, timeZone } of readers) {
    const ctx = await server.ctx(name === null ? anonymous(timeZone) : { name });
    contexts.push({ ...ctx, actor: { ...ctx.actor, timeZone } });
  }
  const rows = await server.app
    .ctx()
    .db.selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select(['issue.id', 'project.key', 'issue.number'])
    .execute();
  return { engine, server, contexts, keys: new Map(rows.map((row) => [row.id, `${row.key}-${row.number}`])) };
}

interface Answer {
  /** null: refused. */
  keys: string[] | null;
  total: number;
  messages: readonly string[];
}

async function ask({ contexts, keys }: Stage, reader: number, jql: string): Promise<Answer> {
  try {
    const page = { startAt: 0, maxResults: 1000 };
    const ctx = contexts[reader] as Ctx;
    const found = await findIds(ctx, { jql, page, validate: true });
    // A small page may be found by another way than all at once (way.sql.ts), and is a part of the same.
    const part = { startAt: Math.floor(found.total / 5), maxResults: 3 };
    const { ids } = await findIds(ctx, { jql, page: part, validate: true });
    const same = String(ids) === String(found.ids.slice(part.startAt, part.startAt + part.maxResults));
    return {
      keys: found.ids.map((id) => keys.get(id) ?? String(id)),
      total: found.total,
      messages: same ? [] : [`of a page: ${ids.map((id) => keys.get(id))}`],
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { keys: null, total: 0, messages: error.messages };
  }
}

function evaluate(reader: number, jql: string): string[] | null {
  try {
    return answer(parse(jql), worlds[reader] as World);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Where texts are looked for and no order is asked for, it is by relevance, which the evaluator knows nothing of. */
const ordered = (jql: string): boolean => / by /i.test(jql) || !jql.includes('~');

const shown = (keys: string[] | null, jql: string): string =>
  keys === null ? 'refused' : (ordered(jql) ? keys : keys.toSorted()).join(' ');

async function sqlOf({ contexts }: Stage, reader: number, jql: string): Promise<string> {
  const ctx = contexts[reader] as Ctx;
  const { condition } = await understand(ctx, jql);
  if (condition === null) return 'everything';
  const query = ctx.db.selectFrom('issue').select('issue.id').where(compile(condition, ctx.actor));
  return query.compile().sql;
}

async function compare(reader: number, jql: string): Promise<void> {
  const expected = shown(evaluate(reader, jql), jql);
  const answers = await Promise.all(stages.map((stage) => ask(stage, reader, jql)));
  const [first] = answers as [Answer];
  const same = answers.every(
    ({ keys, total, messages }) =>
      shown(keys, jql) === expected &&
      (keys === null || total === keys.length) &&
      String(keys) === String(first.keys) &&
      String(messages) === String(first.messages) &&
      (keys === null || messages.length === 0),
  );
  if (same) return;
  const lines = [`${readers[reader]?.name}: ${jql}`, `evaluator: ${expected}`];
  for (const [at, stage] of stages.entries()) {
    const { keys, total, messages } = answers[at] as Answer;
    lines.push(`${stage.engine}: ${shown(keys, jql)} (${total}) ${messages}`);
    lines.push(`  ${await sqlOf(stage, reader, jql).catch(String)}`);
  }
  throw new Error(lines.join('\n'));
}

describe.skipIf(!postgresAvailable())('random queries on SQLite, PostgreSQL and plain objects', () => {
  beforeAll(async () => {
    for (const engine of ['SQLite', 'PostgreSQL'] as const) stages.push(await open(engine));
    const [{ server, contexts }] = stages as [Stage];
    for (const who of readers) {
      const facts = await readFacts(server, who, contexts[0]?.now ?? 0);
      const client = who.name === null ? server.anonymous : server.as(who.name);
      const filters = [];
      for (let id = 10_000; id < 10_010; id++) {
        const { status, body } = await client.get(`/rest/api/2/filter/${id}`);
        if (status === 200) filters.push(body);
      }
      worlds.push(worldOf(facts, filtersOf(filters, who.name)));
    }
  }, 120_000);
  afterAll(async () => {
    for (const { server } of stages) await server.stop();
  });

  it('give the same answers', async () => {
    const reader = fc.nat({ max: readers.length - 1 });
    const asked = fc.tuple(reader, queriesOver((worlds[0] as World).facts));
    // Some are under way at once, as they are on a server; a failure shrinks to one of them.
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 10, maxLength: 10 }), async (queries) => {
        await Promise.all(queries.map(([who, jql]) => compare(who, jql)));
      }),
      { numRuns: Math.ceil(runs / 10), seed },
    );
  }, 600_000);

  it('are answered over HTTP with the same issues', async () => {
    const asked = fc.tuple(fc.nat({ max: readers.length - 1 }), queriesOver((worlds[0] as World).facts));
    for (const [who, jql] of fc.sample(asked, { numRuns: 200, seed })) {
      const expected = shown(evaluate(who, jql), jql);
      for (const { server } of stages) {
        const name = readers[who]?.name ?? null;
        const client = name === null ? server.anonymous : server.as(name);
        const body = { jql, maxResults: 1000, fields: ['summary'] };
        const { status, body: found } = await client.post('/rest/api/2/search', body);
        const keys = status === 200 ? found.issues.map(({ key }: { key: string }) => key) : null;
        expect([name, jql, shown(keys, jql)]).toEqual([name, jql, expected]);
        expect(status).toBe(keys === null ? 400 : 200);
        if (keys !== null) expect(found.total).toBe(keys.length);
      }
    }
  }, 120_000);
});
