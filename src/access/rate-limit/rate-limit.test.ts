import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bucket, takeTurn } from './rate-limit.ts';

const limits = { burst: 3, requests: 2, intervalSeconds: 10 };

/** Takes a turn at each of these moments (ms). */
function turns(moments: readonly number[], given = limits) {
  let bucket: Bucket | undefined;
  return moments.map((now) => {
    const turn = takeTurn(bucket, given, now);
    bucket = turn.bucket;
    return [turn.allowed, turn.bucket.left, turn.retryAfter];
  });
}

describe('A bucket of requests', () => {
  it('is emptied by a burst, and says how long to wait', () => {
    expect(turns([0, 1, 2, 3, 4000])).toEqual([
      [true, 2, 0],
      [true, 1, 0],
      [true, 0, 10],
      [false, 0, 10],
      [false, 0, 6],
    ]);
  });

  it('is filled up at the end of each interval, and never over its brim', () => {
    expect(turns([0, 0, 0, 9999, 10_000, 10_000, 10_000]).map(([allowed]) => allowed)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(turns([0, 0, 0, 10_000_000])[3]).toEqual([true, 2, 0]);
  });

  it('is neither filled nor emptied by a clock that is set back', () => {
    expect(turns([100_000, 100_000, 0, 0]).map(([allowed]) => allowed)).toEqual([true, true, true, false]);
    expect(turns([100_000, 100_000, 100_000, 0, 10_000])[4]).toEqual([true, 1, 0]);
  });

  it('lets through no more than its burst and what the intervals add', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 200 }), (pauses) => {
        let now = 0;
        const moments = pauses.map((pause) => {
          now += pause;
          return now;
        });
        const allowed = turns(moments).filter(([one]) => one).length;
        expect(allowed).toBeLessThanOrEqual(limits.burst + (Math.floor(now / 10_000) + 1) * limits.requests);
      }),
    );
  });
});
