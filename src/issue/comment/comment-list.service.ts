/** The comments of issues that the caller has found, as far as the actor may see them. */
import type { Ctx } from '../../context.ts';
import { readId } from '../../kernel/id.ts';
import type { ByIssue } from '../by-issue.ts';
import * as errors from './comment.errors.ts';
import * as store from './comment.store.ts';
import type { Comment } from './comment.ts';

/** Issue id → its comments, oldest first. Restricted ones are not there for whom they are not. */
export const listComments = (ctx: Ctx, issueIds: readonly number[]): Promise<ByIssue<Comment>> =>
  store.commentsOf(ctx.db, ctx.actor, issueIds);

/** Comments by their ids, wherever they are, as far as the actor may see them. */
export const listCommentsById = (ctx: Ctx, ids: readonly number[]): Promise<Comment[]> =>
  store.listVisible(ctx.db, ctx.actor, ids);

/**
 * A comment that nothing but its id is known of.
 * @throws the same for a missing one, a restricted one and one on a hidden issue: 404, or 401 for strangers
 */
export async function findCommentById(ctx: Ctx, id: string): Promise<Comment> {
  const [comment] = await store.listVisible(ctx.db, ctx.actor, [readId(id) ?? 0]);
  if (!comment) throw errors.noSuchCommentAnywhere(ctx.actor, id);
  return comment;
}
