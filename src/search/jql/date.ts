/**
 * Dates in queries: literals, periods from now, and the functions startOfDay() … endOfYear(). Calendar days are those
 * of the reader's time zone; a result is an instant, integer ms UTC.
 */
import { offsetMinutes } from '../../kernel/jira-date.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The years 1000 to 9999: what Jira's formats can write, and what calendars do without surprises. */
const EARLIEST = Date.parse('1000-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

const literal = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2}))?$/;

/**
 * Reads a date as JQL writes it: `yyyy/MM/dd`, `yyyy-MM-dd`, either with ` HH:mm`, or a period such as `-1w`,
 * `4w 2d`, `-100minutes`, counted from `now` in days of 24 hours. A date without a time is its midnight.
 * @param zone IANA name
 * @returns ms UTC; null for what is none of these, a day that does not exist included
 */
export function readDate(text: string, now: number, zone: string): number | null {
  const match = literal.exec(text.trim());
  if (!match) return readPeriod(text.trim(), now);
  const [year, month, day, hour, minute] = [match[1], match[3], match[4], match[5] ?? 0, match[6] ?? 0].map(
    Number,
  ) as [number, number, number, number, number];
  const local = localTime(year, month - 1, day, hour, minute);
  const sameDay = new Date(local).getUTCDate() === day && new Date(local).getUTCMonth() === month - 1;
  return sameDay && hour < 24 && minute < 60 ? inRange(toInstant(local, zone)) : null;
}

const periodUnits: Record<string, number> = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE };
const periodPart = /^(\d{1,9}) ?(w|d|h|m|weeks?|days?|hours?|minutes?)(?: +|(?=\d)|$)/;

function readPeriod(text: string, now: number): number | null {
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[+-]/, '');
  let length = 0;
  if (rest === '') return null;
  while (rest !== '') {
    const match = periodPart.exec(rest);
    if (!match) return null;
    length += Number(match[1]) * (periodUnits[(match[2] ?? '').charAt(0)] ?? Number.NaN);
    rest = rest.slice(match[0].length);
  }
  return inRange(now + sign * length);
}

const inRange = (ms: number): number | null => (ms >= EARLIEST && ms <= LATEST ? ms : null);

/** An instant given as a number, ms since 1970. */
export const readInstant = (text: string): number | null => inRange(Number(text));

type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';
export type Period = 'day' | 'week' | 'month' | 'year';

const unitOf: Record<Period, Unit> = { day: 'd', week: 'w', month: 'M', year: 'y' };
/** From small to large. */
const sizes: Unit[] = ['m', 'h', 'd', 'w', 'M', 'y'];

/**
 * startOfMonth("+14d"), endOfWeek("-1") and their like. An increment in the period's own unit or a larger one chooses
 * another period; one in a smaller unit moves the result: startOfMonth("+14d") is the 15th, and endOfMonth("+1M") is
 * the end of the next month, however long this one is.
 * @param increment `[+-]n[yMwdhm]`, the unit by default the period's own; `M` is a month and `m` a minute
 * @returns ms UTC; null where the increment cannot be read
 */
export function boundary(
  edge: 'start' | 'end',
  period: Period,
  increment: string | undefined,
  now: number,
  zone: string,
): number | null {
  const match = /^([+-]?)(\d{1,6})([yMwdhm]?)$/.exec(increment?.trim() ?? '0');
  if (!match) return null;
  const amount = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  const unit = (match[3] || unitOf[period]) as Unit;
  const choosesPeriod = sizes.indexOf(unit) >= sizes.indexOf(unitOf[period]);
  const today = toLocal(now, zone);
  const start = startOf(period, choosesPeriod ? move(today, unit, amount) : today);
  const base = edge === 'start' ? start : startOf(period, move(start, unitOf[period], 1)) - 1;
  return inRange(toInstant(choosesPeriod ? base : move(base, unit, amount), zone));
}

/**
 * "Local" times are ms as if the zone were UTC, so that Date's UTC methods do the calendar.
 */
const toLocal = (instant: number, zone: string): number => instant + offsetMinutes(instant, zone) * MINUTE;

/**
 * The instant at which clocks in `zone` show `local`. An hour that comes twice is the first of the two; one that is
 * skipped is read on the clock of the day before, so that a day whose midnight is skipped begins when it begins.
 */
function toInstant(local: number, zone: string): number {
  if (!(local >= EARLIEST && local <= LATEST)) return Number.NaN;
  const candidates = [local - DAY, local + DAY].map((near) => local - offsetMinutes(near, zone) * MINUTE);
  return candidates.find((instant) => toLocal(instant, zone) === local) ?? candidates[0] ?? Number.NaN;
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999; this does not. */
function localTime(year: number, month: number, day: number, hour = 0, minute = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.setUTCHours(hour, minute, 0, 0);
}

/** Weeks begin on Sunday, as they do in Jira's standard locale, en_US. */
function startOf(period: Period, local: number): number {
  const date = new Date(local);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (period) {
    case 'day':
      return localTime(year, month, day);
    case 'week':
      return localTime(year, month, day - date.getUTCDay());
    case 'month':
      return localTime(year, month, 1);
    case 'year':
      return localTime(year, 0, 1);
  }
}

/** A month later is the same day of the next month, or its last. */
function move(local: number, unit: Unit, amount: number): number {
  switch (unit) {
    case 'm':
      return local + amount * MINUTE;
    case 'h':
      return local + amount * HOUR;
    case 'd':
      return local + amount * DAY;
    case 'w':
      return local + amount * 7 * DAY;
    case 'M':
      return moveMonths(local, amount);
    case 'y':
      return moveMonths(local, amount * 12);
  }
}

function moveMonths(local: number, months: number): number {
  const date = new Date(local);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const lastDay = new Date(localTime(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

/** The calendar day of an instant in `zone`, `yyyy-MM-dd`, for fields that hold days and no time. */
export function dayOf(instant: number, zone: string): string {
  const local = Math.max(Math.min(toLocal(instant, zone), LATEST), EARLIEST);
  return new Date(local).toISOString().slice(0, 10);
}
