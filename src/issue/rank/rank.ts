/**
 * Where an issue stands in the one order of all issues, as a text that is compared byte by byte: between any two there is
 * room for another, so a move writes the issue that is moved and no other. An issue that was never moved has the rank of
 * its id: whoever makes one neither asks for a place nor waits for one, and new issues come last.
 *
 * A rank is a fraction in base 36, written without its leading point. None ends in 0, since nothing fits between `a` and `a0`.
 */

/** Longer ranks are given out only on the way to spreading their neighbourhood anew. */
export const LONGEST = 64;

const BASE = 36;
const ID_DIGITS = 12;

/** The rank of whoever was never moved; rank.sql.ts says the same in SQL. */
export const rankOfId = (id: number): string => `i${String(id).padStart(ID_DIGITS, '0')}h`;

/** What clients see, in the form of Jira's; it sorts as ranks do. */
export const presentRank = (rank: string): string => `0|${rank}:`;

/**
 * `count` ranks in order, all of them after `low` and before `high`.
 * @param low empty: the beginning @param high null: the end
 */
export function ranksBetween(low: string, high: string | null, count: number): string[] {
  if (count === 0) return [];
  const half = count >> 1;
  const middle = middleOf(low, high);
  return [...ranksBetween(low, middle, half), middle, ...ranksBetween(middle, high, count - half - 1)];
}

/** A short rank between two. @source the halving of fractions, digit by digit */
function middleOf(low: string, high: string | null): string {
  if (high !== null) {
    let same = 0;
    while ((low[same] ?? '0') === high[same]) same++;
    if (same > 0) return high.slice(0, same) + middleOf(low.slice(same), high.slice(same));
  }
  const from = digitAt(low, 0);
  const to = high === null ? BASE : digitAt(high, 0);
  if (to - from > 1) return digit((from + to) >> 1);
  if (high !== null && high.length > 1) return digit(to);
  return digit(from) + middleOf(low.slice(1), null);
}

const digitAt = (rank: string, at: number): number => Number.parseInt(rank[at] ?? '0', BASE);
const digit = (value: number): string => value.toString(BASE);

/**
 * Behind the last issue there is room up to the next one that is made, which comes last again.
 * @param last the rank of the last issue @param nextId no issue has it or a greater one
 */
export function endAfter(last: string, nextId: number): string {
  const own = rankOfId(nextId);
  return own > last ? own : rankOfId(firstIdAfter(last));
}

/** The least id whose own rank is greater than `rank`. */
function firstIdAfter(rank: string): number {
  const digits = rank.slice(1, 1 + ID_DIGITS);
  const decimals = /^\d*/.exec(digits)?.[0] ?? '';
  const scale = 10 ** (ID_DIGITS - decimals.length);
  const id = Number(decimals) * scale;
  if (decimals.length < digits.length) return id + scale;
  return rankOfId(id) > rank ? id : id + 1;
}
