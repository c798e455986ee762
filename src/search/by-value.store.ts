/**
 * Pages of very many issues in the order of something that few values tell apart: people, statuses, projects. How many
 * issues there are of each value says which values a page shows, and no issue of another is sorted: the page in the middle
 * is as cheap as the first.
 */
import { sql } from 'kysely';
import type { CommitStamp, Db } from '../db/engine.ts';
import type { LongReader } from '../db/long-read.ts';
import { commitStamp } from '../db/prepared.ts';
import type { Page } from '../kernel/paging.ts';
import { foundBy } from './found.sql.ts';
import { both, type SortOrder, set } from './jql/condition.ts';
import { directed, orderParts } from './jql/order.sql.ts';
import { type Found, isOf, pageQuery, stamp } from './search.store.ts';
import { type Asked, findsMuch, goesByPriority, type Way } from './way.sql.ts';

type Column =
  | 'assignee_id'
  | 'reporter_id'
  | 'status_id'
  | 'issue_type_id'
  | 'priority_id'
  | 'resolution_id'
  | 'project_id';

/** What is told apart by the first of an order; null: too many values, or no column of issues. */
function columnOf([first]: readonly SortOrder[]): Column | null {
  switch (first?.key.by) {
    case 'display-name':
      return first.key.column === 'creator_id' ? null : first.key.column;
    case 'sequence':
      return `${first.key.of}_id`;
    case 'priority':
      return 'priority_id';
    case 'key':
      return 'project_id';
    default:
      return null;
  }
}

/** Whoever lists by keys walks through them in their order; so far behind, it is a long walk. */
const FAR = 500;

/** Whether much is found, and in such an order. */
export const goesByValue = (asked: Asked, order: readonly SortOrder[], page: Page): boolean =>
  page.maxResults > 0 &&
  columnOf(order) !== null &&
  (columnOf(order) !== 'project_id' || page.startAt >= FAR) &&
  !goesByPriority(order, page) &&
  findsMuch(asked);

/** Issues that sort alike: of one value, or of several that are the same to the order. */
interface Group {
  readonly values: readonly (number | null)[];
  readonly count: number;
  /** How many issues come before them. */
  readonly before: number;
}

/** The page and how many there are in all. @returns null: the reach is out of date */
export async function findByValue(
  reader: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
): Promise<Found | null> {
  const rows = await valuesOf(reader, asked, order);
  if (!rows.every(isOf(asked.reach))) return null;
  const groups = groupsOf(rows);
  const total = rows.reduce((sum, { counted }) => sum + Number(counted), 0);
  const end = page.startAt + page.maxResults;
  const shown = groups.filter(({ before, count }) => before < end && before + count > page.startAt);
  const ids: number[] = [];
  for (const part of partsOf(shown, order, page)) {
    const found = await reader.read(partQuery(reader.db, asked, columnOf(order), part));
    if (!found.every(isOf(asked.reach))) return null;
    ids.push(...found.map(({ id }) => id));
  }
  return { ids, total };
}

interface ValueRow {
  readonly value: number | null;
  readonly name: string | number | null;
  readonly counted: number | string;
  readonly stamp: string;
}

/** What was counted, for as long as nothing at all is committed: whoever scrolls asks for page after page of the same. */
const memories = new WeakMap<Db, { readonly stamp: CommitStamp; readonly rows: Map<string, ValueRow[]> }>();
const MOST_KEPT = 50;

async function valuesOf(reader: LongReader, asked: Asked, order: readonly SortOrder[]): Promise<ValueRow[]> {
  const { db } = reader;
  const stamp = await commitStamp(db);
  const { actor, condition, reach } = asked;
  const key = JSON.stringify([actor.userId, actor.may('ADMINISTER'), reach?.stamp, condition, order[0]]);
  const kept = memories.get(db);
  const known = kept?.stamp === stamp ? kept?.rows.get(key) : undefined;
  if (known) return known;
  const rows = await reader.read(valuesQuery(db, asked, order));
  if (stamp !== null && (await commitStamp(db)) === stamp) {
    const fresh = kept?.stamp === stamp && kept.rows.size < MOST_KEPT ? kept : { stamp, rows: new Map() };
    fresh.rows.set(key, rows);
    memories.set(db, fresh);
  }
  return rows;
}

