/** Comments that stand above the others of an issue. Whoever edits the issue pins; whoever sees the comment sees it. */
import { type Ctx, transact } from '../../../context.ts';
import { mayOnIssue } from '../../../permission/permission.service.ts';
import { findVisibleIssue } from '../../find.service.ts';
import { mayNot } from '../../issue.errors.ts';
import { holdIssue } from '../../save.service.ts';
import { getComment } from '../comment.service.ts';
import type { Comment } from '../comment.ts';
import { listComments } from '../comment-list.service.ts';
import * as store from './pin.store.ts';

export interface PinnedComment {
  readonly comment: Comment;
  /** Key of the user; null: an anonymous visitor, or somebody who is gone. */
  readonly pinnedBy: string | null;
  readonly pinned: number;
}

/** Those that the actor may see, the newest pin first. */
export async function listPinned(ctx: Ctx, idOrKey: string): Promise<PinnedComment[]> {
  const issue = await findVisibleIssue(ctx, idOrKey);
  const pins = await store.listPins(ctx.db, issue.id);
  if (pins.length === 0) return [];
  const comments = (await listComments(ctx, [issue.id])).get(issue.id) ?? [];
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return pins.flatMap(({ comment_id, user_key, pinned }) => {
    const comment = byId.get(comment_id);
    return comment ? [{ comment, pinnedBy: user_key, pinned }] : [];
  });
}

/** That it is so already is no error. @throws 401 or 403 without Edit Issues; 404 for a comment that is not there */
export const setPinned = (ctx: Ctx, idOrKey: string, id: string, pinned: boolean): Promise<void> =>
  transact(ctx, async (tx) => {
    const issue = await holdIssue(tx, await findVisibleIssue(tx, idOrKey));
    const comment = await getComment(tx, issue.key, id);
    if (!(await mayOnIssue(tx, 'EDIT_ISSUES', issue)))
      throw mayNot(tx.actor, 'You do not have permission to pin comments of this issue.');
    if (!pinned) return store.removePin(tx.db, comment.id);
    await store.insertPin(tx.db, {
      commentId: comment.id,
      issueId: issue.id,
      by: tx.actor.userId,
      at: tx.now,
    });
  });
