/** The one statement that searches: what the query asks for AND what the reader may see. */
import { sql } from 'kysely';
import { countsInPassing } from '../db/by-index.ts';
import type { Db } from '../db/engine.ts';
import { type LongReader, readsInTurn } from '../db/long-read.ts';
import { prepared } from '../db/prepared.ts';
import type { Branch } from '../db/read-in-turn.ts';
import type { Page } from '../kernel/paging.ts';
import type { Reach } from '../permission/reach.ts';
import { foundBy } from './found.sql.ts';
import { both, type Condition, type SortOrder, set } from './jql/condition.ts';
import { directed, needsProject, orderParts } from './jql/order.sql.ts';
import { keptRead } from './kept-read.store.ts';
import {
  type Asked,
  fewFor,
  findsAtOnce,
  goesByPriority,
  isGathered,
  isWalked,
  type Way,
  wayToAll,
  wayToPage,
} from './way.sql.ts';

/** The configuration's stamp, as the statement that reads it sees it. */
const STAMP = '(select value from configuration_stamp)';
export const stamp = sql<string>`${sql.raw(STAMP)}`.as('stamp');

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
  if (!countsInPassing(reader.db)) {
    if (isGathered(asked, page)) return findGathered(reader, asked, order, page);
  } else if (findsAtOnce(asked, page)) return findAtOnce(reader, asked, order, page);
  const { db } = reader;
  const inTurn = goesByPriority(order, page)
    ? await prioritiesInTurn(db, order[0]?.descending === true)
    : null;
  const read = keptRead(db, asked, ['counted', order, page, inTurn], () =>
    readsInTurn(countQuery(db, asked), branches(db, asked, order, page, inTurn), endOf(page)),
  );
  const { first, rows } = await reader.readOn<FoundRow & Counted, FoundRow>(read);
  if (![...first, ...rows].every(isOf(asked.reach))) return null;
  const total = Number(first[0]?.total);
  const ids = rows.map(({ id }) => id);
  if (inTurn === null || total <= fewFor(asked, page)) return { ids, total };
  // Somebody may have changed a priority in between.
  return { ids: [...new Set(ids)].slice(page.startAt, endOf(page)), total };
}

interface FoundRow {
  id: number;
  stamp: string;
}

interface Counted {
  total: number | string;
}

const endOf = ({ startAt, maxResults }: Page): number => startAt + maxResults;

/**
 * What takes long to find, and is not too much to sort, is found once and not twice.
 * @returns null: the reach is out of date
 */
async function findAtOnce(
  { db, readOn }: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
): Promise<Found | null> {
  const all = sql<number>`count(*) over ()`.as('total');
  // Where nothing is found no row says whether the reach is still so.
  const read = keptRead(db, asked, ['at once', order, page], () =>
    readsInTurn(
      pageQuery(db, asked, order, page, 0, wayToAll(asked)).select(all),
      asked.reach === null ? [] : [{ upTo: null, reads: [db.selectNoFrom(stamp)] }],
    ),
  );
  const { first, rows } = await readOn<FoundRow & Counted, FoundRow>(read);
  if (!rows.every(isOf(asked.reach))) return null;
  return { ids: first.map(({ id }) => id), total: Number(first[0]?.total ?? 0) };
}

/** The same on PostgreSQL, which gathers first and counts and sorts that. @returns null: the reach is out of date */
async function findGathered(
  { db, read }: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
): Promise<Found | null> {
  const rows = await read(gatheredQuery(db, asked, order, page));
  if (!rows.every(isOf(asked.reach))) return null;
  return { ids: rows.flatMap(({ id }) => id ?? []), total: Number(rows[0]?.total ?? 0) };
}

export const isOf =
  (reach: Reach | null) =>
  (row: { stamp: string }): boolean =>
    reach === null || row.stamp === reach.stamp;

export const countQuery = (db: Db, asked: Asked) =>
  foundBy(db, asked, wayToAll(asked)).select((eb) => [eb.fn.countAll().as('total'), stamp]);

/** Those of `ids` that the condition finds. */
export async function listAmong(
  { db, read }: LongReader,
  asked: Omit<Asked, 'reach'>,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await read(
    foundBy(db, { ...asked, reach: null }, { finding: 'each', index: null, few: true })
      .select('issue.id')
      .where('issue.id', 'in', ids)
      .orderBy('issue.id'),
  );
  return rows.map((row) => row.id);
}

