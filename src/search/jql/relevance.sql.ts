/**
 * How near an issue comes to what a text asks for, as a number: the same on every engine, and said in one sentence
 * (docs/decisions/0014-text-search.md). Texts in the issue's own row alone count, so that no order tells anything of
 * comments that are kept from the reader.
 */
import { type Expression, sql } from 'kysely';
import { hasMatch, preparedMatch } from './compile-text.sql.ts';
import type { RelevanceKey, TextStored } from './condition.ts';

/** What a whole text counts that is found in the summary; a boost of 2 counts as much. */
const UNIT = 1000;

export function relevance({ tests }: RelevanceKey): Expression<number> {
  const points = tests.flatMap((test) => {
    const { texts } = test.stored as TextStored;
    const columns = texts.map((text) => `${text}_terms` as const);
    return [
      ...(texts.length > 1 && texts.includes('summary')
        ? [worth(hasMatch('issue', ['summary_terms'], preparedMatch(test)), UNIT)]
        : []),
      ...(test.boosts ?? []).map(({ match, boost }) =>
        worth(hasMatch('issue', columns, match), Math.round((boost - 1) * UNIT)),
      ),
    ];
  });
  return sql<number>`(${sql.join(points, sql` + `)})`;
}

const worth = (found: Expression<unknown>, points: number): Expression<number> =>
  sql<number>`case when ${found} then cast(${points} as integer) else 0 end`;
