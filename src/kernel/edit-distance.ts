/**
 * How many insertions, removals, changes and swaps of neighbours make one word of the other (each sign at most once);
 * `most + 1` where it is more than `most`.
 */
export function editDistance(from: readonly string[], to: readonly string[], most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let older: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      next.push(
        Math.min(
          at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1),
          at(last, column) + 1,
          at(next, column - 1) + 1,
          isSwap(from, to, row, column) ? at(older, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    // A swap reaches back two rows, so that this one alone may be too far.
    if (Math.min(...next, ...last) > most) return most + 1;
    older = last;
    last = next;
  }
  return Math.min(at(last, to.length), most + 1);
}

const at = (row: readonly number[], column: number): number => row[column] ?? 0;

const isSwap = (from: readonly string[], to: readonly string[], row: number, column: number): boolean =>
  row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
