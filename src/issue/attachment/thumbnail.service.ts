/**
 * Thumbnails are drawn when somebody first asks for one, and kept: many are never looked at. One is drawn at a time,
 * so that a page full of pictures does not fill the memory.
 */
import { Readable } from 'node:stream';
import { type Ctx, perProgram } from '../../context.ts';
import * as errors from './attachment.errors.ts';
import { getAttachment } from './attachment.service.ts';
import * as store from './attachment.store.ts';
import type { StoredAttachment } from './attachment.ts';
import { drawThumbnail } from './thumbnail.picture.ts';

const lastOf = perProgram((): { drawing: Promise<unknown> } => ({ drawing: Promise.resolve() }));

/**
 * @returns a PNG
 * @throws 401 or 404 without the attachment or where no thumbnail can be made of it
 */
export async function openThumbnail(ctx: Ctx, id: string): Promise<Readable> {
  const { thumbnailKey } = await getAttachment(ctx, id);
  if (!thumbnailKey) throw errors.noThumbnail();
  return (await ctx.files.open(thumbnailKey)) ?? queued(ctx, () => draw(ctx, id));
}

function queued<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const last = lastOf(ctx);
  const mine = last.drawing.then(work);
  last.drawing = mine.catch(() => {});
  return mine;
}

/** Looks again first: whoever stood before us in the queue may have wanted the same one. */
async function draw(ctx: Ctx, id: string): Promise<Readable> {
  const attachment = await getAttachment(ctx, id);
  const { thumbnailKey } = attachment;
  if (!thumbnailKey) throw errors.noThumbnail();
  const there = await ctx.files.open(thumbnailKey);
  if (there) return there;
  const picture = await drawOrGiveUp(ctx, attachment);
  await ctx.files.put(thumbnailKey, Readable.from([picture]));
  return Readable.from([picture]);
}

async function drawOrGiveUp(ctx: Ctx, { id, fileKey }: StoredAttachment): Promise<Buffer> {
  const original = await ctx.files.open(fileKey);
  if (!original) throw errors.fileIsGone();
  try {
    return await drawThumbnail(original);
  } catch (err) {
    ctx.log.warn({ err, attachment: id }, 'No thumbnail can be made of this attachment');
    await store.dropThumbnail(ctx.db, id);
    throw errors.noThumbnail();
  }
}
