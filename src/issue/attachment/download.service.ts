/** Reading the bytes of an attachment. */
import type { Readable } from 'node:stream';
import type { Ctx } from '../../context.ts';
import { fileIsGone } from './attachment.errors.ts';
import type { StoredAttachment } from './attachment.ts';
import type { Part } from './byte-range.ts';

/**
 * @param part null: all of it
 * @throws 404 where the store has lost the file
 */
export async function openFile(ctx: Ctx, attachment: StoredAttachment, part: Part | null): Promise<Readable> {
  const file = await ctx.files.open(attachment.fileKey, part ?? undefined);
  if (file) return file;
  ctx.log.error({ attachment: attachment.id }, 'The file of an attachment is missing in the file store');
  throw fileIsGone();
}
