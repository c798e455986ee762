/** The comments of issues that the caller has found, as far as the actor may see them. */
import type { Ctx } from '../../context.ts';
import type { ByIssue } from '../by-issue.ts';
import * as store from './comment.store.ts';
import type { Comment } from './comment.ts';

/** Issue id → its comments, oldest first. Restricted ones are not there for whom they are not. */
export const listComments = (ctx: Ctx, issueIds: readonly number[]): Promise<ByIssue<Comment>> =>
  store.commentsOf(ctx.db, ctx.actor, issueIds);
