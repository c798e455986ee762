import { expect, it } from 'vitest';
import { moved } from './subtask.ts';

it('puts one thing where another stands, from either side', () => {
  expect(moved([1, 2, 3, 4], 1, 3)).toEqual([2, 3, 1, 4]);
  expect(moved([1, 2, 3, 4], 4, 2)).toEqual([1, 4, 2, 3]);
  expect(moved([1, 2, 3, 4], 1, 4)).toEqual([2, 3, 4, 1]);
  expect(moved([1, 2], 2, 1)).toEqual([2, 1]);
});
