/** Text search, as each engine does it: what is stored of a text, and how it is asked for. */
import { PostgresAdapter, type RawBuilder, type SqlBool } from 'kysely';
import type { EngineMatch, Match } from '../kernel/match.ts';
import type { IndexedText } from '../kernel/words.ts';
import { indexText } from '../kernel/words.ts';
import { postgresText } from './dialect/postgres-text.ts';
import { sqliteText } from './dialect/sqlite-text.ts';
import type { Db } from './engine.ts';

/** The tables with texts that are searched, and their columns of terms. */
export interface TermColumns {
  issue: 'summary_terms' | 'description_terms' | 'environment_terms';
  comment: 'body_terms';
  worklog: 'comment_terms';
  custom_field_value: 'text_terms';
}

export interface Lookup {
  from: RawBuilder<unknown>;
  id: RawBuilder<number>;
  having: RawBuilder<SqlBool>;
}

export interface FullText {
  /** What a column of terms holds of a text. */
  terms(text: IndexedText): string;
  /** `match` in the engine's own language. */
  query(match: Match): string;
  /**
   * Whether one of the columns has it: a condition on `table`, which is in scope.
   * @param query what query() made @param alias the table's name in the statement
   * @param byRow whether something else leads to the rows: the text of each is then looked into, where the engine can
   */
  matches<T extends keyof TermColumns>(
    table: T,
    columns: readonly TermColumns[T][],
    query: string,
    alias?: string,
    byRow?: boolean,
  ): RawBuilder<SqlBool>;
  /** The same as a statement's parts: from what, which column of it is the row's id, and what must hold. */
  lookup<T extends keyof TermColumns>(table: T, columns: readonly TermColumns[T][], query: string): Lookup;
  /** What a text index finds in comments by looking at less than all of each. */
  comments(match: EngineMatch): Lookup;
  /** What comments are looked up by, where that is another query. */
  rough?(match: Match): EngineMatch['rough'];
}

export const fullText: Record<EngineMatch['engine'], FullText> = {
  sqlite: sqliteText,
  postgres: postgresText,
};

const engineOf = (db: Db): EngineMatch['engine'] =>
  db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';

export function toEngine(db: Db, match: Match): EngineMatch {
  const engine = engineOf(db);
  const { query, rough } = fullText[engine];
  return { engine, query: query(match), ...(rough && { rough: rough(match) }) };
}

/** What a column of terms holds of a text; it is written with the text, always, and the index follows by itself. */
export const termsOf = (db: Db, text: string): string => fullText[engineOf(db)].terms(indexText(text));

/** The same where there may be no text. */
export const termsOrNull = (db: Db, text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : termsOf(db, text);