type PageQuery = ReturnType<typeof pageQuery>;

/** How the page is read, by how many issues there are. @param inTurn priorities, one after the other; null: all together */
function branches(
  db: Db,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
  inTurn: Priorities | null,
): Branch<PageQuery>[] {
  if (page.maxResults === 0) return [];
  const beyond = { upTo: page.startAt, reads: [] };
  const few = pageQuery(db, asked, order, page);
  if (inTurn === null && !isWalked(order)) return [beyond, { upTo: null, reads: [few] }];
  const many = inTurn
    ? byPriority(db, asked, order, page, inTurn)
    : [pageQuery(db, asked, order, page, Number.MAX_SAFE_INTEGER)];
  return [beyond, { upTo: fewFor(asked, page), reads: [few] }, { upTo: null, reads: many }];
}

/** Through the index of priorities. */
const ofPriority: Way = { finding: 'filter', index: null, few: true };

/**
 * The page where the first order is by priority, and another follows: one priority after the other, until the page is
 * full; each of them from its beginning.
 */
function byPriority(
  db: Db,
  asked: Asked,
  [, ...rest]: readonly SortOrder[],
  page: Page,
  inTurn: Priorities,
): PageQuery[] {
  const whole = { startAt: 0, maxResults: endOf(page) };
  return inTurn.map((priorities) => {
    const condition = withPriority(asked.condition, priorities);
    return pageQuery(db, { ...asked, condition }, rest, whole, 0, ofPriority);
  });
}

/** Ids of priorities that count the same; null: none. */
type Priorities = (number[] | null)[];

const listPriorities = prepared<Record<string, never>, { id: number; sequence: number }>((db) =>
  db.selectFrom('priority').select(['id', 'sequence']).orderBy('sequence'),
);

/** The first of them first. */
async function prioritiesInTurn(db: Db, urgentFirst: boolean): Promise<Priorities> {
  const bySequence = Map.groupBy(await listPriorities(db, {}), ({ sequence }) => sequence);
  const groups = [...bySequence.values()].map((group) => group.map(({ id }) => id));
  return urgentFirst ? [null, ...groups] : [...groups.reverse(), null];
}

function withPriority(condition: Condition | null, ids: number[] | null): Condition {
  const own = set({ in: 'column', column: 'priority_id' }, ids === null ? { empty: true } : { ids });
  return both(condition, own);
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
  let query = foundBy(db, asked, way)
    .$if(needsProject(order), (some) => some.innerJoin('project', 'project.id', 'issue.project_id') as never)
    .select(['issue.id', stamp])
    .limit(page.maxResults)
    .offset(page.startAt);
  for (const part of orderParts(order, asked.actor)) query = query.orderBy(part.expression, directed(part));
  return query;
}

/** The page with the number of all and the stamp; where the page is empty, these alone. */
export function gatheredQuery(db: Db, asked: Asked, order: readonly SortOrder[], page: Page) {
  const parts = orderParts(order, asked.actor);
  const name = (at: number) => sql.ref(`by_${at}`);
  const found = foundBy(db, asked, wayToAll(asked))
    .$if(needsProject(order), (some) => some.innerJoin('project', 'project.id', 'issue.project_id') as never)
    .select('issue.id')
    .select(parts.map(({ expression }, at) => sql`${expression}`.as(`by_${at}`)));
  const sorted = sql.join(
    parts.map(({ descending, empty }, at) => {
      const nulls = empty === null ? '' : ` nulls ${empty}`;
      return sql`${name(at)}${sql.raw(`${descending ? ' desc' : ' asc'}${nulls}`)}`;
    }),
  );
  const columns = sql.join([sql.ref('id'), ...parts.map((_, at) => name(at))]);
  return {
    compile: () =>
      sql<{ id: number | null; total: number; stamp: string }>`with found as materialized ${found}
        select page.id, counted.total, counted.stamp
        from (select count(*) as total, ${sql.raw(STAMP)} as stamp from found) as counted
        left join (select ${columns} from found order by ${sorted}
          limit ${page.maxResults} offset ${page.startAt}) as page on true
        order by ${sorted}`.compile(db),
  };
}
