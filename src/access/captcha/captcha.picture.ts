/**
 * Draws a word so that a person can read it and a program cannot.
 *
 * Programs fail at telling where one letter ends and the next begins. So the letters touch and overlap, each is
 * turned, slanted and sized by itself, the whole is bent by two waves, and bands as thick as a stem cross it. All of
 * it is one path filled by the even-odd rule: where two shapes cross, the ink turns into paper, so neither colour nor
 * order tells letters from bands. Every number is drawn from the system's random source.
 */
import { randomInt } from 'node:crypto';
import { type Glyph, letters, loadGlyphs, type Point } from './captcha.glyph.ts';

export const pictureWidth = 480;
export const pictureHeight = 160;

/** Ink and paper are fixed, so the picture is a light tile on light and dark pages alike. */
const ink = '#1d3b40';
const paper = '#f3f1ea';

/**
 * A word to be drawn: five or six letters, of which the likeliest word comes once in 240,000 times.
 * Answers are compared without regard to case (captcha.service.ts), so a person need not tell k from K.
 */
export function randomWord(): string {
  return Array.from({ length: randomInt(5, 7) }, () => letters[randomInt(letters.length)]).join('');
}

/**
 * @param word letters of captcha.glyph.ts
 * @returns a PNG of 480 × 160 pixels
 */
export async function drawWord(word: string): Promise<Buffer> {
  // Loaded at the first picture: most programs never draw one, and it takes 50 ms and 20 MB.
  const { default: sharp } = await import('sharp');
  const fonts = await loadGlyphs();
  const path = [...placeLetters(word, fonts), ...bands()].map(bend(waves())).map(pathOf).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}"><rect width="100%" height="100%" fill="${paper}"/><path d="${path}" fill="${ink}" fill-rule="evenodd"/></svg>`;
  return sharp(Buffer.from(svg))
    .greyscale(false)
    .png({ palette: true, colours: 16, compressionLevel: 6 })
    .toBuffer();
}

/** A real number in [low, high). */
const between = (low: number, high: number): number => low + (randomInt(2 ** 32) / 2 ** 32) * (high - low);

function placeLetters(word: string, fonts: Map<string, Glyph>[]): Point[][] {
  const chosen = [...word]
    .map((letter) => fonts[randomInt(fonts.length)]?.get(letter))
    .filter((g) => g !== undefined);
  const tight = 0.89;
  const total = chosen.reduce((sum, glyph) => sum + glyph.width * tight, 0);
  const size = Math.min(88, (pictureWidth - 70) / total);
  let x = (pictureWidth - total * size) / 2;
  return chosen.flatMap((glyph) => {
    const room = glyph.width * tight * size;
    const placed = turn(glyph, size * between(0.92, 1.1), [
      x + room / 2,
      pictureHeight / 2 + between(-12, 12),
    ]);
    x += room;
    return placed;
  });
}

/** The letter around its middle: slanted, rotated, then moved to `at`. */
function turn(glyph: Glyph, size: number, at: Point): Point[][] {
  const angle = between(-0.3, 0.3);
  const slant = between(-0.15, 0.15);
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  return glyph.contours.map((contour) =>
    contour.map(([px, py]) => {
      const y = py + 0.42;
      const x = px - glyph.width / 2 - slant * y;
      return [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos];
    }),
  );
}

/** Two bands from edge to edge, as thick as a letter's stem is at its thinnest. */
function bands(): Point[][] {
  return [0.4, 0.62].map((height) => {
    const thick = between(4.5, 7);
    const [amplitude, length, phase] = [between(8, 18), between(110, 220), between(0, 7)];
    const base = pictureHeight * height + between(-10, 10);
    const slope = between(-0.12, 0.12);
    const y = (x: number) =>
      base + slope * (x - pictureWidth / 2) + amplitude * Math.sin(x / (length / 6.283) + phase);
    const steps = Array.from({ length: 61 }, (_, index) => (index / 60) * (pictureWidth + 40) - 20);
    const upper = steps.map((x): Point => [x, y(x)]);
    const lower = steps.toReversed().map((x): Point => [x, y(x) + thick]);
    return [...upper, ...lower];
  });
}

interface Wave {
  amplitude: number;
  length: number;
  phase: number;
}

const waves = (): [Wave, Wave] => [
  { amplitude: between(5, 9), length: between(140, 220), phase: between(0, 7) },
  { amplitude: between(3, 6), length: between(60, 110), phase: between(0, 7) },
];

const bend =
  ([down, across]: [Wave, Wave]) =>
  (contour: Point[]): Point[] =>
    contour.map(([x, y]) => [
      x + across.amplitude * Math.sin((y / across.length) * 6.283 + across.phase),
      y + down.amplitude * Math.sin((x / down.length) * 6.283 + down.phase),
    ]);

const pathOf = (contour: Point[]): string =>
  `M${contour.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
