/** What a function of JQL is, and what it comes to. */
import type { OperandKind } from '../../issue/fields/clause.ts';
import type { FunctionOperand } from './ast.ts';
import type { ValueSet } from './condition.ts';
import type { Directory, Kind } from './directory.ts';

/** Who asks, and when. */
export interface Reader {
  /** null: anonymous. */
  userId: number | null;
  /** IANA name: whose midnight a date means. */
  timeZone: string;
  /** ms UTC */
  now: number;
  /** Whether the reader may learn who has an account. */
  browsesUsers: boolean;
  /** When the reader logged in, and when the time before (ms); absent: never. */
  currentLogin?: number;
  lastLogin?: number;
}

/** What a function comes to. */
export type Result =
  | { ids: readonly (number | string)[]; groupIds?: readonly number[]; sets?: readonly ValueSet[] }
  | { instant: number };
export type Outcome = Result | { problem: string };

export interface JqlFunction {
  name: string;
  /** Kinds of field that take it. */
  kinds: readonly OperandKind[];
  /** Gives a list: IN and NOT IN only. Otherwise a single value. */
  list: boolean;
  /** Fewest and most arguments. */
  arity: readonly [number, number];
  /** The kind of noun that the arguments name; what is none of them finds nothing. */
  argument?: Kind;
  /** Kinds of which everything must be looked up. */
  whole?: readonly Kind[];
  evaluate(call: FunctionOperand, reader: Reader, directory: Directory): Outcome;
}
