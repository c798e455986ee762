import { expect, it } from 'vitest';
import { boundOf, compare, type Position, readPosition, sources, writePosition } from './activity.ts';

const all: Position[] = [3, 2, 1].flatMap((at) =>
  sources.flatMap((source) => [20, 10].map((id) => ({ at, source, id }))),
);

it('what lies behind a position is what the order puts behind it, from every source', () => {
  expect(all.toSorted(compare)).toEqual(all);
  for (const [at, position] of all.entries()) {
    const behind = all.filter((one) => {
      const bound = boundOf(one.source, position);
      if (!bound) return true;
      return one.at < bound.at || (one.at === bound.at && (bound.belowId === null || one.id < bound.belowId));
    });
    expect(behind).toEqual(all.slice(at + 1));
  }
});

it('a position is read as it was written; a moment is what was before it; all else is refused', () => {
  for (const position of all) expect(readPosition(writePosition(position))).toEqual(position);
  expect(all.filter((one) => compare(one, readPosition('2') as Position) > 0)).toEqual(all.slice(12));
  for (const text of ['x', '1.2', '1.change', '1.change.x', '-1', '1.issue.1;drop'])
    expect(() => readPosition(text)).toThrow();
});
