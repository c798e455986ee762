/** When things happen in the demo: over the past half year, at hours when people work, the same at every run. */
export const DAY = 86_400_000;
const HOUR = 3_600_000;
const SPAN = 182;

const midnight = (now: number): number => now - (now % DAY);

/** When the project was begun. */
export const beginningOf = (now: number): number => midnight(now) - SPAN * DAY;

/** When issue `number` of `total` was made: the first half a year ago, the last yesterday. */
export function createdAt(now: number, number: number, total: number): number {
  const day = Math.floor(((SPAN - 2) * (number - 1)) / total);
  return beginningOf(now) + (day + 1) * DAY + (8 + ((number * 7) % 9)) * HOUR + ((number * 37) % 60) * 60_000;
}

/** Moments after `created`, in order, all of them past: a day or some apart, closer where there is less time. */
export function momentsAfter(created: number, now: number, number: number, count: number): number[] {
  const room = (now - created) / (count + 1);
  const moments: number[] = [];
  let at = created;
  for (let step = 0; step < count; step++) {
    at += Math.min(room, (5 + ((number * 13 + step * 29) % 70)) * HOUR);
    moments.push(Math.floor(at));
  }
  return moments;
}
