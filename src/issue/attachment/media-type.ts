/**
 * What a file is. Whoever uploads says so too, and may lie: a "picture" that is a page would run in the reader's
 * session. So a browser is shown only what its first bytes prove, out of a short list of types that carry no script;
 * HTML, SVG, XML and everything unknown is downloaded, whatever it is called.
 */

/** Bytes that are looked at. */
export const HEAD_BYTES = 4096;

const startsWith = (head: Buffer, text: string, at = 0): boolean =>
  head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));

const signatures: readonly (readonly [type: string, fits: (head: Buffer) => boolean])[] = [
  ['image/png', (head) => startsWith(head, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => startsWith(head, '\xff\xd8\xff')],
  ['image/gif', (head) => startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')],
  ['image/webp', (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)],
  ['application/pdf', (head) => startsWith(head, '%PDF-')],
];

/** Types that a thumbnail is made of: pictures that hold no program and name no other file. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export const isPicture = (inlineType: string | null): boolean =>
  inlineType !== null && pictures.has(inlineType);

/**
 * What a browser may show a file as.
 * @param head the first bytes, up to HEAD_BYTES of them
 * @returns null: it may only be downloaded
 */
export function inlineTypeOf(head: Buffer): string | null {
  const found = signatures.find(([, fits]) => fits(head));
  if (found) return found[0];
  return head.length > 0 && isPlainText(head) ? 'text/plain' : null;
}

/** Text without control characters that does not begin like markup. */
function isPlainText(head: Buffer): boolean {
  let text: string;
  try {
    // A character may be cut in two at the end of what is looked at.
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= HEAD_BYTES });
  } catch {
    return false;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  return !/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(text) && !/^\s*</.test(text);
}

const byExtension: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  jar: 'application/java-archive',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mp4: 'video/mp4',
  odt: 'application/vnd.oasis.opendocument.text',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  tar: 'application/x-tar',
  tgz: 'application/gzip',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** What HTTP libraries say where they do not know. */
const saysNothing: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'text/plain']);

/**
 * What clients are told a file is: a picture or a PDF by its bytes, else what the client said, else what its name
 * suggests.
 * @param declared the Content-Type of the form part; parameters are dropped
 */
export function mimeTypeOf(inlineType: string | null, declared: string, filename: string): string {
  if (inlineType !== null && inlineType !== 'text/plain') return inlineType;
  const said = (declared.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (!saysNothing.has(said) && said.length <= 127 && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(said))
    return said;
  const extension = /\.([a-z0-9]{1,8})$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
  return byExtension[extension] ?? inlineType ?? 'application/octet-stream';
}
