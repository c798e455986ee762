/** Dates as jql.md tells them: literals and periods, the calendar's edges, whole days in predicates. */
export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const sizes: Record<string, number> = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE };

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks in the zone show, as ms of a UTC that shows the same. */
function clockIn(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
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
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

/** The first instant at which clocks show it; a time that is skipped counts on from before the gap. */
function instantOf(zone: string, local: number): number {
  const before = local - (clockIn(zone, local - DAY) - (local - DAY));
  const after = local - (clockIn(zone, local + DAY) - (local + DAY));
  return [before, after].find((one) => clockIn(zone, one) === local) ?? before;
}

/** @returns ms; null: no date */
export function dateOf(text: string, now: number, zone: string): number | null {
  const literal = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d\d))?$/.exec(text.trim());
  if (literal) {
    const [year, month, day, hour, minute] = [1, 3, 4, 5, 6].map((at) => Number(literal[at] ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const local = Date.UTC(year, month - 1, day, hour, minute);
    const real = new Date(local).getUTCDate() === day && new Date(local).getUTCMonth() === month - 1;
    return real && hour < 24 && minute < 60 ? instantOf(zone, local) : null;
  }
  const period = /^([+-]?)((?:\d+ ?[wdhm] *)+)$/.exec(text.trim());
  if (!period) return null;
  const parts = [...(period[2] ?? '').matchAll(/(\d+) ?([wdhm])/g)];
  const length = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (sizes[unit as string] ?? 0),
    0,
  );
  return now + (period[1] === '-' ? -length : length);
}

/** In a predicate days and weeks are whole ones, from midnight. */
export function predicateDateOf(text: string, now: number, zone: string): number | null {
  const days = /^([+-]?)((?:\d+ ?[wd] *)+)$/.exec(text.trim());
  if (!days) return dateOf(text, now, zone);
  const length = dateOf(text, 0, 'UTC') ?? 0;
  return instantOf(zone, Math.floor(clockIn(zone, now) / DAY) * DAY + length);
}

export const startOfDay = (instant: number, zone: string, later = 0): number =>
  instantOf(zone, Math.floor(clockIn(zone, instant) / DAY) * DAY + later * DAY);

/** yyyy-MM-dd */
export const dayOf = (instant: number, zone: string): string =>
  new Date(clockIn(zone, instant)).toISOString().slice(0, 10);

const spans = ['Day', 'Week', 'Month', 'Year'];
const units = ['d', 'w', 'M', 'y'];
const all = ['m', 'h', 'd', 'w', 'M', 'y'];

/** startOfDay … endOfYear. @returns undefined: no such function; null: a wrong argument */
export function edgeOf(
  name: string,
  increment: string | undefined,
  now: number,
  zone: string,
): number | null | undefined {
  const match = /^(start|end)Of(Day|Week|Month|Year)$/i.exec(name);
  if (!match) return undefined;
  const span = spans.findIndex((one) => one.toLowerCase() === match[2]?.toLowerCase());
  const own = units[span] as string;
  const asked = /^([+-]?)(\d{1,6})([yMwdhm]?)$/.exec(increment?.trim() ?? '0');
  if (!asked) return null;
  const amount = Number(asked[2]) * (asked[1] === '-' ? -1 : 1);
  const unit = asked[3] || own;
  const chooses = all.indexOf(unit) >= all.indexOf(own);
  const from = chooses ? moved(clockIn(zone, now), unit, amount) : clockIn(zone, now);
  const start = startOf(own, from);
  const edge = match[1]?.toLowerCase() === 'start' ? start : moved(start, own, 1) - 1;
  return instantOf(zone, chooses ? edge : moved(edge, unit, amount));
}

function startOf(unit: string, local: number): number {
  const date = new Date(local);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === 'd') return Date.UTC(year, month, day);
  if (unit === 'w') return Date.UTC(year, month, day - date.getUTCDay());
  return Date.UTC(year, unit === 'M' ? month : 0, 1);
}

/** A month later is the same day, or the last of a month that is too short. */
function moved(local: number, unit: string, amount: number): number {
  if (unit !== 'M' && unit !== 'y') return local + amount * (sizes[unit] ?? 0);
  const date = new Date(local);
  const month = date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), last);
  return Date.UTC(date.getUTCFullYear(), month, day) + (((local % DAY) + DAY) % DAY);
}
