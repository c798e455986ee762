import type { Db } from '../../db/engine.ts';

/** How many issues there are, and when one was last changed (ms UTC; null: there are none). */
export async function countIssues(db: Db): Promise<{ count: number; lastUpdated: number | null }> {
  const row = await db
    .selectFrom('issue')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('updated').as('lastUpdated')])
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), lastUpdated: row.lastUpdated };
}
