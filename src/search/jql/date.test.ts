import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundary, dayOf, type Period, readDate } from './date.ts';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
/** A Wednesday. */
const now = Date.parse('2024-01-31T15:30:00.000Z');

describe('a date in a query', () => {
  it.each([
    ['2024/01/31', 'UTC', '2024-01-31T00:00:00.000Z'],
    ['2024-01-31', 'UTC', '2024-01-31T00:00:00.000Z'],
    ['2024-1-5', 'UTC', '2024-01-05T00:00:00.000Z'],
    ['2024/02/29 23:59', 'UTC', '2024-02-29T23:59:00.000Z'],
    ['2024-01-31 10:00', 'Asia/Kolkata', '2024-01-31T04:30:00.000Z'],
    ['2024-01-31', 'America/New_York', '2024-01-31T05:00:00.000Z'],
    ['2024-07-31', 'America/New_York', '2024-07-31T04:00:00.000Z'],
    // Midnight was skipped in Beirut: the day began at one.
    ['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
    // An hour that comes twice is the first.
    ['2024-11-03 01:30', 'America/New_York', '2024-11-03T05:30:00.000Z'],
    ['-1d', 'America/New_York', '2024-01-30T15:30:00.000Z'],
    ['-1w', 'UTC', '2024-01-24T15:30:00.000Z'],
    ['-4w 2d', 'UTC', '2024-01-01T15:30:00.000Z'],
    ['1d', 'UTC', '2024-02-01T15:30:00.000Z'],
    ['+2h', 'UTC', '2024-01-31T17:30:00.000Z'],
    ['-100minutes', 'UTC', '2024-01-31T13:50:00.000Z'],
    ['-1h30m', 'UTC', '2024-01-31T14:00:00.000Z'],
  ])('%j in %s is %s', (text, zone, expected) => {
    expect(iso(readDate(text, now, zone))).toBe(expected);
  });

  it.each([
    '',
    '-',
    'yesterday',
    '2024/01-31',
    '2024-02-30',
    '2024-13-01',
    '2024-01-31 24:00',
    '2024-01-31 10:60',
    '2024-01-31T10:00',
    '24-01-31',
    '-1M',
    '-1y',
    '1',
    '-1d foo',
    '999999999w',
  ])('%j is none', (text) => {
    expect(readDate(text, now, 'UTC')).toBeNull();
  });

  it('whatever is written, is an instant or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.stringMatching(/^[-+0-9wdhm /:]{0,20}$/), (a, b) => {
        for (const text of [a, b]) {
          const read = readDate(text, now, 'Europe/Berlin');
          expect(read === null || Number.isSafeInteger(read)).toBe(true);
        }
      }),
    );
  });
});

describe('the edges of days, weeks, months and years', () => {
  it.each([
    ['start', 'day', undefined, '2024-01-31T00:00:00.000Z'],
    ['end', 'day', undefined, '2024-01-31T23:59:59.999Z'],
    ['start', 'week', undefined, '2024-01-28T00:00:00.000Z'],
    ['end', 'week', undefined, '2024-02-03T23:59:59.999Z'],
    ['start', 'month', undefined, '2024-01-01T00:00:00.000Z'],
    ['end', 'month', undefined, '2024-01-31T23:59:59.999Z'],
    ['start', 'year', undefined, '2024-01-01T00:00:00.000Z'],
    ['end', 'year', undefined, '2024-12-31T23:59:59.999Z'],
    ['start', 'day', '-1', '2024-01-30T00:00:00.000Z'],
    ['start', 'day', '-1d', '2024-01-30T00:00:00.000Z'],
    ['start', 'day', '+6h', '2024-01-31T06:00:00.000Z'],
    ['start', 'day', '90m', '2024-01-31T01:30:00.000Z'],
    ['start', 'week', '-1', '2024-01-21T00:00:00.000Z'],
    ['start', 'week', '+1d', '2024-01-29T00:00:00.000Z'],
    ['start', 'month', '-1', '2023-12-01T00:00:00.000Z'],
    ['start', 'month', '1M', '2024-02-01T00:00:00.000Z'],
    ['start', 'month', '+14d', '2024-01-15T00:00:00.000Z'],
    ['end', 'month', '+1', '2024-02-29T23:59:59.999Z'],
    ['end', 'month', '+15d', '2024-02-15T23:59:59.999Z'],
    ['start', 'year', '-1y', '2023-01-01T00:00:00.000Z'],
    ['start', 'year', '+1M', '2024-02-01T00:00:00.000Z'],
    ['end', 'year', '-1', '2023-12-31T23:59:59.999Z'],
  ] as const)('%s of the %s, %s, is %s', (edge, period, increment, expected) => {
    expect(iso(boundary(edge, period, increment, now, 'UTC'))).toBe(expected);
  });

  it('are those of the reader’s time zone', () => {
    const late = Date.parse('2024-01-31T23:30:00.000Z');
    expect(iso(boundary('start', 'day', undefined, late, 'Europe/Berlin'))).toBe('2024-01-31T23:00:00.000Z');
    expect(iso(boundary('start', 'month', undefined, late, 'Europe/Berlin'))).toBe(
      '2024-01-31T23:00:00.000Z',
    );
    expect(iso(boundary('start', 'day', undefined, late, 'America/New_York'))).toBe(
      '2024-01-31T05:00:00.000Z',
    );
    expect(dayOf(late, 'Europe/Berlin')).toBe('2024-02-01');
    expect(dayOf(late, 'UTC')).toBe('2024-01-31');
  });

  it.each(['', 'x', '1q', '--1', '-1w 2d', '1.5d', '9999999d'])('refuse the increment %j', (increment) => {
    expect(boundary('start', 'day', increment, now, 'UTC')).toBeNull();
  });

  it('keep to what a date can be', () => {
    for (const period of ['day', 'week', 'month', 'year'] satisfies Period[]) {
      expect(boundary('end', period, '999999y', now, 'UTC')).toBeNull();
    }
    expect(readDate('9999-12-31 23:59', now, 'America/New_York')).toBeNull();
    expect(readDate('0999-12-31', now, 'UTC')).toBeNull();
    expect(dayOf(Date.parse('9999-12-31T23:00:00Z'), 'Pacific/Auckland')).toBe('9999-12-31');
    expect(dayOf(Date.parse('1000-01-01T00:00:00Z'), 'America/New_York')).toBe('1000-01-01');
  });
});
