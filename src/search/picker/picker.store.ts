/** Issues to pick from: what was typed AND what the reader may see. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import { mustBeTold } from '../../db/by-index.ts';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { type LongReader, readsInTurn } from '../../db/long-read.ts';
import type { Schema } from '../../db/schema.ts';
import { mayBrowseIssue } from '../../permission/visible.sql.ts';
import { compile } from '../jql/compile.sql.ts';
import type { Condition, SortOrder } from '../jql/condition.ts';
import { orderParts } from '../jql/order.sql.ts';
import type { Typed } from './picker.ts';

export interface Wanted {
  typed: Typed | null;
  /** Issues that are not to be offered. */
  without: readonly number[];
  projectId: number | null;
  subtasks: boolean;
}

export interface Picked {
  ids: number[];
  total: number;
}

type Eb = ExpressionBuilder<Schema, 'issue' | 'project'>;

/** Those that `userId` looked at lately, the last one first; then those they reported, were given or created. */
export async function pickOwn(
  reader: LongReader,
  actor: Actor,
  userId: number,
  wanted: Wanted,
  most: number,
): Promise<Picked> {
  const { db } = reader;
  const query = offered(db, actor, wanted).where((eb) =>
    eb.or([
      eb('issue.reporter_id', '=', userId),
      eb('issue.assignee_id', '=', userId),
      eb('issue.creator_id', '=', userId),
      eb('issue.id', 'in', viewedBy(db, userId).select('issue_view.issue_id')),
    ]),
  );
  const viewed = viewedBy(db, userId)
    .select('issue_view.viewed')
    .whereRef('issue_view.issue_id', '=', 'issue.id' as never);
  return pick(reader, actor, query, wanted, [], most, viewed);
}

const viewedBy = (db: Db, userId: number) =>
  db.selectFrom('issue_view').where('issue_view.user_id', '=', userId);

/** Those that a query finds. @param condition null: every issue */
export async function pickFound(
  reader: LongReader,
  actor: Actor,
  { condition, order }: { condition: Condition | null; order: readonly SortOrder[] },
  wanted: Wanted,
  most: number,
): Promise<Picked> {
  const query = offered(reader.db, actor, wanted);
  return pick(
    reader,
    actor,
    condition === null ? query : query.where(compile(condition, actor, false, mustBeTold(reader.db))),
    wanted,
    order,
    most,
  );
}

function offered(db: Db, actor: Actor, { typed, without, projectId, subtasks }: Wanted) {
  let query = db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .where('project.archived', '=', 0)
    .where('issue.archived', 'is', null)
    .where(mayBrowseIssue(actor));
  if (without.length > 0) query = query.where('issue.id', 'not in', without);
  if (projectId !== null) query = query.where('issue.project_id', '=', projectId);
  if (!subtasks) query = query.where('issue.parent_id', 'is', null);
  return typed === null ? query : query.where((eb) => fits(eb, typed));
}

function fits(eb: Eb, { key, number, words }: Typed): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [eb.and(words.map(wordBegins))];
  if (key !== null) conditions.push(like(keyText, `${literalLike(key)}%`));
  if (number !== null) conditions.push(like(numberText, `${number}%`));
  return eb.or(conditions);
}

const numberText = sql<string>`cast(issue.number as text)`;
const keyText = sql<string>`(project.key || '-' || cast(issue.number as text))`;

/** What stands before a word: the same few signs on both engines. */
const before = [' ', '(', '[', '"', "'", '-', '/', ':', '.', '@', '#'];

function wordBegins(word: string): Expression<SqlBool> {
  const summary = sql.ref<string>('issue.summary_lower');
  const places = ['', ...before.map((sign) => `%${sign}`)];
  const options = places.map((place) => like(summary, `${place}${literalLike(word)}%`));
  return sql<SqlBool>`(${sql.join(options, sql` or `)})`;
}

/** Letters are looked for in every summary that the reader sees: not where others are served. */
async function pick(
  reader: LongReader,
  actor: Actor,
  query: ReturnType<typeof offered>,
  { typed }: Wanted,
  order: readonly SortOrder[],
  most: number,
  first?: Expression<unknown>,
): Promise<Picked> {
  const count = query.select((eb) => eb.fn.countAll().as('total'));
  let page = query.select('issue.id').limit(most);
  // The one whose key or number was typed in full comes first.
  const exact = typed && (typed.key ?? typed.number);
  if (exact !== null) {
    page = page.orderBy(sql`case when ${typed?.key ? keyText : numberText} = ${exact} then 0 else 1 end`);
  }
  if (first) page = page.orderBy(first, (by) => by.desc().nullsLast());
  for (const { expression, descending, empty } of orderParts(order, actor)) {
    if (order.length === 0) break;
    page = page.orderBy(expression, (by) => {
      const directed = descending ? by.desc() : by.asc();
      if (empty === null) return directed;
      return empty === 'first' ? directed.nullsFirst() : directed.nullsLast();
    });
  }
  if (order.length === 0) page = page.orderBy('issue.updated', 'desc').orderBy('issue.id', 'desc');
  const reads = readsInTurn(count, [{ upTo: null, reads: [page] }]);
  const found = await reader.readOn<{ total: number | string }, { id: number }>(reads);
  return { ids: found.rows.map((row) => row.id), total: Number(found.first[0]?.total) };
}
