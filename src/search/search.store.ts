/** The one statement that searches: what the query asks for AND what the reader may see. */
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import type { Page } from '../kernel/paging.ts';
import { mayBrowseIssue } from '../permission/visible.sql.ts';
import { compile } from './jql/compile.sql.ts';
import type { Condition, SortOrder } from './jql/condition.ts';
import { orderParts } from './jql/order.sql.ts';

/**
 * What is in an archived project keeps its address, and no search finds it (Jira).
 * @param condition null: every issue
 */
const visible = (db: Db, actor: Actor, condition: Condition | null) => {
  const archived = db.selectFrom('project as shelved').select('shelved.id').where('shelved.archived', '=', 1);
  const query = db
    .selectFrom('issue')
    .where(mayBrowseIssue(actor))
    .where('issue.project_id', 'not in', archived);
  return condition === null ? query : query.where(compile(condition, actor));
};

/** How many issues there are, all pages together. */
export async function count(db: Db, actor: Actor, condition: Condition | null): Promise<number> {
  const row = await countQuery(db, actor, condition).executeTakeFirstOrThrow();
  return Number(row.total);
}

export const countQuery = (db: Db, actor: Actor, condition: Condition | null) =>
  visible(db, actor, condition).select((eb) => eb.fn.countAll().as('total'));

/** Ids of one page, in order. */
export async function listIds(
  db: Db,
  actor: Actor,
  condition: Condition | null,
  order: readonly SortOrder[],
  page: Page,
): Promise<number[]> {
  const rows = await pageQuery(db, actor, condition, order, page).execute();
  return rows.map((row) => row.id);
}

export function pageQuery(
  db: Db,
  actor: Actor,
  condition: Condition | null,
  order: readonly SortOrder[],
  page: Page,
) {
  let query = visible(db, actor, condition)
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select('issue.id')
    .limit(page.maxResults)
    .offset(page.startAt);
  for (const { expression, descending, empty } of orderParts(order)) {
    query = query.orderBy(expression, (by) => {
      const directed = descending ? by.desc() : by.asc();
      if (empty === null) return directed;
      return empty === 'first' ? directed.nullsFirst() : directed.nullsLast();
    });
  }
  return query;
}
