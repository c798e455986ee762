/** The one statement that searches: what the query asks for AND what the reader may see. */
import { sql } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import type { LongReader } from '../db/long-read.ts';
import type { Page } from '../kernel/paging.ts';
import type { Reach } from '../permission/reach.ts';
import { type Finding, mayBrowseInReach, mayBrowseIssue } from '../permission/visible.sql.ts';
import { compile } from './jql/compile.sql.ts';
import type { Condition, SortOrder } from './jql/condition.ts';
import { needsProject, orderParts } from './jql/order.sql.ts';
import { isSelective } from './jql/selective.ts';

/**
 * What is archived, itself or with its project, keeps its address, and no search finds it (Jira).
 * @param condition null: every issue
 * @param reach what the reader's searches reach; null: it is not known
 */
const visible = (
  db: Db,
  { actor, condition, reach }: Asked,
  finding: Finding = isSelective(condition) ? 'filter' : 'list',
) => {
  const query = db.selectFrom('issue').where('issue.archived', 'is', null);
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
  return condition === null ? seen : seen.where(compile(condition, actor));
};

/** What is asked, by whom. */
export interface Asked {
  actor: Actor;
  /** null: every issue. */
  condition: Condition | null;
  reach: Reach | null;
}

/** The configuration's stamp, as the statement that reads it sees it. */
const stamp = sql<string>`(select value from configuration_stamp)`.as('stamp');

/** How many issues there are, all pages together. @returns null: the reach is out of date */
export async function count(reader: LongReader, asked: Asked): Promise<number | null> {
  const [row] = await reader.read(countQuery(reader.db, asked));
  return row && isOf(asked.reach)(row) ? Number(row.total) : null;
}

const isOf =
  (reach: Reach | null) =>
  (row: { stamp: string }): boolean =>
    reach === null || row.stamp === reach.stamp;

export const countQuery = (db: Db, asked: Asked) =>
  visible(db, asked).select((eb) => [eb.fn.countAll().as('total'), stamp]);

/** Those of `ids` that the condition finds. */
export async function listAmong(
  { db, read }: LongReader,
  asked: Omit<Asked, 'reach'>,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await read(
    visible(db, { ...asked, reach: null }, 'each')
      .select('issue.id')
      .where('issue.id', 'in', ids)
      .orderBy('issue.id'),
  );
  return rows.map((row) => row.id);
}

// Of so many, walking through the order's index until a page is full beats gathering all and sorting them.
const MANY = 10_000;

/**
 * Ids of one page, in order.
 * @param total how many the query finds @returns null: the reach is out of date
 */
export async function listIds(
  { db, read }: LongReader,
  asked: Asked,
  order: readonly SortOrder[],
  page: Page,
  total: number,
): Promise<number[] | null> {
  const rows = await read(pageQuery(db, asked, order, page, total > MANY ? 'filter' : undefined));
  return rows.every(isOf(asked.reach)) ? rows.map((row) => row.id) : null;
}

export function pageQuery(db: Db, asked: Asked, order: readonly SortOrder[], page: Page, finding?: Finding) {
  let query = visible(db, asked, finding)
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
