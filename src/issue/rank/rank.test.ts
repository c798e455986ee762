import { expect, it } from 'vitest';
import { endAfter, rankOfId, ranksBetween } from './rank.ts';

/** The same numbers in each run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

it('there is always room, whatever was put where before', () => {
  const random = numbers(7);
  const ranks = Array.from({ length: 40 }, (_, id) => rankOfId(id * 5));
  for (let turn = 0; turn < 4000; turn++) {
    const at = Math.floor((random.next().value as number) * (ranks.length + 1));
    const low = ranks[at - 1] ?? '';
    const high = ranks[at] ?? endAfter(low, 200);
    const count = 1 + (turn % 3);
    const made = ranksBetween(low, high, count);
    expect(made).toHaveLength(count);
    for (const [index, rank] of made.entries()) {
      expect(rank > (made[index - 1] ?? low)).toBe(true);
      expect(rank < high).toBe(true);
      expect(rank).toMatch(/[1-9a-z]$/);
    }
    ranks.splice(at, 0, ...made);
  }
  expect([...ranks].sort()).toEqual(ranks);
});

it('moving to the same place again and again makes ranks longer only slowly', () => {
  const [low] = ranksBetween('', rankOfId(1), 1);
  let high = rankOfId(1);
  for (let turn = 0; turn < 100; turn++) high = ranksBetween(low ?? '', high, 1)[0] ?? '';
  expect(high.length).toBeLessThan(40);
});

it('what is moved to the end stays before issues that are made later', () => {
  const moved = ranksBetween(rankOfId(9), endAfter(rankOfId(9), 10), 3);
  const [further] = ranksBetween(moved[2] ?? '', endAfter(moved[2] ?? '', 10), 1);
  expect((further ?? '') > (moved[2] ?? '')).toBe(true);
  expect((further ?? '') < rankOfId(10)).toBe(true);
});

it('the end lies behind the last rank even where the issues that it was put behind are gone', () => {
  for (const last of [rankOfId(10), 'i000000000011', 'i00000000001r', 'i0000000000z', 'i000000000019zzi']) {
    const end = endAfter(last, 3);
    expect(end > last).toBe(true);
    expect(ranksBetween(last, end, 2)[1]?.localeCompare(end)).not.toBe(0);
  }
});
