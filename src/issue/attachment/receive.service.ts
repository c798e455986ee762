/** Takes one file in: from the request into the file store, with a look at its first bytes on the way. */
import { finished, Transform } from 'node:stream';
import type { Ctx } from '../../context.ts';
import { isFull, newFileKey } from '../../files/file-store.ts';
import { badFilename, brokenUpload, fileTooLarge, noRoom } from './attachment.errors.ts';
import * as store from './attachment.store.ts';
import type { Upload } from './attachment.ts';
import { filenameProblem, withoutPath } from './filename.ts';
import { HEAD_BYTES, inlineTypeOf, isPicture, mimeTypeOf } from './media-type.ts';

/** A file that lies in the store and is on no issue yet. */
export interface Received extends store.Arrived {
  readonly id: number;
  readonly filename: string;
  readonly fileKey: string;
}

/**
 * @param received what the request brought so far; the file is added before its first byte is stored, so that whoever
 *   clears up after a failure knows of it
 * @throws 400 for its name, 413 where it is longer than the limit
 */
export async function receive(ctx: Ctx, upload: Upload, received: Received[]): Promise<void> {
  const filename = withoutPath(upload.fileName);
  const problem = filenameProblem(filename);
  if (problem) throw badFilename(problem);
  const fileKey = newFileKey();
  const { userId } = ctx.actor;
  const id = await store.insertUpload(ctx.db, { authorId: userId, filename, created: ctx.now, fileKey });
  const place = received.push({ id, filename, fileKey, ...unknown }) - 1;
  const head = keepHead();
  // Told at once where the client went away while the row was written: no event is left to wait for then.
  finished(upload.content, (error) => {
    if (error) head.stream.destroy(brokenUpload(error));
  });
  const { size } = await ctx.files.put(fileKey, upload.content.pipe(head.stream)).catch((err) => {
    if (!isFull(err)) throw err;
    ctx.log.error({ err }, 'There is no room for attachments');
    throw noRoom(err);
  });
  if (upload.content.truncated) throw fileTooLarge(filename, ctx.config.attachmentLimit);
  const inlineType = inlineTypeOf(head.bytes());
  received[place] = {
    id,
    filename,
    fileKey,
    size,
    inlineType,
    mimeType: mimeTypeOf(inlineType, upload.mimeType, filename),
    thumbnailKey: isPicture(inlineType) ? newFileKey() : null,
  };
}

const unknown: store.Arrived = { mimeType: '', inlineType: null, size: 0, thumbnailKey: null };

/** A stream that lets everything through and remembers how it began. */
function keepHead(): { stream: Transform; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  let kept = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (kept < HEAD_BYTES) {
        chunks.push(chunk);
        kept += chunk.length;
      }
      done(null, chunk);
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks).subarray(0, HEAD_BYTES) };
}
