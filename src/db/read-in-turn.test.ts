import { describe, expect, it } from 'vitest';
import type { Row } from './engine.ts';
import { inTurn, type LongRead, statementsOf } from './read-in-turn.ts';

const statement = (sql: string) => ({ sql, parameters: [] });

/** Runs it where each statement gives these rows. */
function run(read: LongRead, rows: Record<string, Row[]>): Row[][] {
  const turns = inTurn(read);
  let turn = turns.next();
  while (!turn.done) turn = turns.next(rows[turn.value.sql] ?? []);
  return turn.value;
}

const read: LongRead = {
  ...statement('count'),
  next: [
    { upTo: 10, reads: [] },
    { upTo: 100, reads: [statement('few')] },
    { upTo: null, reads: ['first', 'second', 'third'].map(statement) },
  ],
  enough: 2,
};
const asked = (total: number | string, rows: Record<string, Row[]> = {}): string[] =>
  statementsOf(read, run(read, { count: [{ total }], ...rows })).map(({ sql }) => sql);

describe('What is read in turn', () => {
  it('is the first alone where nothing follows', () => {
    expect(run(statement('all'), { all: [{ id: 1 }] })).toEqual([[{ id: 1 }]]);
  });

  it.each([
    [0, ['count']],
    [10, ['count']],
    [11, ['count', 'few']],
    // PostgreSQL's numbers are texts.
    ['100', ['count', 'few']],
    ['101', ['count', 'first', 'second', 'third']],
  ])('depends on how many there are: %s', (total, statements) => {
    expect(asked(total)).toEqual(statements);
  });

  it('is nothing more once there are enough rows', () => {
    expect(asked(101, { first: [{ id: 1 }, { id: 2 }], second: [{ id: 3 }] })).toEqual(['count', 'first']);
    expect(asked(101, { first: [{ id: 1 }], second: [{ id: 2 }] })).toEqual(['count', 'first', 'second']);
  });

  it('follows a first read without rows as it follows none', () => {
    expect(statementsOf(read, run(read, {})).map(({ sql }) => sql)).toEqual(['count']);
  });
});
