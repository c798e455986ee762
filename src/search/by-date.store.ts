/**
 * Pages far down in the order of a date and something behind it. The dates are walked through alone, in their index; what comes
 * behind is looked at from the page on, not of every issue before it.
 */
import type { IssueIndex } from '../db/by-index.ts';
import type { LongReader } from '../db/long-read.ts';
import type { Page } from '../kernel/paging.ts';
import { foundBy } from './found.sql.ts';
import { both, type Condition, type SortOrder } from './jql/condition.ts';
import { countQuery, type Found, find, isOf, pageQuery, stamp } from './search.store.ts';
import { type Asked, findsMuch, type Way } from './way.sql.ts';

/** Dates that every issue has, and their indexes. */
const indexes = { created: 'issue_created', updated: 'issue_updated' } as const satisfies Record<
  string,
  IssueIndex
>;
type DateColumn = keyof typeof indexes;

function columnOf([first, second]: readonly SortOrder[]): DateColumn | null {
  // What is ordered by a date alone is in its index as it is.
  if (first?.key.by !== 'column' || second === undefined) return null;
  return first.key.column === 'created' || first.key.column === 'updated' ? first.key.column : null;
}

const FAR = 500;
/** So many issues of one moment are looked back at. */
const ALIKE = 100;

/** Whether much is found, so far behind in such an order. */
export const goesByDate = (asked: Asked, order: readonly SortOrder[], page: Page): boolean =>
  page.maxResults > 0 && page.startAt >= FAR && columnOf(order) !== null && findsMuch(asked);

/** The page and how many there are in all. @returns null: the reach is out of date */
export async function findByDate(
  reader: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
): Promise<Found | null> {
  const column = columnOf(order) ?? 'created';
  const descending = order[0]?.descending === true;
  const way: Way = { finding: 'filter', index: indexes[column], few: true };
  const back = page.startAt - ALIKE;
  const dates = await reader.read(
    foundBy(reader.db, asked, way)
      .select([`issue.${column} as at`, stamp])
      .orderBy(`issue.${column}`, descending ? 'desc' : 'asc')
      .limit(ALIKE + 1)
      .offset(back),
  );
  const turn = dates.findIndex(({ at }, index) => index > 0 && at !== dates[index - 1]?.at);
  const from = dates[turn];
  if (!from || !dates.every(isOf(asked.reach))) return find(reader, asked, order, page);
  const bound: Condition = {
    kind: 'bound',
    stored: { in: 'column', column },
    operator: descending ? '<=' : '>=',
    value: Number(from.at),
  };
  const condition = both(asked.condition, bound);
  const rest = { startAt: page.startAt - back - turn, maxResults: page.maxResults };
  const rows = await reader.read(pageQuery(reader.db, { ...asked, condition }, order, rest, 0, way));
  const [counted] = await reader.read(countQuery(reader.db, asked));
  if (!counted || ![counted, ...rows].every(isOf(asked.reach))) return null;
  return { ids: rows.map(({ id }) => id), total: Number(counted.total) };
}
