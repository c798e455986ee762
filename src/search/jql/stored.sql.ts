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

/** Rows of a field with many values, named `value`, as far as they count and the reader sees them. */
export function rowsOf(stored: RowsStored, visible?: Expression<SqlBool>) {
  const rows = eb.selectFrom(sql<{ issue_id: number }>`${sql.table(stored.table)}`.as('value'));
  const conditions = [...countsOf(stored), ...(visible === undefined ? [] : [visible])];
  return conditions.reduce((query, condition) => query.where(condition), rows);
}

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
 * Which rows of `value` (people who watch or vote) the reader sees: their own, and everyone's where the issue's
 * project grants them `permission`.
 */
export function seesPeople(actor: Actor, permission: string): Expression<SqlBool> | undefined {
  if (actor.via === 'system') return undefined;
  const user = actor.userId === null ? null : eb.val(actor.userId);
  const granted = eb(
    'issue.project_id',
    'in',
    eb
      .selectFrom('project')
      .select('project.id')
      .where(mayInProject(eb.val(permission), user)),
  );
  return user === null ? granted : eb.or([granted, eb(sql.ref<number>('value.user_id'), '=', user)]);
}
