/**
 * Letter outlines for the CAPTCHA picture, taken from the DejaVu fonts once and kept without the fonts.
 * An outline is a list of contours, a contour a list of points close enough to each other to be bent.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Font, PathCommand } from 'opentype.js';

export type Point = [x: number, y: number];
export interface Glyph {
  contours: Point[][];
  /** In units of the letter height: 1 is the height of a capital. */
  width: number;
}

/** Letters that nobody takes for another one, however they are bent: no o O 0, no l I 1, no u/v, c/C, s/S pairs. */
export const letters = 'abdegkptyABDEFGHKMNPRTXY';

const fontFiles = ['ttf/DejaVuSans-Bold.ttf', 'ttf/DejaVuSerif-Bold.ttf'];
const unitsPerCapital = 0.729;
/** Longest straight piece, in capital heights; shorter bends smoother and costs bytes. */
const longestPiece = 0.09;

let loading: Promise<Map<string, Glyph>[]> | undefined;

/** The outlines of every letter, one map for each font. Read at the first use: most logins never need them. */
export function loadGlyphs(): Promise<Map<string, Glyph>[]> {
  loading ??= Promise.all(fontFiles.map(readGlyphs));
  // A failed read (files moved while we run) is tried again by the next picture.
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

async function readGlyphs(file: string): Promise<Map<string, Glyph>> {
  const path = fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/${file}`));
  const bytes = await readFile(path);
  const { default: opentype } = await import('opentype.js');
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), {
    lowMemory: true,
  });
  return new Map([...letters].map((letter) => [letter, glyphOf(font, letter)]));
}

function glyphOf(font: Font, letter: string): Glyph {
  const size = 1 / unitsPerCapital;
  const glyph = font.charToGlyph(letter);
  const contours = flatten(glyph.getPath(0, 0, size).commands);
  return { contours, width: ((glyph.advanceWidth ?? 0) / font.unitsPerEm) * size };
}

/** Curves and long lines → short straight pieces. */
function flatten(commands: PathCommand[]): Point[][] {
  const contours: Point[][] = [];
  let contour: Point[] = [];
  let at: Point = [0, 0];
  for (const command of commands) {
    if (command.type === 'M') {
      contour = [[command.x, command.y]];
      contours.push(contour);
      at = [command.x, command.y];
    } else if (command.type === 'Z') {
      const start = contour[0];
      if (start) contour.push(...pieces(at, middle(at, start), start));
    } else {
      const end: Point = [command.x, command.y];
      // DejaVu is TrueType: lines and quadratic curves only.
      const control: Point = command.type === 'Q' ? [command.x1, command.y1] : middle(at, end);
      contour.push(...pieces(at, control, end));
      at = end;
    }
  }
  return contours;
}

function pieces(from: Point, control: Point, to: Point): Point[] {
  const length =
    Math.hypot(control[0] - from[0], control[1] - from[1]) +
    Math.hypot(to[0] - control[0], to[1] - control[1]);
  const count = Math.max(1, Math.ceil(length / longestPiece));
  return Array.from({ length: count }, (_, index) => {
    const t = (index + 1) / count;
    const along = (axis: 0 | 1) =>
      (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t * t * to[axis];
    return [along(0), along(1)];
  });
}

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
