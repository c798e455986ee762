/**
 * Comments are looked up by rows of 40 bytes, and not by their own: an index of words says which rows it means, and
 * PostgreSQL looks at each of these, whatever is asked of it. See docs/decisions/0023-comments-by-small-rows.md.
 */
import { createHash } from 'node:crypto';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { EngineMatch, Match } from '../../kernel/match.ts';
import { NO_TERM } from '../../kernel/words.ts';
import type { Engine } from '../engine.ts';
import type { Lookup } from '../full-text.ts';

/** Bytes of two words that stand side by side; longer ones are kept by a digest, so that a text's fit into a document. */
const LONGEST_PAIR = 32;

function pairOf(first: string, second: string): string {
  const pair = `${first} ${second}`;
  if (Buffer.byteLength(pair) <= LONGEST_PAIR) return pair;
  return createHash('sha256').update(pair).digest('hex').slice(0, LONGEST_PAIR);
}

/** @param exact whether it finds nothing but what `match` means */
type Rough = NonNullable<EngineMatch['rough']>;

/** What a comment must have so that it may be one that is meant, asked of single words and of pairs. */
export function roughQuery(match: Match): Rough {
  switch (match.kind) {
    case 'term':
      return { query: quote(match.term), exact: true };
    case 'prefix':
      return { query: `${quote(match.term)}:*`, exact: true };
    case 'nothing':
      return { query: quote(NO_TERM), exact: true };
    case 'phrase':
      return phrase(match.terms);
    case 'near':
      return { query: `(${match.terms.map(quote).join(' & ')})`, exact: false };
    case 'all':
      return joined(match.parts, ' & ');
    case 'any':
      return joined(match.parts, ' | ');
    case 'but': {
      const wanted = roughQuery(match.wanted);
      const unwanted = roughQuery(match.unwanted);
      // What may be unwanted may be wanted.
      return unwanted.exact
        ? { query: `(${wanted.query} & !${unwanted.query})`, exact: wanted.exact }
        : { query: wanted.query, exact: false };
    }
  }
}

function phrase(terms: readonly string[]): Rough {
  const [only, second] = terms;
  if (only === undefined) return { query: quote(NO_TERM), exact: true };
  if (second === undefined) return { query: quote(only), exact: true };
  const pairs = terms.slice(1).map((term, at) => quote(pairOf(terms[at] ?? '', term)));
  return { query: `(${pairs.join(' & ')})`, exact: pairs.length === 1 };
}

function joined(parts: readonly Match[], operator: string): Rough {
  const each = parts.map(roughQuery);
  return {
    query: `(${each.map(({ query }) => query).join(operator)})`,
    exact: each.every(({ exact }) => exact),
  };
}

/** Terms are letters, digits and marks of ours: none needs an escape. */
const quote = (text: string): string => `'${text}'`;

/** As rows of `comment`, of which they have what says of which issue it is and who may see it. */
export function commentLookup({ query, rough }: EngineMatch): Lookup {
  if (!rough) throw new Error('a text is looked for in comments that is not prepared for them');
  const found = sql<SqlBool>`comment_words(comment.id) @@ ${rough.query}::tsquery`;
  // Of each that may be meant, by itself: no other way leads to the words of a comment.
  const exactly = sql<SqlBool>`(select whole.body_terms @@ ${query}::tsquery from comment as whole where whole.id = comment.id)`;
  return {
    from: sql`comment_lookup as comment`,
    id: sql<number>`comment.id`,
    having: (rough.exact ? found : sql<SqlBool>`(${found} and ${exactly})`) as RawBuilder<SqlBool>,
  };
}

/**
 * A row stands for a text as it is now: with another text comes another row, so what the function says of a row never
 * changes, although it reads the words from the comment itself. Names carry the schema, since indexes are made again where
 * nothing is on the path (pg_restore).
 */
export const lookUpComments: Engine['lookUpComments'] = async (db) => {
  const { rows } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(db);
  const comment = `${rows[0]?.schema}.comment`;
  const columns = 'id, issue_id, visible_role_id, visible_group_id';
  const row = (of: string) =>
    columns
      .split(', ')
      .map((column) => `${of}.${column}`)
      .join(', ');
  const statements = [
    // Of what is sorted for the index, as much as there should be.
    `set local maintenance_work_mem = '512MB'`,
    `create table comment_lookup (id bigint primary key, issue_id bigint not null, visible_role_id bigint, visible_group_id bigint)`,
    `insert into comment_lookup (${columns}) select ${columns} from comment order by id`,
    `create function comment_words(comment_id bigint) returns tsvector language sql immutable strict parallel safe cost 100 as $$
      select array_to_tsvector(tsvector_to_array(one.body_terms) || array(
        select case when octet_length(side.pair) <= ${LONGEST_PAIR} then side.pair
          else left(encode(sha256(convert_to(side.pair, 'UTF8')), 'hex'), ${LONGEST_PAIR}) end
        from (
          select word.term || ' ' || lead(word.term) over places as pair, lead(word.place) over places - word.place as apart
          from (select lexeme as term, unnest(positions) as place from unnest(one.body_terms)) as word
          window places as (order by word.place)) as side
        where side.apart = 1))
      from ${comment} as one where one.id = comment_id $$`,
    'create index comment_lookup_words on comment_lookup using gin (comment_words(id))',
    'drop index if exists comment_body_terms',
    `create function comment_lookup_keep() returns trigger language plpgsql as $$ begin
      if tg_op <> 'INSERT' then delete from comment_lookup where id = old.id; end if;
      if tg_op <> 'DELETE' then insert into comment_lookup (${columns}) values (${row('new')}); end if;
      return null; end $$`,
    `create trigger comment_lookup_rows after insert or delete on comment
      for each row execute function comment_lookup_keep()`,
    `create trigger comment_lookup_update after update on comment for each row
      when ((${row('old')}, old.body_terms) is distinct from (${row('new')}, new.body_terms))
      execute function comment_lookup_keep()`,
    'analyze comment_lookup',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
};
