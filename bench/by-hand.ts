/** The database without a program around it: what a request cannot cost less than. */
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { Traced } from '../test/support/statements.ts';

export interface ByHand {
  /** Runs the statements one after the other. @returns ms */
  read(statements: readonly Traced[]): Promise<number>;
  /** Runs outside a transaction. */
  look(work: (run: Run) => Promise<void>): Promise<void>;
  /** Begins, runs and commits. @returns ms */
  write(work: (run: Run) => Promise<void>): Promise<number>;
  /** Runs a statement that writes to several tables, a transaction by itself, where there are such. @returns ms */
  writeAtOnce?(sql: string, parameters: readonly unknown[]): Promise<number>;
  close(): Promise<void>;
}

/** `?` stands for a parameter. @returns the rows that the statement returns */
export type Run = (sql: string, parameters: readonly unknown[]) => Promise<Record<string, unknown>[]>;

const since = (start: number): number => performance.now() - start;

/**
 * With the same settings and prepared statements as the program's own connections.
 * @param cache kB: 32,000 for those that search
 */
export function sqliteByHand(file: string, cache = 16_000): ByHand {
  const database = new Sqlite(file);
  for (const pragma of [
    'synchronous = FULL',
    'foreign_keys = ON',
    'busy_timeout = 5000',
    `cache_size = -${cache}`,
  ]) {
    database.pragma(pragma);
  }
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string): Sqlite.Statement => {
    const statement = kept.get(sql) ?? database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  const run: Run = async (sql, parameters) => {
    const statement = prepare(sql);
    if (statement.reader) return statement.all(...parameters) as Record<string, unknown>[];
    statement.run(...parameters);
    return [];
  };
  return {
    read: async (statements) => {
      const start = performance.now();
      for (const { sql, parameters } of statements) prepare(sql).all(...parameters);
      return since(start);
    },
    look: (work) => work(run),
    write: async (work) => {
      const start = performance.now();
      prepare('begin immediate').run();
      await work(run);
      prepare('commit').run();
      return since(start);
    },
    close: async () => void database.close(),
  };
}

export async function postgresByHand(url: string): Promise<ByHand> {
  const client = new pg.Client(url);
  await client.connect();
  // As the program's own connections for searches.
  for (const option of ['jit = off', 'random_page_cost = 1.1', "work_mem = '32MB'"])
    await client.query(`set ${option}`);
  const names = new Map<string, string>();
  const query = async (text: string, values: readonly unknown[]) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return (await client.query({ name, text, values: [...values] })).rows as Record<string, unknown>[];
  };
  const numbered = (sql: string): string => {
    let at = 0;
    return sql.replace(/\?/g, () => `$${++at}`);
  };
  return {
    read: async (statements) => {
      const start = performance.now();
      for (const { sql, parameters } of statements) await query(sql, parameters);
      return since(start);
    },
    look: (work) => work((sql, parameters) => query(numbered(sql), parameters)),
    write: async (work) => {
      const start = performance.now();
      await client.query('begin');
      await work((sql, parameters) => query(numbered(sql), parameters));
      await client.query('commit');
      return since(start);
    },
    writeAtOnce: async (sql, parameters) => {
      const start = performance.now();
      await query(numbered(sql), parameters);
      return since(start);
    },
    close: () => client.end(),
  };
}