/** Who it is that has issues, from indexes that begin with it; all else from the one that begins with projects. */
const wayToValues = ({ condition }: Asked, column: Column): Way => {
  if (condition !== null) return { finding: 'filter', index: 'issue_thin', few: false };
  if (column === 'assignee_id') return { finding: 'filter', index: 'issue_assignee', few: false };
  if (column === 'reporter_id') return { finding: 'filter', index: 'issue_reporter_id', few: false };
  return { finding: 'list', index: 'issue_common', few: false };
};

/** Each value with its number of issues, in the order. */
function valuesQuery(db: Db, asked: Asked, order: readonly SortOrder[]) {
  const column = columnOf(order) ?? 'status_id';
  const counted = foundBy(db, asked, wayToValues(asked, column))
    .select([`issue.${column}`, (eb) => eb.fn.countAll<number | string>().as('counted')])
    .groupBy(`issue.${column}`);
  // Under the name of the issues, since an order speaks of their columns.
  const [by] = orderParts(order, asked.actor);
  return db
    .selectFrom(counted.as('issue'))
    .$if(
      column === 'project_id',
      (some) => some.innerJoin('project', 'project.id', 'issue.project_id' as never) as never,
    )
    .select([
      sql<number | null>`${sql.ref(`issue.${column}`)}`.as('value'),
      sql<ValueRow['name']>`${by?.expression}`.as('name'),
      'issue.counted',
      stamp,
    ])
    .orderBy(by?.expression as never, by && directed(by));
}

function groupsOf(rows: readonly ValueRow[]): Group[] {
  const groups: { values: (number | null)[]; count: number; before: number; name: ValueRow['name'] }[] = [];
  let before = 0;
  for (const { value, name, counted } of rows) {
    const last = groups.at(-1);
    const count = Number(counted);
    if (last && last.name === name) {
      last.values.push(value);
      last.count += count;
    } else groups.push({ values: [value], count, before, name });
    before += count;
  }
  return groups;
}

/** Of these values, in this order, from here on so many. */
interface Part extends Page {
  /** How many issues there are of them. */
  readonly count: number;
  readonly values: readonly (number | null)[];
  readonly order: readonly SortOrder[];
}

/** So many are sorted together without further ado. */
const TOGETHER = 500;

const byId: SortOrder = { key: { by: 'column', column: 'id' }, descending: true };

function partsOf(shown: readonly Group[], order: readonly SortOrder[], page: Page): Part[] {
  const [first] = shown;
  if (!first) return [];
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  if (all <= TOGETHER)
    return [
      {
        ...page,
        count: all,
        values: shown.flatMap(({ values }) => values),
        order,
        startAt: page.startAt - first.before,
      },
    ];
  // Within a project, keys are still to be sorted; among issues of one value it has nothing to say any more.
  const rest = columnOf(order) === 'project_id' ? order : [...order.slice(1), byId];
  const end = page.startAt + page.maxResults;
  return shown.map(({ values, count, before }) => {
    const startAt = Math.max(0, page.startAt - before);
    return { count, values, order: rest, startAt, maxResults: Math.min(count, end - before) - startAt };
  });
}

/**
 * Few issues of some values through the index of these; of many it is dearer to look at each row than to pass by all issues
 * in the index that has them without their texts. Keys are in an index of their project's.
 */
const wayToPart = (column: Column | null, count: number): Way => ({
  finding: 'filter',
  index: count > TOGETHER && column !== 'project_id' ? 'issue_thin' : null,
  few: true,
});

function partQuery(db: Db, asked: Asked, column: Column | null, { values, order, count, ...page }: Part) {
  const ids = values.filter((value) => value !== null);
  const own = set(
    { in: 'column', column: column ?? 'status_id' },
    { ids, empty: ids.length < values.length },
  );
  return pageQuery(
    db,
    { ...asked, condition: both(asked.condition, own) },
    order,
    page,
    0,
    wayToPart(column, count),
  );
}
