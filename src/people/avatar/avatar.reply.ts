/** What all routes of avatars have in common: how a picture is taken in, and how one is handed out. */
import { filePolicy } from '../../http/headers.ts';
import { type Call, content, type Reply, type UploadedFile } from '../../http/route.ts';
import { AppError } from '../../kernel/app-error.ts';
import * as errors from './avatar.errors.ts';

/** Bytes. A camera's photograph is smaller. */
const MOST_BYTES = 10_000_000;
/** A body that is a picture must not be refused for its length before its type is looked at. */
export const uploadLimit = MOST_BYTES + 1;

const MOST_NAME = 255;

type Upload = Pick<
  Call<unknown, { filename?: string | undefined; size?: string | undefined }, unknown>,
  'body' | 'query' | 'files'
>;

/**
 * The picture of a request: its body, or the first file of a multipart one.
 * @throws AppError 400 for a parameter that is malformed or where there is no picture, 413 where it is too long
 */
export async function receivePicture({ body, query, files }: Upload): Promise<Buffer> {
  if (query.size !== undefined && !/^\d{1,15}$/.test(query.size)) throw errors.badParameter('size');
  if (query.filename !== undefined && query.filename.length > MOST_NAME)
    throw errors.badParameter('filename');
  const bytes = Buffer.isBuffer(body) ? body : await firstFile(files());
  if (bytes.length === 0) throw errors.pictureNeeded();
  if (bytes.length > MOST_BYTES) throw errors.pictureTooLarge(MOST_BYTES);
  return bytes;
}

async function firstFile(files: ReturnType<Upload['files']>): Promise<Buffer> {
  for await (const file of files) return readWhole(file.content);
  throw errors.pictureNeeded();
}

/** A body that ends within the file breaks its stream: that is the sender's fault. */
async function readWhole(content: UploadedFile['content']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of content) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > MOST_BYTES) throw errors.pictureTooLarge(MOST_BYTES);
    }
  } catch (error) {
    throw error instanceof AppError ? error : errors.pictureBroken(error);
  }
  return Buffer.concat(chunks);
}

/** private: what is shown depends on who is logged in. */
const PRIVATE = 'private, max-age=3600';

/** An SVG is a document: nothing in it may run or load, should somebody open it by itself. */
export function svg(reply: Reply, picture: string) {
  pictureHeaders(reply);
  return content('image/svg+xml;charset=UTF-8', picture);
}

/** A picture that was uploaded, as it was drawn anew. */
export function png(reply: Reply, picture: Buffer) {
  pictureHeaders(reply);
  return content('image/png', picture);
}

function pictureHeaders(reply: Reply): void {
  reply.header('Content-Security-Policy', filePolicy);
  reply.header('Cache-Control', PRIVATE);
  reply.header('Vary', 'Cookie, Authorization');
}

/** @throws AppError 404: there is no other answer to somebody who uploaded nothing */
export function temporaryPng(reply: Reply, picture: Buffer | null) {
  if (!picture) throw errors.nothingUploaded();
  const answer = png(reply, picture);
  reply.header('Cache-Control', 'private, no-store');
  return answer;
}
