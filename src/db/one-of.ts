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

/** A list as the one parameter that isListed() asks of. */
export const listParameter = (
  db: Db,
  list: readonly (number | string)[],
): readonly (number | string)[] | string =>
  db.getExecutor().adapter instanceof PostgresAdapter ? list : JSON.stringify(list);

/** The same of a list that is filled in later (prepared.ts). @param list stands for what listParameter() makes */
export const isListed = (
  db: Db,
  value: Expression<number | string | null>,
  list: unknown,
  type: 'bigint' | 'text',
): RawBuilder<SqlBool> =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<SqlBool>`${value} = any (${list}::${sql.raw(type)}[])`
    : sql<SqlBool>`${value} in (select value from json_each(${list}))`;

/** Pairs of whole numbers as the parameters that isListedPair() asks of, whichever the engine takes. */
export const pairParameters = (pairs: readonly (readonly [number, number])[]) => ({
  pairs: JSON.stringify(pairs),
  firsts: pairs.map(([first]) => first),
  seconds: pairs.map(([, second]) => second),
});

/** Whether two whole numbers are one of many pairs, which are filled in later. @param value gives what stands for a parameter */
export const isListedPair = (
  db: Db,
  [one, other]: readonly [Expression<number>, Expression<number>],
  value: (name: 'pairs' | 'firsts' | 'seconds') => unknown,
): RawBuilder<SqlBool> =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<SqlBool>`(${one}, ${other}) in (select * from unnest(${value('firsts')}::bigint[], ${value('seconds')}::bigint[]))`
    : sql<SqlBool>`(${one}, ${other}) in (select value ->> 0, value ->> 1 from json_each(${value('pairs')}))`;
