import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Adjustment, readAdjustment, remainingAfter } from './adjustment.ts';
import { readSince, wholeMoments } from './feed.ts';
import { timeMeant } from './worklog.draft.ts';
import { readWorklog, readWorklogStep } from './worklog.input.ts';

const HOUR = 3600;

describe('the remaining estimate', () => {
  it.each<[string, number | null, number, Adjustment, number | null]>([
    ['goes down by what came', 5, 2, { by: 'auto' }, 3],
    ['goes up by what went', 5, -2, { by: 'auto' }, 7],
    ['never goes below nothing', 5, 9, { by: 'auto' }, 0],
    ['is nothing once work came without one', null, 2, { by: 'auto' }, 0],
    ['stays none where no time came', null, 0, { by: 'auto' }, null],
    ['is left where that was asked for', null, 2, { by: 'leave' }, null],
    ['is what it is set to', 5, 2, { by: 'new', estimate: 9 }, 9],
    ['changes by what was said', 5, 2, { by: 'manual', change: -1 }, 4],
    ['changes to no less than nothing', null, 2, { by: 'manual', change: -1 }, 0],
  ])('%s', (_what, before, more, adjustment, after) => {
    expect(remainingAfter(before, more, adjustment)).toBe(after);
  });

  it('is never less than nothing, whatever happens', () => {
    const seconds = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(
        fc.option(seconds),
        fc.integer(),
        seconds,
        fc.integer(),
        (before, more, estimate, change) => {
          for (const adjustment of [
            { by: 'auto' },
            { by: 'leave' },
            { by: 'new', estimate },
            { by: 'manual', change },
          ] as const) {
            expect(remainingAfter(before, more, adjustment) ?? 0).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});

describe('an adjustment', () => {
  it('is by as much as was worked where nothing is said', () => {
    for (const adjustEstimate of [undefined, null, '', 'auto', 'AUTO']) {
      expect(readAdjustment({ adjustEstimate }, 'create')).toEqual({ by: 'auto' });
    }
  });

  it('takes its figure from the parameter of its occasion', () => {
    const input = { adjustEstimate: 'manual', reduceBy: '1h', increaseBy: '2h', newEstimate: '3h' };
    expect(readAdjustment(input, 'create')).toEqual({ by: 'manual', change: -HOUR });
    expect(readAdjustment(input, 'delete')).toEqual({ by: 'manual', change: 2 * HOUR });
    expect(readAdjustment({ ...input, adjustEstimate: 'new' }, 'update')).toEqual({
      by: 'new',
      estimate: 3 * HOUR,
    });
    expect(() => readAdjustment(input, 'update')).toThrow("'manual' is none of auto, leave, new.");
  });
});

describe('a work log that is sent', () => {
  it('means the figure that is news', () => {
    const time = (ofText?: number, ofSeconds?: number) => ({ time: { ofText, ofSeconds } });
    expect(timeMeant(time(), null)).toBeNull();
    expect(timeMeant(time(), 7)).toBe(7);
    expect(timeMeant(time(5), 7)).toBe(5);
    expect(timeMeant(time(undefined, 5), 7)).toBe(5);
    expect(timeMeant(time(5, 7), 7)).toBe(5);
    expect(timeMeant(time(7, 5), 7)).toBe(5);
    expect(timeMeant(time(4, 5), 7)).toBe(5);
  });

  it('is read whole, with what is to become of the estimate where it comes along with an edit', () => {
    const sent = { timeSpent: '1h', started: '2026-02-15T17:34:37.937-0600', comment: null };
    const read = {
      comment: '',
      started: Date.parse('2026-02-15T23:34:37.937Z'),
      time: { ofText: HOUR, ofSeconds: undefined },
      visibility: undefined,
    };
    expect(readWorklog(sent)).toEqual(read);
    expect(readWorklogStep({ ...sent, adjustEstimate: 'leave' })).toEqual({
      ...read,
      adjustment: { by: 'leave' },
    });
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          expect(readWorklogStep(value)).toHaveProperty('adjustment');
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid' });
        }
      }),
    );
  });
});

describe('lists of changes', () => {
  it('begin at a moment in milliseconds', () => {
    expect(['', undefined, '0', '1438013671562', '-5'].map(readSince)).toEqual([0, 0, 0, 1438013671562, -5]);
    expect(['x', '1.5', '1e3', ' 1', '9'.repeat(16)].map(readSince)).toEqual([null, null, null, null, null]);
  });

  it('end before a moment that would be torn apart', () => {
    const at = (...moments: number[]) => moments.map((moment, id) => ({ id, at: moment }));
    expect(wholeMoments(at(1, 2, 3), 3)).toEqual(at(1, 2, 3));
    expect(wholeMoments(at(1, 2, 3, 4), 3)).toEqual(at(1, 2, 3));
    expect(wholeMoments(at(1, 2, 3, 3), 3)).toEqual(at(1, 2));
    expect(wholeMoments(at(3, 3, 3, 3), 3)).toEqual([]);
  });
});
