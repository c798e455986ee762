/** `||header||header||` and `|cell|cell|`; a `|` within a link, an image or a macro parts nothing. */
import type { Block, Cell } from './tree.ts';

export const isTableLine = (line: string): boolean => /^[ \t]*\|/.test(line);

/** Farthest that a link or an image within a cell is followed. */
const FARTHEST = 2048;

/** @param row with its lines, from its first `|` on */
export function readTable(row: string, parse: (cell: string) => readonly Block[]): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  while (at < row.length) {
    const header = row.startsWith('||', at);
    const from = at + (header ? 2 : 1);
    const to = endOfCell(row, from);
    const typed = row.slice(from, to);
    if (to >= row.length && typed.trim() === '') break;
    cells.push({ header, blocks: parse(typed.trim()) });
    at = to;
  }
  return cells;
}

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}', '!': '!' };

function endOfCell(row: string, from: number): number {
  let at = from;
  while (at < row.length && row[at] !== '|') {
    const closer = closers[row[at] ?? ''];
    if (row[at] === '\\') at += 2;
    else if (closer === undefined) at += 1;
    else at += lengthOfWhole(row.slice(at, at + FARTHEST), closer);
  }
  return Math.min(at, row.length);
}

/** Of `[…|…]` and the like, where it is whole; else of its first sign. */
function lengthOfWhole(text: string, closer: string): number {
  const end = text.indexOf(closer, 1);
  if (end < 2) return 1;
  const inside = text.slice(1, end);
  const fits =
    closer === '!'
      ? /^[^\s|\n][^|\n]*(?:\|[\w=,%." -]*)?$/.test(inside)
      : !/[\n]/.test(inside) && !/^\s*\|/.test(inside);
  return fits ? end + 1 : 1;
}
