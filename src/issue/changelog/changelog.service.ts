/** What became of issues, edit by edit. Whoever sees the issue sees its history. */
import type { Ctx } from '../../context.ts';
import * as store from './changelog.store.ts';
import type { ChangeItem } from './changelog.ts';

/** Issue id → its whole history, oldest first. */
export const listChanges = (ctx: Ctx, issueIds: readonly number[]) =>
  store.changesOf(ctx.db, ctx.actor, issueIds);

/** Appends one edit, in the caller's transaction; nothing where nothing changed. @returns its id */
export async function recordChange(
  ctx: Ctx,
  issueId: number,
  items: readonly ChangeItem[],
): Promise<number | null> {
  if (items.length === 0) return null;
  return store.insertChange(ctx.db, { issueId, authorId: ctx.actor.userId, created: ctx.now, items });
}
