/** How a search goes to its issues: by a condition, by the order, or by the projects that the reader sees. */
import type { Actor } from '../context.ts';
import type { IssueIndex } from '../db/by-index.ts';
import type { Page } from '../kernel/paging.ts';
import type { Reach } from '../permission/reach.ts';
import type { Condition, SortOrder } from './jql/condition.ts';
import { asksRows, asksWords, isSelective, leadsByRows } from './jql/selective.ts';

/** What is asked, by whom. */
export interface Asked {
  actor: Actor;
  /** null: every issue. */
  condition: Condition | null;
  /** null: it is not known. */
  reach: Reach | null;
}

export interface Way {
  /** As of visible.sql.ts. */
  finding: 'list' | 'filter' | 'each';
  /** null: whichever the engine takes. */
  index: IssueIndex | null;
  /** Whether something else leaves few issues, of each of which the condition is asked. */
  few: boolean;
  /** Whether texts are asked of what projects lead to. */
  textsLast?: boolean;
}

/** Part of all issues of which it is dearer to look at each row than to pass by all in an index. */
const MUCH = 1 / 8;

/** Whether the reader sees a good part of all issues. */
export const seesMuch = ({ reach }: Asked): boolean =>
  reach !== null &&
  reach.projects.reduce((sum, id) => sum + (reach.issuesOf.get(id) ?? 0), 0) >= reach.issues * MUCH;

/** Whether nothing leads to few issues, of many: much is found then, most likely. */
export const findsMuch = (asked: Asked): boolean =>
  !isSelective(asked.condition) && !asksRows(asked.condition, asked.actor.userId) && seesMuch(asked);

/** To all that is found. */
export function wayToAll({ condition, actor, reach }: Asked): Way {
  const parts = condition?.kind === 'all' ? condition.parts : [];
  const text = parts.find((part) => part.kind === 'text');
  return {
    finding: isSelective(condition) ? 'filter' : 'list',
    index: leadsByRows(condition, actor.userId) ? 'issue_thin' : null,
    few: false,
    textsLast:
      reach !== null &&
      text?.match !== undefined &&
      parts.some(namesSmallProjects(reach, SMALL[text.match.engine])),
  };
}

/**
 * Which part of all issues is small. A word may stand in a twentieth of them. On SQLite each find is as dear as several of a
 * project's own issues; on PostgreSQL, which looks into the text of each of these, as dear as a tenth of one.
 */
const SMALL = { sqlite: 50, postgres: 200 } as const;

/** Whether it names projects that have a small part of all issues, at most one in `small`. */
const namesSmallProjects =
  ({ issues, issuesOf }: Reach, small: number) =>
  (part: Condition): boolean => {
    if (part.kind !== 'set' || part.stored.in !== 'column' || part.stored.column !== 'project_id')
      return false;
    const { negated, values } = part;
    if (negated || values.empty || values.ids.length === 0 || values.sets !== undefined) return false;
    const count = values.ids.reduce<number>((sum, id) => sum + (issuesOf.get(Number(id)) ?? issues), 0);
    return count * small <= issues;
  };

/** Whether the first page and the number of all had better be found by one statement: by words, or from other rows. */
export const findsAtOnce = ({ condition, actor }: Asked, { startAt, maxResults }: Page): boolean =>
  startAt === 0 && maxResults > 0 && (leadsByRows(condition, actor.userId) || asksWords(condition));

/** The same of any page where what is found is gathered first: other rows may then be asked, whatever leads to the issues. */
export const isGathered = ({ condition, actor }: Asked, { maxResults }: Page): boolean =>
  maxResults > 0 && asksRows(condition, actor.userId);

const ordered: Record<string, IssueIndex> = {
  updated: 'issue_updated',
  created: 'issue_created',
  resolved: 'issue_resolved',
  due_date: 'issue_due_date',
};

/**
 * To one page. Where much is found, an order's index is walked through until the page is full; where little is, that
 * would be a long walk, and all is gathered and sorted.
 * @param total how many are found
 */
export const wayToPage = (asked: Asked, order: readonly SortOrder[], page: Page, total: number): Way =>
  total <= fewFor(asked, page) ? wayToAll(asked) : (wayThrough(order) ?? wayToAll(asked));

/**
 * How many are found, at most, where gathering all of them is no dearer: the walk is as many times longer than the page
 * as there are more issues than are found.
 */
export const fewFor = ({ reach }: Pick<Asked, 'reach'>, { startAt, maxResults }: Page): number =>
  Math.floor(Math.sqrt((reach?.issues ?? MANY * MANY) * (startAt + maxResults)));

/** Whether there is an order to walk through. */
export const isWalked = (order: readonly SortOrder[]): boolean => wayThrough(order) !== null;

function wayThrough([first]: readonly SortOrder[]): Way | null {
  if (first?.key.by === 'column' && ordered[first.key.column] !== undefined)
    return { finding: 'filter', index: ordered[first.key.column] ?? null, few: true };
  if (first?.key.by === 'rank') return { finding: 'filter', index: 'issue_rank', few: true };
  return first === undefined || first.key.by === 'key'
    ? { finding: 'filter', index: null, few: false }
    : null;
}

const MANY = 1000;

/** Pages that begin so far behind are sorted all the same. */
const FAR = 2000;

/**
 * Whether issues of each priority in turn, as far as the page needs, beat sorting all of them where more than a few are
 * found: the same walk as above, one for each priority, of which there is an index by update.
 */
export const goesByPriority = (
  [first, second]: readonly SortOrder[],
  { startAt, maxResults }: Page,
): boolean =>
  first?.key.by === 'priority' &&
  second?.key.by === 'column' &&
  second.key.column === 'updated' &&
  startAt + maxResults <= FAR;
