/** The one statement that searches: what the query asks for AND what the reader may see. */
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import type { LongReader } from '../db/long-read.ts';
import type { Page } from '../kernel/paging.ts';
import { type Finding, mayBrowseIssue } from '../permission/visible.sql.ts';
import { compile } from './jql/compile.sql.ts';
import type { Condition, SortOrder } from './jql/condition.ts';
import { orderParts } from './jql/order.sql.ts';

/**
 * What is archived, itself or with its project, keeps its address, and no search finds it (Jira).
 * @param condition null: every issue
 */
const visible = (db: Db, actor: Actor, condition: Condition | null, finding: Finding) => {
  const archived = db.selectFrom('project as shelved').select('shelved.id').where('shelved.archived', '=', 1);
  const query = db
    .selectFrom('issue')
    .where(mayBrowseIssue(actor, finding))
    .where('issue.project_id', 'not in', archived)
    .where('issue.archived', 'is', null);
  return condition === null ? query : query.where(compile(condition, actor));
};

/** How many issues there are, all pages together. */
export async function count(reader: LongReader, actor: Actor, condition: Condition | null): Promise<number> {
  const [row] = await reader.read(countQuery(reader.db, actor, condition));
  return Number(row?.total);
}

export const countQuery = (db: Db, actor: Actor, condition: Condition | null) =>
  visible(db, actor, condition, 'list').select((eb) => eb.fn.countAll().as('total'));

/** Those of `ids` that the condition finds. */
export async function listAmong(
  { db, read }: LongReader,
  actor: Actor,
  condition: Condition | null,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await read(
    visible(db, actor, condition, 'each').select('issue.id').where('issue.id', 'in', ids).orderBy('issue.id'),
  );
  return rows.map((row) => row.id);
}

// Of so many, walking through the order's index until a page is full beats gathering all and sorting them.
const MANY = 10_000;

/** Ids of one page, in order. @param total how many the query finds */
export async function listIds(
  { db, read }: LongReader,
  actor: Actor,
  condition: Condition | null,
  order: readonly SortOrder[],
  page: Page,
  total: number,
): Promise<number[]> {
  const finding = total > MANY ? 'filter' : 'list';
  const rows = await read(pageQuery(db, actor, condition, order, page, finding));
  return rows.map((row) => row.id);
}

export function pageQuery(
  db: Db,
  actor: Actor,
  condition: Condition | null,
  order: readonly SortOrder[],
  page: Page,
  finding: Finding = 'list',
) {
  let query = visible(db, actor, condition, finding)
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select('issue.id')
    .limit(page.maxResults)
    .offset(page.startAt);
  for (const { expression, descending, empty } of orderParts(order, actor)) {
    query = query.orderBy(expression, (by) => {
      const directed = descending ? by.desc() : by.asc();
      if (empty === null) return directed;
      return empty === 'first' ? directed.nullsFirst() : directed.nullsLast();
    });
  }
  return query;
}
