/**
 * Whole words in a folded text column, in plain SQL that means the same on every engine: characters that separate
 * words become single spaces, and ` word ` is looked for with LIKE. A first, cheap LIKE on the column as it is lets
 * that be done for the few texts that hold the letters at all.
 */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { like, literalLike } from '../../db/like.ts';
import type { TextQuery, TextTerm } from './text.ts';
import { WORD_BREAKS } from './text.ts';

/** Whether the text in `column` has all of the words; false where there is no text. */
export function hasWords(column: Expression<string | null>, query: TextQuery): Expression<SqlBool> {
  const words = sql<string>`folded.words`;
  const cheap = query
    .filter((term) => !term.excluded)
    .flatMap((term) => term.words.map((word) => like(column, `%${literalLike(word)}%`)));
  const exact = query.map((term) =>
    term.excluded ? sql<SqlBool>`not ${like(words, pattern(term))}` : like(words, pattern(term)),
  );
  const found = sql<SqlBool>`exists (select 1 from (select ${spaced(column)} as words) as folded where ${sql.join(exact, sql` and `)})`;
  return cheap.length === 0 ? found : sql<SqlBool>`(${sql.join(cheap, sql` and `)} and ${found})`;
}

function pattern({ words, openStart, openEnd }: TextTerm): string {
  return `%${openStart ? '' : ' '}${words.map(literalLike).join(' ')}${openEnd ? '' : ' '}%`;
}

/** Runs of separators to one space, and one at either end. Once `<` and `>` are gone they can serve as marks. */
function spaced(column: Expression<string | null>): RawBuilder<string> {
  let text: RawBuilder<string> = sql<string>`(' ' || ${column} || ' ')`;
  for (const character of WORD_BREAKS) text = sql<string>`replace(${text}, ${sql.lit(character)}, ' ')`;
  return sql<string>`replace(replace(replace(${text}, ' ', '<>'), '><', ''), '<>', ' ')`;
}
