import type { Db } from '../../../db/engine.ts';

export interface PinRow {
  comment_id: number;
  pinned: number;
  /** Key of the user; null: an anonymous visitor, or somebody who is gone. */
  user_key: string | null;
}

/** Newest pin first. */
export const listPins = (db: Db, issueId: number): Promise<PinRow[]> =>
  db
    .selectFrom('pinned_comment')
    .leftJoin('app_user', 'app_user.id', 'pinned_comment.pinned_by')
    .select(['pinned_comment.comment_id', 'pinned_comment.pinned', 'app_user.key as user_key'])
    .where('pinned_comment.issue_id', '=', issueId)
    .orderBy('pinned_comment.pinned', 'desc')
    .orderBy('pinned_comment.comment_id', 'desc')
    .execute();

/** What is pinned already stays as it is. */
export async function insertPin(
  db: Db,
  pin: { commentId: number; issueId: number; by: number | null; at: number },
): Promise<void> {
  await db
    .insertInto('pinned_comment')
    .values({ comment_id: pin.commentId, issue_id: pin.issueId, pinned_by: pin.by, pinned: pin.at })
    .onConflict((conflict) => conflict.column('comment_id').doNothing())
    .execute();
}

export async function removePin(db: Db, commentId: number): Promise<void> {
  await db.deleteFrom('pinned_comment').where('comment_id', '=', commentId).execute();
}
