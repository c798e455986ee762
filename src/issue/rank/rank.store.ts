/** Ranks as they are stored. Each function that writes runs in the caller's transaction. */
import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { rankOf } from './rank.sql.ts';

export interface Ranked {
  readonly id: number;
  readonly rank: string;
}

const ranked = (db: Db) => db.selectFrom('issue').select(['issue.id', rankOf.as('rank')]);

/** Holds issues until the transaction ends, in the order of their ids, so that nobody waits for one who waits for them. */
export async function hold(db: Db, ids: readonly number[]): Promise<void> {
  await db
    .selectFrom('issue')
    .select('issue.id')
    .where('issue.id', 'in', ids)
    .orderBy('issue.id')
    .forNoKeyUpdate()
    .execute();
}

export async function findRank(db: Db, id: number): Promise<string | null> {
  const row = await ranked(db).where('issue.id', '=', id).executeTakeFirst();
  return row?.rank ?? null;
}

/** Those next to a rank on one side, nearest first. @param but ids of those that are on their way elsewhere */
export function listBeside(
  db: Db,
  side: 'before' | 'after',
  rank: string,
  { but, most }: { but: readonly number[]; most: number },
): Promise<Ranked[]> {
  return ranked(db)
    .where(rankOf, side === 'before' ? '<' : '>', rank)
    .$if(but.length > 0, (query) => query.where('issue.id', 'not in', but))
    .orderBy(rankOf, side === 'before' ? 'desc' : 'asc')
    .limit(most)
    .execute();
}

/** Greater than the id of any issue that there is. */
export async function nextId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('issue')
    .select('issue.id')
    .orderBy('issue.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.id ?? 0) + 1;
}

/** @throws a violation where an issue that nobody holds has taken one of the ranks meanwhile */
export async function putRanks(db: Db, issues: readonly Ranked[]): Promise<void> {
  for (const { id, rank } of issues)
    await db.updateTable('issue').set({ rank }).where('id', '=', id).execute();
}

/** Takes issues out of the order for a moment: behind everything, so that their ranks are free for one another. */
export async function putAside(db: Db, ids: readonly number[]): Promise<void> {
  await db.updateTable('issue').set({ rank: sql<string>`'~' || id` }).where('id', 'in', ids).execute();
}
