/**
 * Jira's instants and dates on the wire. Instants are `yyyy-MM-dd'T'HH:mm:ss.SSSZ` with three digits of
 * milliseconds and an offset without a colon, in the reader's time zone: go-jira and the Java client parse exactly
 * that, and fail on `Z` or `+00:00`.
 */

let last = { ms: Number.NaN, zone: '', text: '' };

/** An instant (integer ms UTC) in `zone` (IANA name): `2019-06-04T00:15:17.234+0000`. */
export function jiraInstant(ms: number, zone = 'UTC'): string {
  // `updated` mostly is what `created` was.
  if (ms !== last.ms || zone !== last.zone) last = { ms, zone, text: writeInstant(ms, zone) };
  return last.text;
}

function writeInstant(ms: number, zone: string): string {
  const offset = zone === 'UTC' ? 0 : offsetMinutes(ms, zone);
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, 23);
  return offset === 0 ? `${local}+0000` : local + offsetText(offset);
}

/** The same, or undefined where there is no instant: absent, not null, is what loginInfo wants. */
export const optionalInstant = (ms: number | null | undefined, zone?: string): string | undefined =>
  ms === null || ms === undefined ? undefined : jiraInstant(ms, zone);

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
const QUARTER_HOUR = 15 * 60_000;

/**
 * Minutes that `zone` is ahead of UTC at `ms`. Intl is slow (some 5 µs), offsets change on quarter hours at most,
 * so an answer is kept for its quarter hour.
 */
export function offsetMinutes(ms: number, zone: string): number {
  const slot = Math.floor(ms / QUARTER_HOUR);
  let known = offsets.get(zone);
  if (!known || known.size > 20_000) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(slot);
  if (offset === undefined) {
    offset = computeOffset(ms, zone);
    known.set(slot, offset);
  }
  return offset;
}

function computeOffset(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(ms)
      .map((part) => [part.type, Number(part.value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return Math.round((local - Math.floor(ms / 1000) * 1000) / 60_000);
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether this program knows the IANA time zone `zone`. */
export function isTimeZone(zone: string): boolean {
  try {
    formatFor(zone);
    return true;
  } catch {
    return false;
  }
}

/** A calendar day, `yyyy-MM-dd`, that exists. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
