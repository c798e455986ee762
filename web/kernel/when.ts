/** Dates and numbers as the reader's language writes them. Jira's dates: `2026-11-27T21:54:34.000+0000`. */
import { type Language, language } from './words.ts';

/** Integer ms UTC of a date as REST writes it; a bare day (`2026-11-27`) is that day here. */
export function readDate(text: string): number {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) return new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])).getTime();
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

let zone: string | undefined;

/** @param name IANA name of the reader's time zone, as their profile says */
export function setTimeZone(name: string | undefined): void {
  zone = name;
}

/** IANA name of the reader's time zone; undefined: the browser's. */
export const timeZone = (): string | undefined => zone;

const made = new Map<string, Intl.DateTimeFormat>();

function format(kind: 'moment' | 'day', more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${kind}/${language()}/${zone}`;
  const found = made.get(name) ?? new Intl.DateTimeFormat(language(), more);
  made.set(name, found);
  return found;
}

/** 27 Nov 2026, 21:54 in the reader's zone. @param ms integer ms UTC */
export const moment = (ms: number): string =>
  format('moment', { dateStyle: 'medium', timeStyle: 'short', ...(zone && { timeZone: zone }) }).format(ms);

/** 27 Nov 2026. @param ms integer ms UTC of midnight here */
export const day = (ms: number): string => format('day', { dateStyle: 'medium' }).format(ms);

/** What is costly to make and the same for a language: a list asks for it once a row. */
function perLanguage<T>(make: (of: Language) => T): () => T {
  const kept = new Map<Language, T>();
  return () => {
    const found = kept.get(language()) ?? make(language());
    kept.set(language(), found);
    return found;
  };
}

const relativeFormat = perLanguage((of) => new Intl.RelativeTimeFormat(of, { numeric: 'auto' }));
const numberFormat = perLanguage((of) => new Intl.NumberFormat(of));

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "in 2 days", "now". @param ms @param now integer ms UTC */
export function relative(ms: number, now: number): string {
  const apart = ms - now;
  const said = relativeFormat();
  for (const [unit, length] of steps) {
    if (Math.abs(apart) >= length) return said.format(Math.round(apart / length), unit);
  }
  return said.format(0, 'second');
}

/** 1,234,567 */
export const grouped = (number: number): string => numberFormat().format(number);

/** 3 kB, 1.4 MB. @param bytes whole number */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}
