/** Draws avatars as SVG. Nothing that a person typed gets into one but letters and digits, escaped all the same. */
import { digest } from './avatar.ts';

const open = (pixels: number, color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="${pixels}" height="${pixels}">` +
  `<rect width="48" height="48" fill="${color}"/>`;

/** Initials on a color. */
export function drawInitials(letters: string, color: string, pixels: number): string {
  if (letters === '') return drawSilhouette(color, pixels);
  const text = letters.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const size = [...letters].length > 1 ? 20 : 24;
  return (
    `${open(pixels, color)}<text x="24" y="24" dy=".35em" text-anchor="middle" fill="#fff" ` +
    `font-family="Arial,Helvetica,sans-serif" font-size="${size}">${text}</text></svg>`
  );
}

/** Somebody: what is shown of people to whoever is not logged in. */
export const drawSilhouette = (color: string, pixels: number): string =>
  `${open(pixels, color)}<circle cx="24" cy="18" r="8" fill="#fff"/>` +
  '<path d="M8 44c0-10 7-15 16-15s16 5 16 15z" fill="#fff"/></svg>';

/** A pattern of five by five, mirrored, that is always the same for the same name. */
export function drawPattern(name: string, color: string, pixels: number): string {
  const bits = digest(name);
  const cells: string[] = [];
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 3; column++) {
      if (((bits[row * 3 + column] ?? 0) & 1) === 0) continue;
      for (const x of new Set([column, 4 - column])) {
        cells.push(`<rect x="${4 + x * 8}" y="${4 + row * 8}" width="8" height="8"/>`);
      }
    }
  }
  return `${open(pixels, color)}<g fill="#fff">${cells.join('')}</g></svg>`;
}
