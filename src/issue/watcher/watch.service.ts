/** Whoever makes an issue or comments on it watches it from then on (Jira's "autowatch"). */
import type { Ctx } from '../../context.ts';
import * as store from './watcher.store.ts';

/** In the caller's transaction; nothing for an anonymous visitor. */
export async function watchOwn(ctx: Ctx, issueIds: readonly number[]): Promise<void> {
  if (ctx.actor.userId !== null) await store.insertWatcher(ctx.db, issueIds, ctx.actor.userId, ctx.now);
}
