import type { Db } from '../../db/engine.ts';

/** Who looked at what, and when (ms). */
export interface Look {
  userId: number;
  issueId: number;
  at: number;
}

export async function putView(db: Db, { userId, issueId, at }: Look): Promise<void> {
  await db
    .insertInto('issue_view')
    .values({ user_id: userId, issue_id: issueId, viewed: at })
    .onConflict((conflict) => conflict.columns(['user_id', 'issue_id']).doUpdateSet({ viewed: at }))
    .execute();
}

/** Keeps the newest `most` of a user's views. */
export async function removeOldViews(db: Db, userId: number, most: number): Promise<void> {
  const newest = db
    .selectFrom('issue_view as kept')
    .select('kept.issue_id')
    .where('kept.user_id', '=', userId)
    .orderBy('kept.viewed', 'desc')
    .orderBy('kept.issue_id', 'desc')
    .limit(most);
  await db
    .deleteFrom('issue_view')
    .where('user_id', '=', userId)
    .where('issue_id', 'not in', newest)
    .execute();
}
