/**
 * Spans of work: `1w 2d 3h 4m`. How long a day and a week are, and what a bare number counts, the server's
 * configuration says.
 */
import { configuration } from '../server/server-info.ts';

const { workingHoursPerDay, workingDaysPerWeek, defaultUnit } = configuration.timeTrackingConfiguration;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = workingHoursPerDay * HOUR;
const WEEK = workingDaysPerWeek * DAY;
const units = { w: WEEK, d: DAY, h: HOUR, m: MINUTE } as const;
const unitOfNumbers = { minute: MINUTE, hour: HOUR, day: DAY, week: WEEK }[defaultUnit];

/** Seconds: what is longer is beyond all reason. */
export const longestDuration = 1_000_000 * HOUR;

/** The same as parseDuration for anything at all; clients write bare numbers as numbers, too. */
export const readDuration = (value: unknown): number | null =>
  typeof value === 'string' || typeof value === 'number' ? parseDuration(String(value)) : null;

/** @returns seconds; null: not a span of work, or one beyond all reason */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d{1,9}$/.test(trimmed)) return limited(Number(trimmed) * unitOfNumbers);
  let seconds = 0;
  const parts = trimmed.split(/\s+/);
  for (const part of parts) {
    const match = /^(\d{1,9}(?:\.\d{1,4})?)(w|d|h|m)[a-z]{0,6}$/.exec(part);
    if (!match || parts.length > 4) return null;
    seconds += Math.round(Number(match[1]) * units[match[2] as 'w']);
  }
  return limited(seconds);
}

const limited = (seconds: number): number | null => (seconds <= longestDuration ? seconds : null);

const steps = [
  ['w', 'week', WEEK],
  ['d', 'day', DAY],
  ['h', 'hour', HOUR],
  ['m', 'minute', MINUTE],
] as const;

/** 8700 → `2h 25m`; less than a minute is `0m`. */
export const durationText = (seconds: number): string =>
  split(seconds)
    .map(([count, letter]) => `${count}${letter}`)
    .join(' ') || '0m';

/** 8700 → `2 hours, 25 minutes`. */
export const durationWords = (seconds: number): string =>
  split(seconds)
    .map(([count, , word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ') || '0 minutes';

function split(seconds: number): [count: number, letter: string, word: string][] {
  let rest = seconds;
  const found: [number, string, string][] = [];
  for (const [letter, word, size] of steps) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) found.push([count, letter, word]);
  }
  return found;
}
