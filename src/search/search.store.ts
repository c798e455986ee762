/** The one statement that searches: what the query asks for AND what the reader may see. */
import { sql } from 'kysely';
import { countsInPassing, issuesBy } from '../db/by-index.ts';
import type { Db } from '../db/engine.ts';
import type { LongReader } from '../db/long-read.ts';
import type { Page } from '../kernel/paging.ts';
import type { Reach } from '../permission/reach.ts';
import { mayBrowseInReach, mayBrowseIssue } from '../permission/visible.sql.ts';
import { compile } from './jql/compile.sql.ts';
import { type Condition, type SortOrder, set } from './jql/condition.ts';
import { needsProject, orderParts } from './jql/order.sql.ts';
import { type Asked, findsAtOnce, goesByPriority, type Way, wayToAll, wayToPage } from './way.sql.ts';

/**
 * What is archived, itself or with its project, keeps its address, and no search finds it (Jira).
 * @param condition null: every issue
 */
const visible = (db: Db, { actor, condition, reach }: Asked, { finding, index, few }: Way) => {
  const query = issuesBy(db, index).where('issue.archived', 'is', null);
  const seen =
    reach && finding !== 'each'
      ? query.where(mayBrowseInReach(db, actor, reach, finding))
      : query
          .where(mayBrowseIssue(actor, finding))
          .where(
            'issue.project_id',
            'not in',
            db.selectFrom('project as shelved').select('shelved.id').where('shelved.archived', '=', 1),
          );
  return condition === null ? seen : seen.where(compile(condition, actor, few));
};

/** The configuration's stamp, as the statement that reads it sees it. */
const stamp = sql<string>`(select value from configuration_stamp)`.as('stamp');

export interface Found {
  ids: number[];
  /** All pages together. */
  total: number;
}

/** One page, in order, and how many there are. @returns null: the reach is out of date */
export async function find(
  reader: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
): Promise<Found | null> {
  const atOnce = countsInPassing(reader.db) && findsAtOnce(asked, page);
  const all = atOnce ? await findAtOnce(reader, asked, order, page) : null;
  if (all) return all;
  const total = await count(reader, asked);
  if (total === null) return null;
  const beyond = page.maxResults === 0 || page.startAt >= total;
  const ids = beyond ? [] : await listIds(reader, asked, order, page, total);
  return ids && { ids, total };
}

/**
 * What takes long to find, and is not too much to sort, is found once and not twice.
 * @returns null: the reach is out of date, or nothing is found, and no row says whether it is
 */
async function findAtOnce(
  { db, read }: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
): Promise<Found | null> {
  const all = sql<number>`count(*) over ()`.as('total');
  const rows = await read(pageQuery(db, asked, order, page, 0, wayToAll(asked)).select(all));
  const [first] = rows;
  if (!first || !rows.every(isOf(asked.reach))) return null;
  return { ids: rows.map((row) => row.id), total: Number(first.total) };
}

/** How many issues there are, all pages together. @returns null: the reach is out of date */
async function count(reader: LongReader, asked: Asked): Promise<number | null> {
  const [row] = await reader.read(countQuery(reader.db, asked));
  return row && isOf(asked.reach)(row) ? Number(row.total) : null;
}

const isOf =
  (reach: Reach | null) =>
  (row: { stamp: string }): boolean =>
    reach === null || row.stamp === reach.stamp;

export const countQuery = (db: Db, asked: Asked) =>
  visible(db, asked, wayToAll(asked)).select((eb) => [eb.fn.countAll().as('total'), stamp]);

/** Those of `ids` that the condition finds. */
export async function listAmong(
  { db, read }: LongReader,
  asked: Omit<Asked, 'reach'>,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await read(
    visible(db, { ...asked, reach: null }, { finding: 'each', index: null, few: true })
      .select('issue.id')
      .where('issue.id', 'in', ids)
      .orderBy('issue.id'),
  );
  return rows.map((row) => row.id);
}

/**
 * Ids of one page, in order.
 * @param total how many the query finds @returns null: the reach is out of date
 */
async function listIds(
  { db, read }: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
  total: number,
): Promise<number[] | null> {
  if (goesByPriority(asked, order, page, total)) return listByPriority({ db, read }, asked, order, page);
  const rows = await read(pageQuery(db, asked, order, page, total));
  return rows.every(isOf(asked.reach)) ? rows.map((row) => row.id) : null;
}

/** Through the index of priorities. */
const byPriority: Way = { finding: 'filter', index: null, few: true };

/** The same where the first order is by priority, and another follows: one priority after the other, until the page is full. */
async function listByPriority(
  { db, read }: LongReader,
  asked: Asked,
  [first, ...rest]: readonly SortOrder[],
  { startAt, maxResults }: Page,
): Promise<number[] | null> {
  const ids = new Set<number>();
  const end = startAt + maxResults;
  for (const priorities of await prioritiesInTurn(db, first?.descending === true)) {
    const page = { startAt: 0, maxResults: end - ids.size };
    const condition = withPriority(asked.condition, priorities);
    const rows = await read(pageQuery(db, { ...asked, condition }, rest, page, 0, byPriority));
    if (!rows.every(isOf(asked.reach))) return null;
    for (const { id } of rows) ids.add(id);
    if (ids.size >= end) break;
  }
  return [...ids].slice(startAt, end);
}

/** Ids of priorities that count the same, the first of them first; null: none. */
async function prioritiesInTurn(db: Db, urgentFirst: boolean): Promise<(number[] | null)[]> {
  const rows = await db.selectFrom('priority').select(['id', 'sequence']).orderBy('sequence').execute();
  const bySequence = Map.groupBy(rows, ({ sequence }) => sequence);
  const groups = [...bySequence.values()].map((group) => group.map(({ id }) => id));
  return urgentFirst ? [null, ...groups] : [...groups.reverse(), null];
}

function withPriority(condition: Condition | null, ids: number[] | null): Condition {
  const own = set({ in: 'column', column: 'priority_id' }, ids === null ? { empty: true } : { ids });
  return condition === null ? own : { kind: 'all', parts: [condition, own] };
}

/** @param total how many there are: 0 where it does not matter */
export function pageQuery(
  db: Db,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
  total = 0,
  way = wayToPage(asked, order, page, total),
) {
  let query = visible(db, asked, way)
    .$if(needsProject(order), (some) => some.innerJoin('project', 'project.id', 'issue.project_id') as never)
    .select(['issue.id', stamp])
    .limit(page.maxResults)
    .offset(page.startAt);
  for (const { expression, descending, empty } of orderParts(order, asked.actor)) {
    query = query.orderBy(expression, (by) => {
      const directed = descending ? by.desc() : by.asc();
      if (empty === null) return directed;
      return empty === 'first' ? directed.nullsFirst() : directed.nullsLast();
    });
  }
  return query;
}
