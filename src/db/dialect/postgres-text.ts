/** Text search with tsvector columns, which hold the analysed words with their places, and GIN indexes over them. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Match } from '../../kernel/match.ts';
import { type IndexedText, NO_TERM } from '../../kernel/words.ts';
import type { Engine } from '../engine.ts';
import type { FullText } from '../full-text.ts';
import { commentLookup, roughQuery } from './postgres-comment-lookup.ts';

export const postgresText: FullText = {
  terms({ places: words, raw }: IndexedText) {
    const places = new Map<string, number[]>();
    for (const [at, term] of words.entries()) {
      if (term === null) continue;
      const known = places.get(term);
      if (known) known.push(at + 1);
      else places.set(term, [at + 1]);
    }
    const found = [...places].map(([term, at]) => `${quote(term)}:${at.join(',')}`);
    return [...found, ...raw.map(quote)].join(' ');
  },
  query: (match) => write(match),
  matches(table, columns, query, alias = table, byRow = false) {
    const each = columns.map((column) => {
      const terms = sql.ref(`${alias}.${column}`);
      // A call's result is in no index.
      return sql<SqlBool>`${byRow ? sql`coalesce(${terms})` : terms} @@ ${query}::tsquery`;
    });
    return sql<SqlBool>`(${sql.join(each, sql` or `)})` as RawBuilder<SqlBool>;
  },
  lookup: (table, columns, query) => ({
    from: sql`${sql.table(table)} as own`,
    id: sql<number>`own.id`,
    having: postgresText.matches(table, columns, query, 'own'),
  }),
  comments: commentLookup,
  rough: roughQuery,
};

/** Terms are letters, digits and marks of ours: none needs an escape. */
const quote = (text: string): string => `'${text}'`;

function write(match: Match): string {
  switch (match.kind) {
    case 'term':
      return quote(match.term);
    case 'prefix':
      return `${quote(match.term)}:*`;
    case 'phrase':
      return `(${match.terms.map(quote).join(' <-> ')})`;
    case 'near':
      return near(match.terms, match.within + match.terms.length - 1);
    case 'all':
      return `(${match.parts.map(write).join(' & ')})`;
    case 'any':
      return `(${match.parts.map(write).join(' | ')})`;
    case 'but':
      return `(${write(match.wanted)} & !${write(match.unwanted)})`;
    case 'nothing':
      return quote(NO_TERM);
  }
}

/**
 * One of the terms comes first, and each other one at most `span` places behind it. `<0>`: at the same place; within a
 * phrase `&` asks that both sides begin there.
 */
function near(terms: readonly string[], span: number): string {
  const beginnings = terms.map((first) => {
    const others = terms.filter((term) => term !== first);
    const behind = others.map((other) => {
      const distances = Array.from(
        { length: span },
        (_, at) => `${quote(first)} <${at + 1}> ${quote(other)}`,
      );
      return `(${distances.join(' | ')})`;
    });
    return `(${quote(first)} <0> (${behind.join(' & ')}))`;
  });
  return `(${beginnings.join(' | ')})`;
}

/**
 * A term that two transactions meet first may be in the dictionary twice: no unique index, since the later one would
 * wait there for the earlier one, and two with the same terms in another order for one another.
 */
export const indexTerms: Engine['indexTerms'] = async (db, table, columns) => {
  const index = `${table}_terms`;
  const words = (row: string) => columns.map((column) => `tsvector_to_array(${row}.${column})`).join(' || ');
  const learn = (from: string) =>
    `insert into text_term (term) select distinct found.term from ${from} as found (term)
      where found.term not like '.%' and not exists (select from text_term known where known.term = found.term)`;
  const changed = columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');
  const statements = [
    'create table if not exists text_term (term text collate "C" not null)',
    'create index if not exists text_term_term on text_term (term)',
    ...columns.map((column) => `create index ${table}_${column} on ${table} using gin (${column})`),
    learn(`${table} as row, unnest(${words('row')})`),
    `create function ${index}_learn() returns trigger language plpgsql as
      $$ begin ${learn(`unnest(${words('new')})`)}; return null; end $$`,
    `create trigger ${index}_insert after insert on ${table} for each row execute function ${index}_learn()`,
    `create trigger ${index}_update after update of ${columns.join(', ')} on ${table} for each row
      when (${changed}) execute function ${index}_learn()`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
};
