/** PostgreSQL 13 or newer, by node-postgres. Text is stored with the "C" collation: the same order as on SQLite. */
import { type CreateTableBuilder, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { sha256 } from '../../kernel/token.ts';
import type { ColumnTypes, Engine, OpenDatabase, Row } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { type LongReadLimits, longReadSettings, PostgresReaders } from './postgres-readers.ts';
import { indexTerms } from './postgres-text.ts';
import { postgresUsedWords } from './postgres-used-words.ts';

const CONNECTIONS = 10;
/** Of each connection: each costs the server some memory. */
const STATEMENTS_KEPT = 500;

// bigint and numeric arrive as text; every number of ours fits a double exactly.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const columns: ColumnTypes = {
  text: sql`text collate "C"`,
  integer: sql`bigint`,
  real: sql`double precision`,
  terms: sql`tsvector`,
};

/**
 * Opens a pool of connections; the first query connects.
 * @param url postgres://user:password@host:port/name
 * @param longReads bounds of reads that may take long
 * @param onError told of connections that die while idle
 */
export function openPostgres(
  url: string,
  longReads: LongReadLimits,
  onError: (error: Error) => void,
): OpenDatabase {
  const open = (settings: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: url,
      Client: PreparingClient,
      connectionTimeoutMillis: 10_000,
      // Waited for. Compiling a long search to machine code takes seconds, running it milliseconds.
      onConnect: async (client) => {
        await client.query('set jit = off');
      },
      ...settings,
    });
    pool.on('error', onError);
    return pool;
  };
  const pool = open({ max: CONNECTIONS });
  const readers = new PostgresReaders(open(longReadSettings(longReads)), pool, longReads.atOnce);
  const run = async (text: string, parameters: readonly unknown[]): Promise<Row[]> =>
    (await pool.query(text, [...parameters])).rows;
  const engine: Engine = {
    name: 'postgres',
    columns,
    createTable,
    renewStampOnChange,
    indexTerms,
    read: run,
    write: run,
    readLong: (text, parameters, bounds) => readers.read(text, parameters, bounds),
    // Which transactions a reader sees: the same text means that none was committed in between.
    commitStamp: gathered(async () => {
      const text = 'select pg_current_snapshot()::text as stamp';
      return (await pool.query<{ stamp: string }>({ name: 'commit_stamp', text })).rows[0]?.stamp ?? '';
    }),
    usedWords: postgresUsedWords(pool),
    close: async () => {
      await readers.close();
      await pool.end();
    },
  };
  return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), engine };
}

type Answered = (error: Error | null, result: unknown) => void;

/**
 * Prepares what is asked more than once: planning a read of one issue with all that it joins takes PostgreSQL ten times
 * as long as running it. Where a plan made for these very values is cheaper, PostgreSQL goes on making one each time.
 */
class PreparingClient extends pg.Client {
  readonly #seen = new Map<string, string | null>();

  // biome-ignore lint/suspicious/noExplicitAny: the many forms of node-postgres' query
  override query(...given: any[]): any {
    const [text, values, callback] = given;
    const name = typeof text === 'string' && Array.isArray(values) ? this.#nameOf(text) : null;
    if (name === null) return (super.query as (...given: unknown[]) => unknown).apply(this, given);
    // A Query is taken as it is; an object of settings is copied property by property, with their descriptors.
    const ask = (done: Answered): void => {
      super.query(Object.assign(new pg.Query(text, values), { name, callback: done }));
    };
    if (callback) return ask(callback);
    return new Promise((resolve, reject) => {
      ask((error, result) => (error ? reject(error) : resolve(result)));
    });
  }

  /** null: not prepared, for it is asked for the first time, or there are too many. */
  #nameOf(text: string): string | null {
    const known = this.#seen.get(text);
    if (known) return known;
    const often = known === null;
    if (!often && this.#seen.size >= STATEMENTS_KEPT) this.#forgetOnce();
    const name = often ? sha256(text) : null;
    if (often || this.#seen.size < STATEMENTS_KEPT) this.#seen.set(text, name);
    return name;
  }

  #forgetOnce(): void {
    for (const [text, name] of this.#seen) if (name === null) this.#seen.delete(text);
  }
}

/**
 * One question for all who ask while the one before is under way. It is sent after the last of them asked, so that
 * what was committed before anyone's call is in the answer.
 */
function gathered<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    if (!next) {
      next = last.then(endOfTurn, endOfTurn).then(() => {
        next = null;
        return ask();
      });
      last = next;
    }
    return next;
  };
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const createTable: Engine['createTable'] = async (db, table, firstId, define) => {
  const builder = db.schema
    .createTable(table)
    .addColumn(
      'id',
      sql`bigint generated by default as identity (start with ${sql.lit(firstId)})`,
      (column) => column.primaryKey(),
    ) as unknown as CreateTableBuilder<string, never>;
  await define(builder, columns).execute();
};

const renewStampOnChange: Engine['renewStampOnChange'] = async (db, table, unless) => {
  await sql`create or replace function renew_configuration_stamp() returns trigger language plpgsql as
    $$ begin update configuration_stamp set value = gen_random_uuid()::text; return null; end $$`.execute(db);
  const always = unless === undefined ? sql`update or` : sql``;
  await sql`create trigger configuration after ${always} insert or delete or truncate
    on ${sql.table(table)} for each statement execute function renew_configuration_stamp()`.execute(db);
  if (unless === undefined) return;
  await sql`create trigger configuration_update after update on ${sql.table(table)} for each row
    when (old.${sql.ref(unless)} is not distinct from new.${sql.ref(unless)})
    execute function renew_configuration_stamp()`.execute(db);
};

/** The kind of constraint that `error` of this engine speaks of; deadlock: two transactions stood in one another's way. */
export function postgresViolation(error: unknown): 'unique' | 'foreign-key' | 'deadlock' | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === '23505') return 'unique';
  if (code === '40P01' || code === '40001') return 'deadlock';
  return code === '23503' ? 'foreign-key' : null;
}
