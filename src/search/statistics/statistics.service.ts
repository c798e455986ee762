/**
 * Figures about what a query finds: counts by one field or two, and what was made and resolved day by day. What the
 * reader may not browse is in none of them. They are searches: off the serving thread, so many at once, and no longer than
 * `searchTimeout`.
 */
import type { Ctx } from '../../context.ts';
import { longReader } from '../../db/long-read.ts';
import { listCustomFields } from '../../field/custom-field/custom-field.service.ts';
import { invalid } from '../../kernel/app-error.ts';
import { throughReachOfAll } from '../../permission/reach.service.ts';
import { statusCategories } from '../../workflow/status/status.ts';
import { boundary, dayOf } from '../jql/date.ts';
import { understand } from '../search.service.ts';
import * as store from './statistics.store.ts';
import { type CountedValue, type Dimension, readDimensions } from './statistics.ts';

/** Values of one field that are told apart, the most frequent. */
export const MOST_VALUES = 500;
/** Pairs of values. */
export const MOST_CELLS = 20_000;

export interface Statistics {
  /** Issues, each counted once. */
  readonly total: number;
  readonly dimensions: readonly {
    readonly field: string;
    readonly name: string;
    /** In the order in which people read them; the one without a value last. */
    readonly values: readonly CountedValue[];
    readonly truncated: boolean;
  }[];
  /** Of two fields: places among the values of the first and of the second, and how many; what is 0 is left out. */
  readonly cells: readonly (readonly [number, number, number])[] | null;
}

/** @throws AppError 400 with Jira's sentences about the query, or under `by` */
export async function readStatistics(
  ctx: Ctx,
  { jql, by }: { jql: string; by: readonly string[] },
): Promise<Statistics> {
  const custom = by.some((field) => field.startsWith('customfield_')) ? await listCustomFields(ctx) : [];
  const dimensions = readDimensions(by, custom);
  const condition = await conditionOf(ctx, jql);
  const reader = longReader(ctx);
  const { total, singles, pairs } = await throughReachOfAll(ctx, async (reach): Promise<Counted> => {
    const asked = { actor: ctx.actor, condition, reach };
    // Where an issue has one value of each field, all that is asked besides are sums.
    const sums = dimensions.every(isSingle);
    const several = dimensions.length > 1;
    const cells = several || sums ? await store.countBy(reader, asked, dimensions, MOST_CELLS) : [];
    if (sums && cells.length < MOST_CELLS) return summedUp(cells, dimensions.length);
    const singles: store.Cell[][] = [];
    for (const one of dimensions) singles.push(await store.countBy(reader, asked, [one], MOST_VALUES + 1));
    const total = await store.countAll(reader, asked);
    return { total, singles, pairs: several ? cells : null };
  });
  const told = await Promise.all(
    dimensions.map(async (dimension, at) => ({
      field: dimension.field,
      name: dimension.name,
      values: await valuesOf(ctx, dimension, (singles[at] ?? []).slice(0, MOST_VALUES)),
      truncated: (singles[at]?.length ?? 0) > MOST_VALUES,
    })),
  );
  return { total, dimensions: told, cells: pairs && cellsOf(told, pairs) };
}

/** Whether an issue has one value at most. */
const isSingle = ({ lies }: Dimension): boolean => lies.in === 'column' || lies.in === 'category';

interface Counted {
  readonly total: number;
  /** Of each field alone. */
  readonly singles: readonly (readonly store.Cell[])[];
  readonly pairs: readonly store.Cell[] | null;
}

function summedUp(cells: readonly store.Cell[], fields: number): Counted {
  const singles = Array.from({ length: fields }, (_, at) => {
    const counts = new Map<number | string | null, number>();
    for (const { ids, count } of cells) {
      const id = ids[at] ?? null;
      counts.set(id, (counts.get(id) ?? 0) + count);
    }
    const sums = [...counts].map(([id, count]): store.Cell => ({ ids: [id], count }));
    return sums.sort((one, other) => other.count - one.count).slice(0, MOST_VALUES + 1);
  });
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  return { total, singles, pairs: fields > 1 ? cells : null };
}

