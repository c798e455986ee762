/**
 * What became of issues, edit by edit. Whoever sees the issue sees its history; issues that it names are named to those
 * who see them.
 */
import type { Ctx } from '../../context.ts';
import { listVisibleKeys } from '../find.service.ts';
import * as store from './changelog.store.ts';
import { type Change, type ChangeItem, keysLinkedIn, withoutUnseen } from './changelog.ts';

/** Issue id → its whole history, oldest first. */
export async function listChanges(
  ctx: Ctx,
  issueIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Change[]>> {
  const found = await store.changesOf(ctx.db, ctx.actor, issueIds);
  const whole = [...found.values()].flat();
  const shown = await asSeen(ctx, whole);
  return shown === whole ? found : Map.groupBy(shown, (change) => change.issueId);
}

/** The edits as the actor may read them; the very list where none of them links issues. */
export async function asSeen(ctx: Ctx, changes: readonly Change[]): Promise<readonly Change[]> {
  const keys = keysLinkedIn(changes);
  if (keys.length === 0) return changes;
  const seen = await listVisibleKeys(ctx, keys);
  return changes.map((change) => withoutUnseen(change, seen));
}

/** Appends one edit, in the caller's transaction; nothing where nothing changed. @returns its id */
export async function recordChange(
  ctx: Ctx,
  issueId: number,
  items: readonly ChangeItem[],
): Promise<number | null> {
  if (items.length === 0) return null;
  return store.insertChange(ctx.db, { issueId, authorId: ctx.actor.userId, created: ctx.now, items });
}
