/** Rows under headings, in columns as wide as they need to be. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, at) => Math.max(...all.map((row) => lengthOf(row[at] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, at) => padded(cell, widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Characters as a terminal shows them; names and user agents come from outside, so nothing may steer it. */
const lengthOf = (text: string): number => [...harmless(text)].length;
const padded = (text: string, width: number): string => harmless(text) + ' '.repeat(width - lengthOf(text));

/** Control characters become question marks. */
export const harmless = (text: string): string => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '?');

/** An instant for people, in UTC: 2024-05-31 17:04. */
export const shortInstant = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