async function conditionOf(ctx: Ctx, jql: string) {
  const { condition, problems } = await understand(ctx, jql);
  if (problems.length > 0) throw invalid(...problems);
  return condition;
}

/** A pair of a value that was left out is left out as well. */
function cellsOf(
  [first, second]: Statistics['dimensions'],
  pairs: readonly store.Cell[],
): [number, number, number][] {
  const placesOf = (values: readonly CountedValue[] = []) => new Map(values.map(({ id }, at) => [id, at]));
  const places = [placesOf(first?.values), placesOf(second?.values)];
  return pairs.flatMap(({ ids, count }): [number, number, number][] => {
    const [row, column] = ids.map((id, at) => places[at]?.get(id === null ? null : String(id)));
    return row === undefined || column === undefined ? [] : [[row, column, count]];
  });
}

async function valuesOf(
  ctx: Ctx,
  { values: kind }: Dimension,
  cells: readonly store.Cell[],
): Promise<CountedValue[]> {
  const counts = new Map(cells.map(({ ids: [id = null], count }) => [id, count]));
  const ids = [...counts.keys()].filter((id) => id !== null);
  const named = await namesOf(ctx, kind, ids);
  const sorted = named.toSorted(
    (one, other) => one.sequence - other.sequence || (one.name < other.name ? -1 : 1),
  );
  const values = sorted.map(({ id, name, key }) => ({
    id: String(id),
    name,
    ...(key !== undefined && { key }),
    count: counts.get(id) ?? 0,
  }));
  const none = counts.get(null);
  return none === undefined ? values : [...values, { id: null, name: null, count: none }];
}

type AnyNamed = Omit<store.Named, 'id'> & { readonly id: number | string };

async function namesOf(
  ctx: Ctx,
  kind: Dimension['values'],
  ids: readonly (number | string)[],
): Promise<AnyNamed[]> {
  if (kind === 'label') return ids.map((id) => ({ id, name: String(id), sequence: 0 }));
  if (kind === 'statusCategory')
    return statusCategories
      .map(({ id, name, key }, sequence) => ({ id, name, key, sequence }))
      .filter(({ id }) => ids.includes(id));
  return store.namesOf(ctx.db, kind, ids.map(Number));
}

export interface Day {
  /** yyyy-MM-dd, in the reader's time zone. */
  readonly day: string;
  readonly created: number;
  readonly resolved: number;
}

/** What was made and what was resolved on each of the last `days` days of the reader's, today included. */
export async function createdAndResolved(
  ctx: Ctx,
  { jql, days }: { jql: string; days: number },
): Promise<Day[]> {
  const condition = await conditionOf(ctx, jql);
  const { timeZone } = ctx.actor;
  const from = boundary('start', 'day', String(1 - days), ctx.now, timeZone) ?? ctx.now;
  const reader = longReader(ctx);
  const [created, resolved] = await throughReachOfAll(ctx, async (reach) => {
    const asked = { actor: ctx.actor, condition, reach };
    return [
      await store.countByTime(reader, asked, 'created', from),
      await store.countByTime(reader, asked, 'resolved', from),
    ] as const;
  });
  const [made, done] = [byDay(created, timeZone), byDay(resolved, timeZone)];
  return lastDays(dayOf(ctx.now, timeZone), days).map((day) => ({
    day,
    created: made.get(day) ?? 0,
    resolved: done.get(day) ?? 0,
  }));
}

function byDay(counted: readonly { at: number; count: number }[], zone: string): Map<string, number> {
  const days = new Map<string, number>();
  for (const { at, count } of counted) {
    const day = dayOf(at, zone);
    days.set(day, (days.get(day) ?? 0) + count);
  }
  return days;
}

const DAY = 86_400_000;

/** Days on the calendar, of which none is skipped, the last one `today`. */
function lastDays(today: string, days: number): string[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: days }, (_, at) =>
    new Date(last - (days - 1 - at) * DAY).toISOString().slice(0, 10),
  );
}
