/** Draws small pictures of large ones, and refuses what is made to exhaust whoever opens it. */
import type { Readable } from 'node:stream';

/** Pixels, the longer side. */
const SIDE = 200;
/** A picture of a few kilobytes can unfold to gigabytes: more pixels than this are not unpacked. */
const MOST_PIXELS = 50_000_000;
/** By what the file is, not by what it is called. sharp would read SVG and HEIF too, whose readers have a past. */
const formats: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'webp']);

/**
 * @param original a PNG, JPEG, GIF or WebP; of a moving one the first picture is taken
 * @returns a PNG of at most 200 × 200 pixels, without the metadata (place, camera) of the original
 * @throws where it is none of these, is broken or has too many pixels
 */
export async function drawThumbnail(original: Readable): Promise<Buffer> {
  // Loaded when first needed: it takes 30 MB, which a server without pictures can do without.
  const { default: sharp } = await import('sharp');
  const bytes = await collect(original);
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
  const { format } = await open().metadata();
  if (!format || !formats.has(format))
    throw new Error(`No thumbnail is made of ${format ?? 'an unknown format'}.`);
  return open()
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .png()
    .timeout({ seconds: 20 })
    .toBuffer();
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
