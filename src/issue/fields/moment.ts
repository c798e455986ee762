/** Moments as clients write them. */
// What is written with four digits of year in every time zone.
const EARLIEST = Date.parse('1000-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-30T00:00:00Z');
const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})$/;

/** `2011-10-19T10:29:29.908+1100` → ms UTC; null: no moment is written so, or there is none such. */
export function readMoment(text: string): number | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, day, time, fraction = '', zone = ''] = match;
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const ms = Date.parse(`${day}T${time}${fraction}${offset}`);
  // Date.parse takes 31 February for 3 March.
  const exists = !Number.isNaN(ms) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day as string);
  return exists && ms >= EARLIEST && ms <= LATEST ? ms : null;
}
