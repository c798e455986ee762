/**
 * Removes the files of attachments that are on no issue any more: deleted ones, those whose issue or project was
 * deleted, and uploads that a crash cut off. First the files, then the row that knows of them.
 */
import type { Ctx } from '../../context.ts';
import * as store from './attachment.store.ts';

/** An upload that began longer ago than this is over: no server waits so long for a request. */
const UPLOADS_TAKE = 86_400_000;
const AT_ONCE = 100;

/** @returns how many attachments were cleared away */
export async function sweepAttachments(ctx: Ctx): Promise<number> {
  let swept = 0;
  for (;;) {
    const leftovers = await store.listLeftovers(ctx.db, ctx.now - UPLOADS_TAKE, AT_ONCE);
    for (const { fileKey, thumbnailKey } of leftovers) {
      await ctx.files.remove(fileKey);
      if (thumbnailKey) await ctx.files.remove(thumbnailKey);
    }
    await store.removeLeftovers(
      ctx.db,
      leftovers.map((one) => one.id),
    );
    swept += leftovers.length;
    if (leftovers.length < AT_ONCE) return swept;
  }
}

/** The same, once nobody waits for it. Call it after the commit that took attachments off their issue. */
export function sweepSoon(ctx: Ctx): void {
  sweepAttachments(ctx).catch((err) =>
    ctx.log.warn({ err }, 'Files could not be removed; the next sweep tries again'),
  );
}

/** The same, and what a crash left half-written in the file store: once at every start. */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const drafts = await ctx.files.sweepDrafts(ctx.now - UPLOADS_TAKE);
  return drafts + (await sweepAttachments(ctx));
}
