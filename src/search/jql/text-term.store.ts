/** The dictionary: every term that a text has, or had, for wildcards and similar words. Database triggers keep it. */
import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import type { LongReader } from '../../db/long-read.ts';
import { RAW } from '../../kernel/words.ts';

/** Behind every term that begins so. */
const LAST = '\u{10ffff}';

/** Reads of the whole dictionary take long where there are very many words. */
export type TermReader = Pick<LongReader, 'db' | 'read'>;

const terms = (db: Db) => db.selectFrom('text_term').select('term').distinct();

/** How many terms begin so, words that are no stems included; no more than `most` are counted. */
export async function countBeginning(db: Db, start: string, most: number): Promise<number> {
  let count = 0;
  for (const beginning of [start, RAW + start]) {
    const some = terms(db)
      .where('term', '>=', beginning)
      .where('term', '<', beginning + LAST)
      .limit(most);
    const row = await db
      .selectFrom(some.as('found'))
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    count += Number(row.count);
  }
  return Math.min(count, most);
}

/**
 * Terms whose word is like `pattern`, at most `most` of them.
 * @param pattern a folded word with `?` for one sign and `*` for any number
 */
export async function listLike({ db, read }: TermReader, pattern: string, most: number): Promise<string[]> {
  const start = /^[^*?]*/.exec(pattern)?.[0] ?? '';
  const wanted = literalLike(pattern).replaceAll('?', '_').replaceAll('*', '%');
  const found = new Set<string>();
  for (const [beginning, text] of [
    [start, wanted],
    [RAW + start, RAW + wanted],
  ] as const) {
    let query = terms(db)
      .where(like(sql.ref<string>('text_term.term'), text))
      .limit(most);
    if (beginning !== '') {
      query = query.where('term', '>=', beginning).where('term', '<', beginning + LAST);
    } else {
      query = query.where((eb) => eb.or([eb('term', '<', RAW), eb('term', '>=', RAW + LAST)]));
    }
    for (const { term } of await read(query)) found.add(term);
  }
  return [...found].slice(0, most);
}

/** Terms whose word has so many signs. */
export async function listOfLength(
  { db, read }: TermReader,
  shortest: number,
  longest: number,
): Promise<string[]> {
  const length = sql<number>`length(text_term.term) - case when text_term.term like ${`${RAW}%`} then 1 else 0 end`;
  const rows = await read(terms(db).where((eb) => eb.between(length, shortest, longest)));
  return rows.map(({ term }) => term);
}
