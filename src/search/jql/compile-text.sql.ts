/**
 * Whole words in a folded text column, in plain SQL that means the same on every engine: characters that separate
 * words become single spaces, and ` word ` is looked for with LIKE. That is dear, so it is done last: a LIKE on the
 * column as it is rules out texts without the letters, and another accepts those that have the words between spaces.
 */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { like, literalLike } from '../../db/like.ts';
import type { TextQuery, TextTerm } from './text.ts';
import { WORD_BREAKS } from './text.ts';

/** Whether the text in `column` has all of the words; false or null where there is no text. */
export function hasWords(column: Expression<string | null>, query: TextQuery): Expression<SqlBool> {
  const wanted = query.filter((term) => !term.excluded);
  const letters = wanted.flatMap((term) => term.words.map((word) => like(column, `%${literalLike(word)}%`)));
  const exact = anywhere(column, query);
  if (wanted.length < query.length) return and([...letters, exact]);
  const plain = and(wanted.map((term) => like(padded(column), pattern(term))));
  return and([...letters, sql<SqlBool>`(${plain} or ${exact})`]);
}

const and = (parts: readonly Expression<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(parts, sql` and `)})`;

/** The terms looked for in the text without its punctuation. */
function anywhere(column: Expression<string | null>, query: TextQuery): RawBuilder<SqlBool> {
  const words = sql<string>`folded.words`;
  const terms = query.map((term) =>
    term.excluded ? sql<SqlBool>`not ${like(words, pattern(term))}` : like(words, pattern(term)),
  );
  return sql<SqlBool>`exists (select 1 from (select ${spaced(column)} as words) as folded where ${and(terms)})`;
}

function pattern({ words, openStart, openEnd }: TextTerm): string {
  return `%${openStart ? '' : ' '}${words.map(literalLike).join(' ')}${openEnd ? '' : ' '}%`;
}

const padded = (column: Expression<string | null>): RawBuilder<string> =>
  sql<string>`(' ' || ${column} || ' ')`;

/** Runs of separators to one space, and one at either end. Once `<` and `>` are gone they can serve as marks. */
function spaced(column: Expression<string | null>): RawBuilder<string> {
  let text = padded(column);
  for (const character of WORD_BREAKS) text = sql<string>`replace(${text}, ${sql.lit(character)}, ' ')`;
  return sql<string>`replace(replace(replace(${text}, ' ', '<>'), '><', ''), '<>', ' ')`;
}
