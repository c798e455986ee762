/** Queries as the SQL of each engine, without a database. */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type Actor, system } from '../../src/context.ts';
import type { Schema } from '../../src/db/schema.ts';
import { compile } from '../../src/search/jql/compile.sql.ts';
import { type Condition, never } from '../../src/search/jql/condition.ts';
import { parse } from '../../src/search/jql/parse.ts';
import { resolve } from '../../src/search/jql/resolve.ts';
import type { Scope } from '../../src/search/jql/resolve-value.ts';
import { prepareTexts } from '../../src/search/jql/text-match.service.ts';
import { pageQuery } from '../../src/search/search.store.ts';

export const sqlite = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
export const postgres = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type World = Omit<Scope, 'problems'>;

/** What a query without texts asks of an issue, and the parameters in their order. */
export function whereOf(db: Kysely<Schema>, jql: string, world: World, actor: Actor = system('UTC')) {
  const { condition } = resolve(parse(jql), { ...world, problems: new Set() });
  return asSql(db, condition ?? never, actor);
}

/** The same of one that looks for texts. */
export async function whereOfTexts(
  db: Kysely<Schema>,
  jql: string,
  world: World,
  actor: Actor = system('UTC'),
) {
  const { condition } = resolve(parse(jql), { ...world, problems: new Set() });
  return asSql(db, await prepareTexts({ db, read: async () => [] }, condition ?? never, new Set()), actor);
}

function asSql(db: Kysely<Schema>, condition: Condition, actor: Actor) {
  const query = db.selectFrom('issue').select('issue.id');
  const { sql, parameters } = query.where(compile(condition, actor)).compile();
  return { sql: sql.replace(/^.*? where /, ''), parameters };
}

/** What a query sorts by. */
export function orderOf(db: Kysely<Schema>, jql: string, world: World): string {
  const { order } = resolve(parse(jql), { ...world, problems: new Set() });
  const query = pageQuery(db, { actor: system('UTC'), condition: null, reach: null }, order, {
    startAt: 0,
    maxResults: 5,
  }).compile();
  return query.sql.replace(/^.* order by /, '').replace(/ limit .*$/, '');
}
