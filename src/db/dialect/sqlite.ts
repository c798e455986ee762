/**
 * SQLite, embedded. One connection writes, another reads: in WAL mode a reader sees the last commit and never waits,
 * so a transaction that is open across an `await` holds up writers only. Statements are prepared once and kept.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import {
  type CompiledQuery,
  type CreateTableBuilder,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { ColumnTypes, Engine, OpenDatabase, Row } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { SqliteReaders } from './sqlite-readers.ts';
import { SqliteSizes } from './sqlite-sizes.ts';
import { keepStatements, type Prepare } from './sqlite-statements.ts';
import { indexTerms } from './sqlite-text.ts';
import { Turn } from './sqlite-turn.ts';
import { sqliteUsedWords } from './sqlite-used-words.ts';

/** ms: how long a statement waits for another program's transaction. */
const BUSY = 5000;

const columns: ColumnTypes = { text: sql`text`, integer: sql`integer`, real: sql`real`, terms: sql`text` };

/**
 * Opens, or makes, the database file.
 * @param file path of the database; its folder is made when missing, readable by its owner only
 * @param longReads how many long reads run at once
 */
export function openSqlite(file: string, longReads: number): OpenDatabase {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writer = connect(file);
  chmodSync(file, 0o600);
  const reader = connect(file);
  reader.pragma('query_only = ON');
  const statements = { writer: keepStatements(writer), reader: keepStatements(reader) };
  const turn = new Turn();
  const driver = new SqliteDriver(statements, turn);
  const db = new Kysely<Schema>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new TransactionalAdapter(),
      createQueryCompiler: () => new SteadyQueryCompiler(),
      createIntrospector: (any) => new SqliteIntrospector(any),
    },
  });
  const readers = new SqliteReaders(file, longReads);
  const sizes = new SqliteSizes(file, writer, turn, () => readers.renew());
  const version = reader.prepare('pragma data_version').pluck();
  // Of the reading connection: it changes with what any other connection commits, and the reader commits nothing.
  const commitStamp = oncePerTurn(() => version.get() as number);
  const usedWords = sqliteUsedWords(`${file}.used`, commitStamp);
  const engine: Engine = {
    name: 'sqlite',
    columns,
    createTable,
    renewStampOnChange,
    indexTerms,
    // The index gives ids, and comment_thin the rest.
    lookUpComments: async () => {},
    // It would have an entry for each issue, as issue_common has.
    indexSeen: async () => {},
    read: (text, parameters) => statements.reader(text).all(...parameters) as Row[],
    readLong: (read, bounds) => readers.read(read, bounds),
    commitStamp,
    usedWords,
    // Making an index of a large table sorts it: on disk, or it would take as much memory as the index is long. What
    // stands in an index that is new is unknown until it is looked at, and ways to issues would be chosen blindly.
    migrating: async (work) => {
      writer.pragma('temp_store = FILE');
      try {
        return await work();
      } finally {
        writer.pragma('temp_store = MEMORY');
        sizes.glance();
      }
    },
    close: async () => {
      sizes.close();
      usedWords.close();
      readers.close();
      reader.close();
      writer.close();
    },
  };
  return { db, engine };
}

function connect(file: string): Database {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  // better-sqlite3 defaults to NORMAL in WAL mode, which may lose acknowledged commits when the power goes.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`busy_timeout = ${BUSY}`);
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -16000');
  return database;
}

/**
 * Writes a parameter as `+?`, the same value to SQL. Built with STAT4, as here, SQLite looks at the value bound to a
 * bare `?` that is compared with a column while it plans, and plans anew each time one is bound: some 40 µs a query.
 */
class SteadyQueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }

  /** `for update`, `for no key update`: whoever writes here is alone, so there is nothing to hold. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate' && node.modifier !== 'ForNoKeyUpdate') super.visitSelectModifier(node);
  }
}

/** DDL is transactional here: two programs that start at once then migrate one after the other. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #statements: { writer: Prepare; reader: Prepare };
  readonly #turn: Turn;

  constructor(statements: { writer: Prepare; reader: Prepare }, turn: Turn) {
    this.#statements = statements;
    this.#turn = turn;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#statements, this.#turn);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as SqliteConnection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).finish('commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).finish('rollback');
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).abandon();
  }

  async destroy(): Promise<void> {}
}

class SqliteConnection implements DatabaseConnection {
  readonly #statements: { writer: Prepare; reader: Prepare };
  readonly #turn: Turn;
  #inTransaction = false;

  constructor(statements: { writer: Prepare; reader: Prepare }, turn: Turn) {
    this.#statements = statements;
    this.#turn = turn;
  }

  async begin(): Promise<void> {
    await this.#turn.take();
    try {
      this.#statements.writer('begin immediate').run();
    } catch (error) {
      this.#turn.give();
      throw error;
    }
    this.#inTransaction = true;
  }

  finish(how: 'commit' | 'rollback'): void {
    if (!this.#inTransaction) return;
    try {
      this.#statements.writer(how).run();
    } finally {
      // A commit that fails leaves the transaction open: the rollback that follows ends it.
      if (how === 'rollback' || !this.#open()) this.#end();
    }
  }

  abandon(): void {
    if (!this.#inTransaction) return;
    if (this.#open()) this.#statements.writer('rollback').run();
    this.#end();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#inTransaction) return run(this.#statements.writer(query.sql), query.parameters);
    const statement = this.#statements.writer(query.sql);
    if (statement.readonly) return run(this.#statements.reader(query.sql), query.parameters);
    await this.#turn.take();
    try {
      return run(statement, query.parameters);
    } finally {
      this.#turn.give();
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const rows = this.#statements.reader(query.sql).iterate(...query.parameters);
    for (const row of rows) yield { rows: [row as R] };
  }

  #open(): boolean {
    return this.#statements.writer('commit').database.inTransaction;
  }

  #end(): void {
    this.#inTransaction = false;
    this.#turn.give();
  }
}

function run<R>(statement: Statement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(...parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/**
 * Asks once in a turn of the event loop. What a turn works on had arrived before it began to, so that an answer of the
 * same turn is never older than the request that it is for.
 */
function oncePerTurn<T>(ask: () => T): () => T {
  let known: { value: T } | null = null;
  const forget = (): void => {
    known = null;
  };
  return () => {
    if (!known) {
      known = { value: ask() };
      setImmediate(forget);
    }
    return known.value;
  };
}

const createTable: Engine['createTable'] = async (db, table, firstId, define) => {
  const builder = db.schema
    .createTable(table)
    .addColumn('id', 'integer', (column) =>
      column.primaryKey().autoIncrement(),
    ) as unknown as CreateTableBuilder<string, never>;
  await define(builder, columns).execute();
  await sql`insert into sqlite_sequence (name, seq) values (${table}, ${firstId - 1})`.execute(db);
};

const renewStampOnChange: Engine['renewStampOnChange'] = async (db, table, unless) => {
  for (const change of ['insert', 'update', 'delete'] as const) {
    const counts =
      change === 'update' && unless !== undefined
        ? sql`when old.${sql.ref(unless)} is new.${sql.ref(unless)}`
        : sql``;
    await sql`create trigger ${sql.ref(`configuration_${table}_${change}`)} after ${sql.raw(change)}
      on ${sql.table(table)} ${counts}
      begin update configuration_stamp set value = hex(randomblob(16)); end`.execute(db);
  }
};

/** The kind of constraint that `error` of this engine speaks of. */
export function sqliteViolation(error: unknown): 'unique' | 'foreign-key' | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'unique';
  return code === 'SQLITE_CONSTRAINT_FOREIGNKEY' ? 'foreign-key' : null;
}
