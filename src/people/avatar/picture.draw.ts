/**
 * Takes in pictures that strangers made. What comes out is drawn anew, pixel by pixel: nothing that was hidden in the
 * file (a place, a script, a second file) is ever served, and what is made to exhaust whoever opens it is refused.
 */
import type { Square } from './picture-square.ts';

/** Pixels: a picture of a few kilobytes can unfold to gigabytes; more than this is not unpacked. */
const MOST_PIXELS = 25_000_000;
/** Pixels of the longer side that is kept for cropping. */
const MOST_SIDE = 1000;
/** Pixels of an avatar's side. */
export const AVATAR_SIDE = 256;
const SECONDS = 20;
/** By what the file is, not by what it is called. sharp would read SVG and HEIF too, whose readers have a past. */
const formats: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif']);

export interface Picture {
  /** A PNG. */
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

// Loaded when first needed: it takes 30 MB, which a server without pictures can do without.
const open = async (bytes: Buffer) => {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
};

/**
 * @param bytes a PNG, JPEG or GIF; of a moving one the first picture is taken
 * @returns null where it is none of these, is broken or has too many pixels
 */
export async function readPicture(bytes: Buffer): Promise<Picture | null> {
  try {
    const { format, width, height } = await (await open(bytes)).metadata();
    if (!format || !formats.has(format) || width * height > MOST_PIXELS) return null;
    const { data, info } = await (await open(bytes))
      .autoOrient()
      .resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true })
      .png()
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** @param bytes a PNG of ours @returns a PNG of 256 by 256 */
export const cutSquare = async (bytes: Buffer, { left, top, side }: Square): Promise<Buffer> =>
  (await open(bytes))
    .extract({ left, top, width: side, height: side })
    .resize({ width: AVATAR_SIDE, height: AVATAR_SIDE })
    .png()
    .timeout({ seconds: SECONDS })
    .toBuffer();

/** @param bytes a PNG of ours @param side pixels */
export const scale = async (bytes: Buffer, side: number): Promise<Buffer> =>
  (await open(bytes)).resize({ width: side, height: side }).png().timeout({ seconds: SECONDS }).toBuffer();
