import { type Expression, PostgresAdapter, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from './engine.ts';

/**
 * Whether a whole number is one of many that the program knows: a single parameter, whatever their number, so that one
 * text of the statement serves all lists.
 */
export const isOneOf = (
  db: Db,
  value: Expression<number | null>,
  numbers: readonly number[],
): RawBuilder<SqlBool> =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<SqlBool>`${value} = any (${numbers}::bigint[])`
    : sql<SqlBool>`${value} in (select value from json_each(${JSON.stringify(numbers)}))`;

/** Whether two whole numbers are one of many pairs. */
export const isOnePair = (
  db: Db,
  [one, other]: readonly [Expression<number>, Expression<number>],
  pairs: readonly (readonly [number, number])[],
): RawBuilder<SqlBool> =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<SqlBool>`(${one}, ${other}) in (select * from unnest(${pairs.map(([first]) => first)}::bigint[], ${pairs.map(([, second]) => second)}::bigint[]))`
    : sql<SqlBool>`(${one}, ${other}) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(pairs)}))`;
