import type { Ctx } from '../context.ts';
import * as store from './touch.store.ts';

/** Something on the issue changed: it counts as updated now. In the caller's transaction. */
export const touchIssue = (ctx: Ctx, issueId: number): Promise<void> =>
  store.touchIssue(ctx.db, issueId, ctx.now);
