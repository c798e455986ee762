/** Counting what a query finds, by what its issues have. */
import { type Expression, sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { LongReader } from '../../db/long-read.ts';
import { foundBy } from '../found.sql.ts';
import { isSelective } from '../jql/selective.ts';
import { type Asked, seesMuch, type Way, wayToAll } from '../way.sql.ts';
import type { Dimension, Lies, ValueKind } from './statistics.ts';

type Id = number | string | null;

const idOf = (lies: Lies, alias: string): Expression<Id> => {
  switch (lies.in) {
    case 'column':
      return sql.ref<Id>(`issue.${lies.column}`);
    case 'category':
      return sql.ref<Id>(`${alias}.category_id`);
    case 'rows':
      return sql.ref<Id>(`${alias}.${lies.column}`);
    case 'versions':
      return sql.ref<Id>(`${alias}.version_id`);
    case 'options':
      return sql.ref<Id>(`${alias}.option_id`);
  }
};

type Found = ReturnType<typeof foundBy>;

/** Joins what a dimension needs; an issue without a value stays, with null. */
function withRows(query: Found, lies: Lies, alias: string): Found {
  switch (lies.in) {
    case 'column':
      return query;
    case 'category':
      return query.innerJoin(
        `status as ${alias}` as 'status as s',
        `${alias}.id` as 's.id',
        'issue.status_id',
      ) as never;
    case 'rows':
      return query.leftJoin(
        `${lies.table} as ${alias}` as 'issue_label as r',
        `${alias}.issue_id` as 'r.issue_id',
        'issue.id',
      ) as never;
    case 'versions':
      return query.leftJoin(`issue_version as ${alias}` as 'issue_version as v', (join) =>
        join
          .onRef(`${alias}.issue_id` as 'v.issue_id', '=', 'issue.id')
          .on(`${alias}.kind` as 'v.kind', '=', lies.kind),
      ) as never;
    case 'options':
      return query.leftJoin(`custom_field_value as ${alias}` as 'custom_field_value as c', (join) =>
        join
          .onRef(`${alias}.issue_id` as 'c.issue_id', '=', 'issue.id')
          .on(`${alias}.field_id` as 'c.field_id', '=', lies.fieldId),
      ) as never;
  }
}

export interface Cell {
  readonly ids: readonly Id[];
  readonly count: number;
}

/**
 * Where much is found and people are counted by, all of it in the index of issues without their texts: the smaller one that
 * leads from projects lacks people, and would have each row looked at.
 */
function wayBy(asked: Asked, dimensions: readonly Dimension[]): Way {
  const way = wayToAll(asked);
  const byPeople = dimensions.some(
    ({ lies }) => lies.in === 'column' && (lies.column === 'assignee_id' || lies.column === 'reporter_id'),
  );
  return byPeople && dimensions.every(isThin) && !isSelective(asked.condition) && seesMuch(asked)
    ? { ...way, finding: 'filter', index: 'issue_thin' }
    : way;
}

/** Whether the index of migration 0046 has it. */
const isThin = ({ lies }: Dimension): boolean =>
  lies.in === 'category' || (lies.in === 'column' && lies.column !== 'creator_id');

/** How many issues have each value, or each pair of values: the most frequent first, `most` of them. */
export async function countBy(
  { db, read }: LongReader,
  asked: Asked,
  dimensions: readonly Dimension[],
  most: number,
): Promise<Cell[]> {
  const joined = dimensions.reduce(
    (query, { lies }, at) => withRows(query, lies, `dimension${at}`),
    foundBy(db, asked, wayBy(asked, dimensions)),
  );
  const ids = dimensions.map(({ lies }, at) => idOf(lies, `dimension${at}`));
  const rows = await read(
    joined
      .select(ids.map((id, at) => sql<Id>`${id}`.as(`value${at}`)))
      .select((eb) => eb.fn.countAll().as('counted'))
      .groupBy(ids as never)
      .orderBy('counted', 'desc')
      .limit(most),
  );
  return rows.map((row) => {
    const cells = row as unknown as Record<string, Id>;
    return { ids: dimensions.map((_, at) => cells[`value${at}`] ?? null), count: Number(row.counted) };
  });
}

export async function countAll({ db, read }: LongReader, asked: Asked): Promise<number> {
  const [row] = await read(
    foundBy(db, asked, wayToAll(asked)).select((eb) => eb.fn.countAll().as('counted')),
  );
  return Number(row?.counted ?? 0);
}

/** ms: whatever the time zone, a day begins with one. */
export const QUARTER_HOUR = 900_000;

/** Where much is found, through the moments that count: an index has them with what decides who sees an issue. */
const wayByTime = (asked: Asked, column: 'created' | 'resolved'): Way =>
  isSelective(asked.condition)
    ? wayToAll(asked)
    : { finding: 'filter', index: column === 'created' ? 'issue_created' : 'issue_resolved', few: true };

/** How many issues were made, or resolved, in each quarter of an hour since `from` (ms). */
export async function countByTime(
  { db, read }: LongReader,
  asked: Asked,
  column: 'created' | 'resolved',
  from: number,
): Promise<{ at: number; count: number }[]> {
  const quarter = sql<number>`${sql.ref(`issue.${column}`)} / ${sql.lit(QUARTER_HOUR)}`;
  const rows = await read(
    foundBy(db, asked, wayByTime(asked, column))
      .where(`issue.${column}`, '>=', from)
      .select(quarter.as('quarter'))
      .select((eb) => eb.fn.countAll().as('counted'))
      .groupBy(quarter),
  );
  return rows.map((row) => ({ at: Number(row.quarter) * QUARTER_HOUR, count: Number(row.counted) }));
}

export interface Named {
  readonly id: number;
  readonly name: string;
  readonly key?: string;
  /** Its place among its like. */
  readonly sequence: number;
}

const AT_ONCE = 500;

/** What these ids stand for. */
export async function namesOf(
  db: Db,
  kind: Exclude<ValueKind, 'label' | 'statusCategory'>,
  ids: readonly number[],
): Promise<Named[]> {
  const named: Named[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    named.push(...(await someNames(db, kind, ids.slice(from, from + AT_ONCE))));
  return named;
}

async function someNames(
  db: Db,
  kind: Exclude<ValueKind, 'label' | 'statusCategory'>,
  ids: readonly number[],
): Promise<Named[]> {
  switch (kind) {
    case 'status':
    case 'priority':
    case 'resolution':
    case 'issue_type':
      return db.selectFrom(kind).select(['id', 'name', 'sequence']).where('id', 'in', ids).execute();
    case 'version':
      return db.selectFrom('version').select(['id', 'name', 'sequence']).where('id', 'in', ids).execute();
    case 'component':
      return withoutSequence(
        await db.selectFrom('component').select(['id', 'name']).where('id', 'in', ids).execute(),
      );
    case 'project':
      return withoutSequence(
        await db.selectFrom('project').select(['id', 'name', 'key']).where('id', 'in', ids).execute(),
      );
    case 'user':
      return withoutSequence(
        await db
          .selectFrom('app_user')
          .select(['id', 'display_name as name', 'name as key'])
          .where('id', 'in', ids)
          .execute(),
      );
    case 'option': {
      const rows = await db
        .selectFrom('custom_field_option')
        .select(['id', 'value as name', 'sequence'])
        .where('id', 'in', ids)
        .execute();
      return rows;
    }
  }
}

const withoutSequence = <R extends object>(rows: readonly R[]) =>
  rows.map((row) => ({ ...row, sequence: 0 }));
