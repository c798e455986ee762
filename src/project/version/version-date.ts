/** Days of versions: `yyyy-MM-dd` inside, and on the wire beside it the `d/MMM/yy` that people read and may send. */
import { isCalendarDay } from '../../kernel/jira-date.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2007-02-19` → `19/Feb/07` */
export function userDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}/${months[Number(month) - 1]}/${year.slice(-2)}`;
}

/** `19/Feb/07`, `9/feb/2007` → `2007-02-19`; two digits are of this century. null: no such day. */
export function readUserDate(text: string): string | null {
  const match = /^(\d{1,2})\/([a-z]{3})\/(\d{2}|\d{4})$/i.exec(text.trim());
  if (!match) return null;
  const [, date = '', name = '', year = ''] = match;
  const month = months.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1;
  const two = (number: number | string) => String(number).padStart(2, '0');
  const day = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(date)}`;
  return isCalendarDay(day) ? day : null;
}

/** `2007-02-19`, or an instant that begins with a day: Java's client sends those. null: no such day. */
export function readDay(text: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim())?.[1];
  return day !== undefined && isCalendarDay(day) ? day : null;
}
