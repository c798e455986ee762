import { sql } from 'kysely';
import type { AnyDb, Engine } from '../engine.ts';
import { termsOf } from '../full-text.ts';
import type { Migration } from '../migrate.ts';

/** Texts that are searched: table, column with the text, column with its terms. */
const texts = [
  ['issue', 'summary', 'summary_terms'],
  ['issue', 'description', 'description_terms'],
  ['issue', 'environment', 'environment_terms'],
  ['comment', 'body', 'body_terms'],
  ['worklog', 'comment', 'comment_terms'],
  ['custom_field_value', 'text', 'text_terms'],
] as const;

const tables = [...new Set(texts.map(([table]) => table))];

/**
 * The index of texts: beside each text what it is found by, an index over that which the database keeps by itself, and
 * the dictionary of all terms, for wildcards and similar words.
 */
export const textIndex: Migration = async (db, engine) => {
  for (const [table, , terms] of texts) {
    await db.schema.alterTable(table).addColumn(terms, engine.columns.terms).execute();
  }
  // What was looked through letter by letter.
  await db.schema.alterTable('comment').dropColumn('body_lower').execute();
  await db.schema.alterTable('worklog').dropColumn('comment_lower').execute();
  await fillTerms(db, engine);
  for (const table of tables) {
    await engine.indexTerms(
      db,
      table,
      texts.filter(([of]) => of === table).map(([, , terms]) => terms),
    );
  }
};

/** Gives each text that is there its terms. */
export async function fillTerms(db: AnyDb, engine: Engine): Promise<void> {
  for (const table of tables) await fill(db, engine, table);
}

const AT_ONCE = 500;

/** Analyses what is there, so many rows at once that memory and statements stay small. */
async function fill(db: AnyDb, engine: Engine, table: (typeof tables)[number]): Promise<void> {
  const columns = texts.filter(([of]) => of === table);
  const read = ['id', ...columns.map(([, text]) => text)];
  for (let last = -1, more = true; more; ) {
    const rows: Record<string, unknown>[] = await db
      .selectFrom(table)
      .select(read)
      .where('id', '>', last)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const [, text, terms] of columns) {
      const found = rows.flatMap(({ id, [text]: value }) =>
        typeof value === 'string' ? [{ id, terms: termsOf(db, value) }] : [],
      );
      if (found.length > 0) await put(db, engine, table, terms, found);
    }
    more = rows.length === AT_ONCE;
    last = Number(rows.at(-1)?.id);
  }
}

async function put(
  db: AnyDb,
  { columns }: Engine,
  table: string,
  column: string,
  rows: readonly { id: unknown; terms: string }[],
): Promise<void> {
  const values = sql.join(rows.map(({ id, terms }) => sql`(${id}, ${terms})`));
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = cast(found.column2 as ${columns.terms})
    from (values ${values}) as found where ${sql.ref(`${table}.id`)} = cast(found.column1 as ${columns.integer})`.execute(
    db,
  );
}
