/** Which events have been read, and which are still to come: numbers are given before a commit, and come out of order. */

/** How long a number that is missing is waited for (ms): its transaction may still be open, or was rolled back. */
const WAIT = 60_000;
const MOST_MISSING = 1000;

export interface News {
  /** The greatest number that was read. */
  readonly last: number;
  /** Smaller numbers that have not come, and when each was found missing (ms). */
  readonly missing: ReadonlyMap<number, number>;
}

export const newsFrom = (last: number): News => ({ last, missing: new Map() });

/** What is known once events with these numbers have been read. @param ids in ascending order */
export function withRead({ last, missing }: News, ids: readonly number[], now: number): News {
  const read = new Set(ids);
  const waiting = new Map([...missing].filter(([id, since]) => !read.has(id) && now - since < WAIT));
  let greatest = last;
  for (const id of ids) {
    // A gap as wide as that is no transaction's: numbers were given in blocks, or the table is another one.
    const from = Math.max(greatest + 1, id - MOST_MISSING);
    for (let gap = from; gap < id && waiting.size < MOST_MISSING; gap++) waiting.set(gap, now);
    greatest = Math.max(greatest, id);
  }
  return { last: greatest, missing: waiting };
}

/** Everything up to this number has been told: what a client names when it comes back. */
export const toldUpTo = ({ last, missing }: News): number => Math.min(last, ...missing.keys().map(before));

const before = (id: number): number => id - 1;
