import { expect, it } from 'vitest';
import { newsFrom, toldUpTo, withRead } from './news.ts';

it('numbers that come late are waited for, and no client that comes back misses them', () => {
  let news = withRead(newsFrom(10), [11, 14], 0);
  expect([...news.missing.keys()]).toEqual([12, 13]);
  expect(toldUpTo(news)).toBe(11);
  news = withRead(news, [13, 15], 1000);
  expect([...news.missing.keys()]).toEqual([12]);
  expect(toldUpTo(news)).toBe(11);
  news = withRead(news, [12], 2000);
  expect(toldUpTo(news)).toBe(15);
});

it('numbers that were rolled back are given up after a while', () => {
  const news = withRead(newsFrom(1), [4], 0);
  expect(toldUpTo(withRead(news, [5], 59_000))).toBe(1);
  expect(toldUpTo(withRead(news, [5], 60_000))).toBe(5);
});

it('a jump of the numbers costs no memory', () => {
  const news = withRead(newsFrom(1), [1_000_000_000, 2_000_000_000], 0);
  expect(news.missing.size).toBeLessThanOrEqual(1000);
  expect(news.last).toBe(2_000_000_000);
});
