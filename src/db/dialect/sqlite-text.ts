/**
 * Text search with FTS5. A `*_terms` column holds the analysed words, one for each place, divided by spaces, then
 * the words that are no stems; triggers keep an index over it (migration 0030) whose tokenizer does no more than split.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Match } from '../../kernel/match.ts';
import { type IndexedText, NO_TERM } from '../../kernel/words.ts';
import type { Engine } from '../engine.ts';
import type { FullText } from '../full-text.ts';

/** Stands where nothing is found, so that the places are counted right. */
const FILLER = '.';

export const sqliteText: FullText = {
  terms: ({ places, raw }: IndexedText) => [...places.map((term) => term ?? FILLER), ...raw].join(' '),
  query: (match) => write(match),
  matches(table, columns, query, alias = table) {
    const { from, id, having } = sqliteText.lookup(table, columns, query);
    return sql<SqlBool>`${sql.ref(`${alias}.id`)} in (select ${id} from ${from} where ${having})` as RawBuilder<SqlBool>;
  },
  lookup(table, columns, query) {
    const asked = columns.map((column) => `${column} : (${query})`).join(' OR ');
    const from = sql.table(`${table}_terms`);
    return { from, id: sql<number>`rowid`, having: sql<SqlBool>`${from} match ${asked}` };
  },
  comments: ({ query }) => ({
    // Twenty bytes of each, and not its texts.
    from: sql`"comment" indexed by "comment_thin"`,
    id: sql<number>`"comment"."id"`,
    having: sqliteText.matches('comment', ['body_terms'], query),
  }),
};

/** Terms are letters, digits and marks of ours: none needs an escape. */
const quote = (text: string): string => `"${text}"`;

function write(match: Match): string {
  switch (match.kind) {
    case 'term':
      return quote(match.term);
    case 'prefix':
      return `${quote(match.term)} *`;
    case 'phrase':
      return quote(match.terms.join(' '));
    case 'near':
      return `NEAR(${match.terms.map(quote).join(' ')}, ${match.within + match.terms.length - 2})`;
    case 'all':
      return `(${match.parts.map(write).join(' AND ')})`;
    case 'any':
      return `(${match.parts.map(write).join(' OR ')})`;
    case 'but':
      return `(${write(match.wanted)} NOT ${write(match.unwanted)})`;
    case 'nothing':
      return quote(NO_TERM);
  }
}

/**
 * An index over the table's own columns, so that it holds no text twice. Removing from one like that takes the terms
 * that are in it: the trigger's old values.
 */
export const indexTerms: Engine['indexTerms'] = async (db, table, columns) => {
  const index = `${table}_terms`;
  const list = columns.join(', ');
  const of = (row: 'old' | 'new') => columns.map((column) => `${row}.${column}`).join(', ');
  const remove = `insert into ${index} (${index}, rowid, ${list}) values ('delete', old.id, ${of('old')});`;
  const add = `insert into ${index} (rowid, ${list}) values (new.id, ${of('new')}); ${learn(columns)}`;
  const changed = columns.map((column) => `old.${column} is not new.${column}`).join(' or ');
  const statements = [
    'create table if not exists text_term (term text primary key) without rowid',
    `create virtual table ${index} using fts5(${list}, content='${table}', content_rowid='id', columnsize=0,
      tokenize="ascii tokenchars '._='")`,
    `insert into ${index} (${index}) values ('rebuild')`,
    `create virtual table ${index}_vocabulary using fts5vocab(${index}, row)`,
    `insert or ignore into text_term (term) select term from ${index}_vocabulary where term not like '.%'`,
    `drop table ${index}_vocabulary`,
    `create trigger ${index}_insert after insert on ${table} begin ${add} end`,
    `create trigger ${index}_delete after delete on ${table} begin ${remove} end`,
    `create trigger ${index}_update after update of ${list} on ${table} when ${changed}
      begin ${remove} ${add} end`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
};

/** The terms as a JSON array, which SQLite can take apart: they have no sign that would need an escape. */
const learn = (columns: readonly string[]): string =>
  columns
    .map(
      (column) => `insert or ignore into text_term (term)
        select value from json_each('["' || replace(new.${column}, ' ', '","') || '"]')
        where new.${column} <> '' and value not like '.%';`,
    )
    .join(' ');
