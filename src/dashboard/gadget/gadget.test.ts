import { expect, it } from 'vitest';
import { place } from './gadget.ts';

const at = (id: number, column: number, row: number) => ({ id, column, row });

it('moves those below down, and leaves no gap', () => {
  expect(place([at(1, 0, 0), at(2, 0, 1)], at(3, 0, 1))).toEqual([at(1, 0, 0), at(3, 0, 1), at(2, 0, 2)]);
  expect(place([at(1, 0, 0), at(2, 0, 1)], at(3, 0, 99))).toEqual([at(1, 0, 0), at(2, 0, 1), at(3, 0, 2)]);
  expect(place([at(1, 0, 0), at(2, 0, 1)], at(1, 1, 0))).toEqual([at(2, 0, 0), at(1, 1, 0)]);
});
