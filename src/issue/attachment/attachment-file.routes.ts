/** The bytes: what `content` and `thumbnail` of an attachment lead to. */

import { wanted } from '../../http/accept.ts';
import { filePolicy } from '../../http/headers.ts';
import { type Call, type Content, content, type Route, route } from '../../http/route.ts';
import { AppError } from '../../kernel/app-error.ts';
import { loginFirst, outOfRange } from './attachment.errors.ts';
import { fileParams } from './attachment.schema.ts';
import { getAttachment } from './attachment.service.ts';
import type { StoredAttachment } from './attachment.ts';
import { namesTag, readRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';
import { openFile } from './download.service.ts';
import { openThumbnail } from './thumbnail.service.ts';

type FileCall = Call<{ id: string; '*'?: string | undefined }, unknown, unknown>;

/**
 * Headers of every file that a stranger may have made: nothing in it runs, nothing in it is fetched, it is taken for
 * no other type, and no shared cache keeps it. `no-cache`: it may be kept, and is asked for again each time, so that
 * whoever loses the permission loses the file.
 */
const untrusted = {
  'Content-Security-Policy': filePolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'private, no-cache',
};

/** A browser that is not logged in is shown the login page; a program gets the error, and no page in place of a file. */
async function loginPageForBrowsers<T>(
  { headers, links }: FileCall,
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const browser = wanted([headers.accept].flat()[0]) === 'html';
    if (error instanceof AppError && error.code === 'unauthenticated' && browser)
      throw loginFirst(links.to('/login.jsp'), path);
    throw error;
  }
}

async function download(call: FileCall): Promise<Content | undefined> {
  const { ctx, params } = call;
  const attachment = await loginPageForBrowsers(call, `/secure/attachment/${params.id}/`, () =>
    getAttachment(ctx, params.id),
  );
  return answer(call, attachment);
}

async function answer(
  { ctx, headers, reply }: FileCall,
  attachment: StoredAttachment,
): Promise<Content | undefined> {
  // What an attachment holds never changes, so its id names its content.
  const tag = `"${attachment.id}"`;
  const { size, inlineType, filename } = attachment;
  for (const [name, value] of Object.entries(untrusted)) reply.header(name, value);
  reply.header('ETag', tag);
  reply.header('Accept-Ranges', 'bytes');
  if (namesTag(one(headers['if-none-match']), tag)) return void reply.status(304);
  const ifRange = one(headers['if-range']);
  const range = ifRange === undefined || ifRange === tag ? readRange(one(headers.range), size) : null;
  if (range === 'unsatisfiable') throw outOfRange(size);
  const file = await openFile(ctx, attachment, range);
  reply.header('Content-Disposition', contentDisposition(inlineType ? 'inline' : 'attachment', filename));
  reply.header('Content-Length', String(range ? range.end - range.start + 1 : size));
  if (range) {
    reply.status(206);
    reply.header('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  }
  return content(
    inlineType === 'text/plain' ? 'text/plain;charset=UTF-8' : (inlineType ?? 'application/octet-stream'),
    file,
  );
}

const one = (header: string | string[] | undefined): string | undefined => [header].flat()[0];

async function thumbnail(call: FileCall): Promise<Content | undefined> {
  const { ctx, headers, params, reply } = call;
  const picture = await loginPageForBrowsers(call, `/secure/thumbnail/${params.id}/`, () =>
    openThumbnail(ctx, params.id),
  );
  for (const [name, value] of Object.entries(untrusted)) reply.header(name, value);
  // It is drawn of what never changes, so the id names it, too.
  const tag = `"${Number(params.id)}-thumbnail"`;
  reply.header('ETag', tag);
  if (namesTag(one(headers['if-none-match']), tag)) {
    picture.destroy();
    return void reply.status(304);
  }
  reply.header('Content-Disposition', contentDisposition('inline', `_thumb_${Number(params.id)}.png`));
  return content('image/png', picture);
}

const file = (url: `/${string}`, summary: string, handle: (call: FileCall) => unknown): Route =>
  route({
    method: 'GET',
    url,
    summary,
    source:
      'Jira: where content and thumbnail of an attachment lead; RFC 9110 (ranges, entity tags), RFC 6266',
    access: 'anyone',
    anonymous: 'served',
    params: fileParams,
    handle,
  });

/** The name in the address is for people: the id decides, as in Jira. */
export const attachmentFileRoutes: Route[] = [
  file('/secure/attachment/:id/*', 'Downloads an attachment, or a part of it', download),
  file('/secure/attachment/:id', 'The same without a name in the address', download),
  file('/secure/thumbnail/:id/*', 'A small picture of an attached picture', thumbnail),
  file('/secure/thumbnail/:id', 'The same without a name in the address', thumbnail),
];
