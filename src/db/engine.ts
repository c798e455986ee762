/** What a database engine must settle for us. Only db/dialect/* implement it; nobody else asks which one it is. */
import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { Bounds } from './places.ts';
import type { LongRead } from './read-in-turn.ts';
import type { Schema } from './schema.ts';
import type { UsedWords } from './used-words.ts';

export type Db = Kysely<Schema>;
// biome-ignore lint/suspicious/noExplicitAny: migrations know no schema, by Kysely's own advice
export type AnyDb = Kysely<any>;
export type Row = Record<string, unknown>;

export interface ColumnTypes {
  /** Text compared byte by byte, so that order does not depend on a locale. */
  text: RawBuilder<unknown>;
  /** Whole numbers up to 2^53: ids, counts, instants in ms, booleans as 0 and 1. */
  integer: RawBuilder<unknown>;
  /** Numbers with a fraction. */
  real: RawBuilder<unknown>;
  /** What a text is found by (full-text.ts). */
  terms: RawBuilder<unknown>;
}

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly columns: ColumnTypes;
  /** Creates `table` with `id`, a generated whole number whose first value is `firstId`. */
  createTable(
    db: AnyDb,
    table: string,
    firstId: number,
    define: (
      builder: CreateTableBuilder<string, never>,
      column: ColumnTypes,
    ) => CreateTableBuilder<string, never>,
  ): Promise<void>;
  /**
   * Gives the row of `configuration_stamp` a new random value with every change of `table`, by whatever program, in
   * the transaction of the change.
   * @param unless an update of this column alone is no change
   */
  renewStampOnChange(db: AnyDb, table: string, unless?: string): Promise<void>;
  /**
   * Keeps an index of the columns of terms of `table`, and the dictionary `text_term`, true to the table, in the
   * transaction of each change, by whatever program; and makes both of what is there.
   */
  indexTerms(db: AnyDb, table: string, columns: readonly string[]): Promise<void>;
  /**
   * Keeps what comments are looked up by true to them, in the transaction of each change, by whatever program, and makes it
   * of what is there; nothing, where the index of their words needs nothing more.
   */
  lookUpComments(db: AnyDb): Promise<void>;
  /** Makes an index of what is in lists at all, by project, where it is much smaller than those that hold more. */
  indexSeen(db: AnyDb): Promise<void>;
  /** Runs a compiled read outside any transaction by the engine's shortest way. */
  read(sql: string, parameters: readonly unknown[]): Row[] | Promise<Row[]>;
  /** Runs a compiled statement that writes, a transaction by itself; absent: Kysely's way is the shortest. */
  write?(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  /**
   * Runs a compiled read that may take long where it holds up nothing else, with what follows from it.
   * @returns the rows of each statement that was run
   * @throws ReadStopped
   */
  readLong(read: LongRead, bounds: Bounds): Promise<Row[][]>;
  /**
   * What changes with every commit, by this program or another one, and costs little to ask for: whoever is told the
   * same stamp twice would read the same twice. Nothing that was committed before the call is missing from it.
   */
  commitStamp(): CommitStamp | Promise<CommitStamp>;
  readonly usedWords: UsedWords;
  /** Runs the steps to this program's version, for which a database may be set otherwise than for its daily work. */
  migrating?<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Compared only, never read. */
export type CommitStamp = number | string;

export interface OpenDatabase {
  readonly db: Db;
  readonly engine: Engine;
}
