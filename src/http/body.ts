/** Reads bodies: JSON, forms and uploads. Each type that a route does not take is refused before it is read. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../kernel/app-error.ts';
import type { Consumes, Route, UploadedFile } from './route.ts';
import { refuseNul } from './validate.ts';

/** What it is called says little: whoever takes a picture looks at its bytes. */
const pictureTypes = /^(image\/[a-z0-9.+-]+|application\/octet-stream)\s*(;|$)/i;
const MOST_DEPTH = 100;
const MOST_FILES = 100;

/** JSON and forms. Uploads are `readUploads`. */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (request: FastifyRequest, text: string) => (takesText(request) ? parseText(text) : parseJson(text)),
  );
  server.addContentTypeParser(
    'text/plain',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => parseText(text),
  );
  server.addContentTypeParser(
    pictureTypes,
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, bytes: Buffer) => bytes,
  );
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => parseForm(text),
  );
  server.addContentTypeParser(
    ['application/zip', 'application/octet-stream'],
    { parseAs: 'buffer' },
    async () => undefined,
  );
}

/** Lets the routes of `server` read uploads. Only those: the plugin hooks into every request of the server it is given. */
export async function readUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, {
    limits: { files: MOST_FILES, fields: 100, fieldSize: 100_000, headerPairs: 100 },
    throwFileSizeLimit: false,
  });
}

/** @throws AppError 400 with a sentence that says what is wrong, not what was sent */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text, wellFormed(text));
  } catch {
    throw new AppError('invalid', { messages: ['The request body is not valid JSON.'] });
  }
  if (depthOver(value, MOST_DEPTH))
    throw new AppError('invalid', { messages: ['The request body is nested too deeply.'] });
  if (/__proto__|\\u005f/i.test(text)) refusePrototype(value);
  if (text.includes('\\u0000') || text.includes('\0')) refuseNul(value);
  return value;
}

/**
 * Half a character (`"\ud800"`) is in no text: addresses cannot be made of it, and databases write it each in their own
 * way. What a decoder of UTF-8 does, is done here.
 * @returns how JSON.parse revives values; undefined: as they are
 */
function wellFormed(text: string): ((key: string, value: unknown) => unknown) | undefined {
  if (!/\\ud[89a-f]/i.test(text)) return undefined;
  return (_key, value) => {
    if (typeof value === 'string') return value.toWellFormed();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const keys = Object.keys(value);
    if (keys.every((key) => key.isWellFormed())) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), item]));
  };
}

const takesText = (request: FastifyRequest): boolean => {
  const { route } = request.routeOptions.config;
  return route !== undefined && consumesOf(route).includes('text');
};

/** Text as it is; a JSON string is what it says. */
function parseText(text: string): string {
  let value: unknown = text;
  if (text.startsWith('"')) {
    try {
      value = JSON.parse(text, wellFormed(text));
    } catch {
      // Text that only begins like a JSON string.
    }
  }
  refuseNul(value);
  return typeof value === 'string' ? value : text;
}

/** A parsed `__proto__` is harmless until somebody copies it. */
function refusePrototype(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, '__proto__')) {
    throw new AppError('invalid', { messages: ['Unrecognized field "__proto__", not marked as ignorable'] });
  }
  for (const item of Object.values(value)) refusePrototype(item);
}

function depthOver(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  for (const item of Object.values(value)) if (depthOver(item, left - 1)) return true;
  return false;
}

/** What was sent more than once: of a form's body, every value by name. */
const repeated = new WeakMap<object, { sent: URLSearchParams; text: string }>();

function parseForm(text: string): Record<string, string> {
  const form: Record<string, string> = Object.create(null);
  const sent = new URLSearchParams(text);
  for (const [name, value] of sent) {
    refuseNul({ [name]: value });
    form[name] ??= value;
  }
  const body = { ...form };
  repeated.set(body, { sent, text });
  return body;
}

/** Every value of `name` in a form's body, where plain access gives the first one; null: the body is no form. */
export const formList = (body: object, name: string): string[] | null =>
  repeated.get(body)?.sent.getAll(name) ?? null;

/** A form's body as it came, one character a byte; empty: the body is no form. */
export const formText = (body: unknown): string =>
  Buffer.from((typeof body === 'object' && body !== null && repeated.get(body)?.text) || '').toString(
    'latin1',
  );

const typeNames: Record<Exclude<Consumes, 'none'>, RegExp> = {
  json: /^application\/json\s*(;|$)/i,
  form: /^application\/x-www-form-urlencoded\s*(;|$)/i,
  text: /^(text\/plain|application\/json)\s*(;|$)/i,
  multipart: /^multipart\/form-data\s*(;|$)/i,
  zip: /^application\/(zip|octet-stream)\s*(;|$)/i,
  picture: pictureTypes,
};

/** What a route takes. */
export const consumesOf = (route: Route): Consumes[] =>
  [route.consumes ?? (route.body ? 'json' : 'none')].flat() as Consumes[];

/** @throws AppError 415 */
export function checkContentType(route: Route, request: FastifyRequest): void {
  const type = request.headers['content-type'];
  const length = request.headers['content-length'];
  const hasBody =
    (length !== undefined && length !== '0') || request.headers['transfer-encoding'] !== undefined;
  if (!hasBody || request.method === 'GET' || request.method === 'HEAD') return;
  const consumes = consumesOf(route);
  const fits = (kind: Consumes) => typeNames[kind === 'none' ? 'json' : kind].test(type ?? '');
  if (!consumes.some(fits)) {
    throw new AppError('unsupported-media-type', {
      messages: [`Content-Type must be ${consumes.map(nameOf).join(' or ')}.`],
    });
  }
}

const nameOf = (kind: Consumes): string =>
  ({
    json: 'application/json',
    none: 'application/json',
    form: 'application/x-www-form-urlencoded',
    text: 'text/plain',
    multipart: 'multipart/form-data',
    zip: 'application/zip',
    picture: 'image/png, image/jpeg, image/gif',
  })[kind];

/**
 * The files of an upload, one after the other, as they arrive.
 * @param fileLimit largest file in bytes: what is longer is cut off, and marked as truncated
 * @throws AppError 400 where the body is cut off or not what its Content-Type says
 */
export async function* uploadedFiles(
  request: FastifyRequest,
  fileLimit: number,
): AsyncIterable<UploadedFile> {
  if (!request.isMultipart()) {
    throw new AppError('unsupported-media-type', { messages: ['Content-Type must be multipart/form-data.'] });
  }
  try {
    for await (const part of request.files({ limits: { fileSize: fileLimit } })) {
      yield {
        fieldName: part.fieldname,
        fileName: part.filename,
        mimeType: part.mimetype,
        content: part.file,
      };
    }
  } catch (cause) {
    // The parser's own limits have a status; what it cannot parse it throws bare.
    if ((cause as { statusCode?: number }).statusCode !== undefined) throw cause;
    throw new AppError('invalid', { messages: ['The multipart body cannot be read.'], cause });
  }
}
