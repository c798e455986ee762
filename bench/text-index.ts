/** Filling tables with the index of texts taken away: made anew at the end, it takes a tenth of the time. */
import { sql } from 'kysely';
import type { AnyDb, Engine } from '../src/db/engine.ts';

const columns = {
  issue: ['summary_terms', 'description_terms', 'environment_terms'],
  comment: ['body_terms'],
} as const;

type Table = keyof typeof columns;
const tables = Object.keys(columns) as Table[];

export async function withoutTextIndex(db: AnyDb, engine: Engine, fill: () => Promise<void>): Promise<void> {
  for (const table of tables) {
    for (const statement of removal[engine.name](table)) await sql.raw(statement).execute(db);
  }
  await fill();
  for (const table of tables) await engine.indexTerms(db, table, columns[table]);
  await engine.lookUpComments(db);
}

const removal: Record<Engine['name'], (table: Table) => string[]> = {
  sqlite: (table) => [
    ...['insert', 'update', 'delete'].map((change) => `drop trigger ${table}_terms_${change}`),
    `drop table ${table}_terms`,
  ],
  postgres: (table) => [
    ...columns[table].map((column) => `drop index if exists ${table}_${column}`),
    `drop function ${table}_terms_learn() cascade`,
    ...(table === 'comment'
      ? [
          'drop table comment_lookup',
          'drop function comment_lookup_keep() cascade',
          'drop function comment_words',
        ]
      : []),
  ],
};
