/** Moments: as machines read them, and as Jira's pages write them (`26/Jul/10 1:29 PM`, `Today 2:52 PM`). */
import { jiraInstant, offsetMinutes } from '../../kernel/jira-date.ts';
import type { View } from './field.ts';

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const instant = (ms: number | null, { zone }: View): string | null =>
  ms === null ? null : jiraInstant(ms, zone);

/** For people, in their own zone. */
export function instantText(ms: number | null, { zone, now }: View): string | null {
  if (ms === null) return null;
  const local = localTime(ms, zone);
  const days = Math.floor(localTime(now, zone) / DAY) - Math.floor(local / DAY);
  const time = clock(new Date(local));
  if (days === 0) return `Today ${time}`;
  if (days === 1) return `Yesterday ${time}`;
  return `${dayText(new Date(local))} ${time}`;
}

const localTime = (ms: number, zone: string) => ms + offsetMinutes(ms, zone) * 60_000;

function clock(date: Date): string {
  const hours = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`;
}

const dayText = (date: Date): string =>
  `${String(date.getUTCDate()).padStart(2, '0')}/${MONTHS[date.getUTCMonth()]}/${String(date.getUTCFullYear()).slice(-2)}`;

/** A calendar day (yyyy-MM-dd) for people: `12/Apr/12`. */
export const calendarDayText = (day: string): string => dayText(new Date(`${day}T00:00:00Z`));
