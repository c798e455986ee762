/** Moments as people write them in their own time zone (`2026-11-27T21:54`), and back. */

function offsetAt(ms: number, zone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    ...(zone && { timeZone: zone }),
  }).formatToParts(ms);
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return wall - Math.floor(ms / 1000) * 1000;
}

/** @param ms integer ms UTC @param zone IANA name; undefined: the browser's */
export const toLocal = (ms: number, zone: string | undefined): string =>
  new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 16);

/** @returns integer ms UTC; null: it is no moment. An hour that the clocks leave out is the one after it. */
export function fromLocal(text: string, zone: string | undefined): number | null {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  const guess = wall - offsetAt(wall, zone);
  return wall - offsetAt(guess, zone);
}

/** As REST takes it: `2026-11-27T21:54:00.000+0000`. @param ms integer ms UTC */
export const toRest = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');
