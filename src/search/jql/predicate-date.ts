/**
 * Dates in the predicates of WAS and CHANGED. They are JQL's, but for one thing: a period of days or weeks counts whole
 * days from midnight, and `-24h` counts from now (Jira's documentation). Days are those of the reader's time zone.
 */
import { boundary, readDate } from './date.ts';

const part = /^(\d{1,6}) ?(w|d|weeks?|days?)(?: +|(?=\d)|$)/;

/** How many days a text such as `-1d` or `4w 2d` counts; null where it is no such text, or speaks of hours too. */
function wholeDays(text: string): number | null {
  let rest = text.replace(/^[+-]/, '');
  let days = 0;
  if (rest === '') return null;
  while (rest !== '') {
    const match = part.exec(rest);
    if (!match) return null;
    days += Number(match[1]) * (match[2]?.startsWith('w') ? 7 : 1);
    rest = rest.slice(match[0].length);
  }
  return text.startsWith('-') ? -days : days;
}

/**
 * @param zone IANA name
 * @returns ms UTC; null for what is no date
 */
export function readPredicateDate(text: string, now: number, zone: string): number | null {
  const days = wholeDays(text.trim());
  return days === null ? readDate(text, now, zone) : boundary('start', 'day', String(days), now, zone);
}

/** The first moment of the calendar day of `instant`, and that of the next day. */
export function dayAround(instant: number, zone: string): { from: number; until: number } | null {
  const from = boundary('start', 'day', undefined, instant, zone);
  const until = boundary('start', 'day', '1', instant, zone);
  return from === null || until === null ? null : { from, until };
}
