/** Reads of which one decides what is read next, told whole to whoever runs them: a way to and fro for all of them. */
import type { Row } from './engine.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What is read next where there are so many, at most; null: however many. */
export interface Branch<S = Statement> {
  readonly upTo: number | null;
  readonly reads: readonly S[];
}

export interface LongRead extends Statement {
  /** By what its first row has as `total` (0 where there is none): the first branch that goes so far. */
  readonly next?: readonly Branch[];
  /** Rows: once what follows has given so many, the rest of it is left out. Absent: nothing is. */
  readonly enough?: number;
}

/** Gives one statement after the other and is given its rows; @returns the rows of each */
export function* inTurn({
  next,
  enough = Infinity,
  ...first
}: LongRead): Generator<Statement, Row[][], Row[]> {
  const rows = [yield first];
  if (!next) return rows;
  const total = Number(rows[0]?.[0]?.total ?? 0);
  let count = 0;
  for (const statement of next.find(({ upTo }) => upTo === null || total <= upTo)?.reads ?? []) {
    const more: Row[] = yield statement;
    rows.push(more);
    count += more.length;
    if (count >= enough) break;
  }
  return rows;
}

/** Which statements gave these rows. */
export function statementsOf(read: LongRead, rows: readonly Row[][]): Statement[] {
  const turns = inTurn(read);
  const statements: Statement[] = [];
  let turn = turns.next();
  for (const some of rows) {
    if (turn.done) break;
    statements.push(turn.value);
    turn = turns.next(some);
  }
  return statements;
}
