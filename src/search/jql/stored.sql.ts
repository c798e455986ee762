/** Where a field's values lie, as SQL expressions over `issue`. */
import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import type { Stored } from '../../issue/fields/clause.ts';
import { mayInProject } from '../../permission/holder.sql.ts';

export type Eb = ExpressionBuilder<Schema, 'issue'>;
export const eb: Eb = expressionBuilder<Schema, 'issue'>();

export type ScalarStored = Exclude<
  Stored,
  | { in: 'text' }
  | { in: 'rows' }
  | { in: 'custom' }
  | { in: 'worklog' }
  | { in: 'links' }
  | { in: 'filter' }
  | { in: 'property' }
>;
export type RowsStored = Extract<Stored, { in: 'rows' }>;

type Value = Expression<number | string | null>;

/** The one value that an issue has, to this reader, or null. */
export function scalar(stored: ScalarStored, actor: Actor): Value {
  switch (stored.in) {
    case 'column':
      return eb.ref(`issue.${stored.column}`);
    case 'status':
      return sql`(select status.category_id from status where status.id = issue.status_id)`;
    case 'project':
      return sql`(select project.category_id from project where project.id = issue.project_id)`;
    case 'count':
      return countOf(stored.table);
    case 'work-ratio':
      // Whole percent, rounded down; without an estimate there is none.
      return sql`case when issue.time_original > 0 then coalesce(issue.time_spent, 0) * 100 / issue.time_original end`;
    case 'viewed':
      return sql`(select own.viewed from issue_view as own where own.issue_id = issue.id and own.user_id = ${actor.userId ?? 0})`;
  }
}

export const countOf = (table: 'watcher' | 'vote'): Value =>
  sql`(select count(*) from ${sql.table(table)} as counted where counted.issue_id = issue.id)`;

/** Rows of a field with many values, named `value`, as far as they count. */
export function rowsOf(stored: RowsStored) {
  const rows = eb.selectFrom(sql<{ issue_id: number }>`${sql.table(stored.table)}`.as('value'));
  return countsOf(stored).reduce((query, condition) => query.where(condition), rows);
}

/**
 * How issues are found by rows: all together by what the rows have, or, where other conditions leave few issues or most
 * issues have such rows, each by its own.
 */
export type Way = 'together' | 'each';

/**
 * A column of rows that are looked at issue by issue: in no index, so that SQLite is left with the rows of the issue. It
 * would rather ask an index for a value that a million rows have.
 */
export const compared = (column: string, way: Way): Expression<number | string> => {
  const ref = sql.ref<number | string>(column);
  if (way === 'together') return ref;
  return texts.test(column) ? sql<string>`${ref} || ''` : sql<number>`${ref} + 0`;
};

const texts = /_lower$|\.(day|field|value)$/;

/** Whether the issue has one of the rows. Never null. @param rows of a table named `value`, which select the issue */
export const hasRow = <R extends { where(condition: Expression<SqlBool>): unknown }>(
  rows: R,
  way: Way,
): Expression<SqlBool> =>
  way === 'together'
    ? eb('issue.id', 'in', rows as never)
    : eb.exists(rows.where(sql<SqlBool>`value.issue_id = issue.id`) as never);

function countsOf(stored: RowsStored): Expression<SqlBool>[] {
  switch (stored.table) {
    case 'issue_version':
      return [sql<SqlBool>`value.kind = ${stored.kind}`];
    case 'attachment':
      // Uploads on their way, and those that have lost their issue, are no attachments.
      return [sql<SqlBool>`value.uploading = 0 and value.issue_id is not null`];
    default:
      return [];
  }
}

/**
 * Issues that rows of people (who watches, who votes) find to this reader: where the issue's project grants them
 * `permission`, by any row; elsewhere by their own.
 */
export function seesPeople(
  actor: Actor,
  permission: string,
  found: Expression<SqlBool>,
  foundByOwn: () => Expression<SqlBool>,
): Expression<SqlBool> {
  if (actor.via === 'system') return found;
  const user = actor.userId === null ? null : eb.val(actor.userId);
  const granted = eb(
    'issue.project_id',
    'in',
    eb
      .selectFrom('project')
      .select('project.id')
      .where(mayInProject(eb.val(permission), user)),
  );
  const theirs = eb.and([found, granted]);
  return user === null ? theirs : eb.or([theirs, foundByOwn()]);
}
