/** Looking into an attached archive without unpacking it. */
import type { Ctx } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { readArchive } from './archive.reader.ts';
import type { ExpandedAttachment } from './archive.ts';
import { noArchive } from './attachment.errors.ts';
import { getAttachment } from './attachment.service.ts';
import { openFile } from './download.service.ts';

/** @throws 401 or 404 without the attachment, 409 where it is no archive that can be looked into */
export async function expandAttachment(ctx: Ctx, id: string): Promise<ExpandedAttachment> {
  const attachment = await getAttachment(ctx, id);
  const read = (start: number, end: number) => openFile(ctx, attachment, { start, end });
  try {
    return { attachment, archive: await readArchive(read, attachment.size) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    ctx.log.debug({ err: error, attachment: attachment.id }, 'An attachment could not be expanded');
    throw noArchive(error);
  }
}
