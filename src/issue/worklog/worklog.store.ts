import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { termsOf } from '../../db/full-text.ts';
import { onlyRow } from '../../db/prepared.ts';
import { readFor, readForIssues } from '../../permission/prepared-read.sql.ts';
import { mayBrowseIssue, maySeeWorklog } from '../../permission/visible.sql.ts';
import { type ByIssue, groupByIssue } from '../by-issue.ts';
import { type Visibility, visibilityColumns, visibilityOf } from '../comment/comment.ts';
import { personColumns, toPerson } from '../person.sql.ts';
import type { Worklog } from './worklog.ts';

const worklogs = (db: Db) =>
  db
    .selectFrom('worklog')
    .leftJoin('app_user as author', 'author.id', 'worklog.author_id')
    .leftJoin('app_user as editor', 'editor.id', 'worklog.update_author_id')
    .leftJoin('project_role as role', 'role.id', 'worklog.visible_role_id')
    .leftJoin('app_group as audience', 'audience.id', 'worklog.visible_group_id')
    .select([
      'worklog.id',
      'worklog.issue_id',
      'worklog.comment',
      'worklog.created',
      'worklog.updated',
      'worklog.started',
      'worklog.time_spent',
      'role.id as role_id',
      'role.name as role_name',
      'audience.id as group_id',
      'audience.name as group_name',
      ...personColumns('author'),
      ...personColumns('editor'),
    ]);

type WorklogRow = Awaited<ReturnType<ReturnType<typeof worklogs>['execute']>>[number];

const ofIssues = readForIssues<WorklogRow>((db, ids, reader) =>
  worklogs(db)
    .where('worklog.issue_id', 'in', ids)
    .where(maySeeWorklog(reader))
    .orderBy('worklog.created')
    .orderBy('worklog.id'),
);

/** The work logs that the actor may see, oldest first. Whether they may see the issues is the caller's question. */
export const worklogsOf = async (
  db: Db,
  actor: Actor,
  issueIds: readonly number[],
): Promise<ByIssue<Worklog>> =>
  groupByIssue(await ofIssues(db, actor, issueIds), (row) => toWorklog(row, actor));

const byIds = readForIssues<WorklogRow>((db, ids, reader) =>
  worklogs(db)
    .innerJoin('issue', 'issue.id', 'worklog.issue_id')
    .where('worklog.id', 'in', ids)
    .where(maySeeWorklog(reader))
    .where(mayBrowseIssue(reader, 'each')),
);

/** Those of `ids`, on whatever issues, that the actor may see. In no order. */
export const listByIds = async (db: Db, actor: Actor, ids: readonly number[]): Promise<Worklog[]> =>
  (await byIds(db, actor, ids)).map((row) => toWorklog(row, actor));

const one = readFor<{ issue: number; id: number }, WorklogRow>((db, value, reader) =>
  worklogs(db)
    .where('worklog.id', '=', value('id'))
    .where('worklog.issue_id', '=', value('issue'))
    .where(maySeeWorklog(reader)),
);

export async function findWorklog(
  db: Db,
  actor: Actor,
  issueId: number,
  id: number,
): Promise<Worklog | null> {
  const row = onlyRow(await one(db, actor, { issue: issueId, id }));
  return row && toWorklog(row, actor);
}

const toWorklog = (row: WorklogRow, actor: Actor): Worklog => ({
  id: row.id,
  issueId: row.issue_id,
  author: toPerson(row, 'author', actor),
  updateAuthor: toPerson(row, 'editor', actor),
  comment: row.comment,
  created: row.created,
  updated: row.updated,
  started: row.started,
  timeSpent: row.time_spent,
  visibility: visibilityOf(row),
});

export interface WorklogValues {
  comment: string;
  started: number;
  /** yyyy-MM-dd */
  startedDay: string;
  timeSpent: number;
  visibility: Pick<Visibility, 'type' | 'id'> | null;
}

const columnsOf = (db: Db, { comment, started, startedDay, timeSpent, visibility }: WorklogValues) => ({
  comment,
  comment_terms: termsOf(db, comment),
  started,
  started_day: startedDay,
  time_spent: timeSpent,
  ...visibilityColumns(visibility),
});

/** @returns the id */
export async function insertWorklog(
  db: Db,
  issueId: number,
  author: { id: number | null; at: number },
  values: WorklogValues,
): Promise<number> {
  const { id } = await db
    .insertInto('worklog')
    .values({
      ...columnsOf(db, values),
      issue_id: issueId,
      author_id: author.id,
      update_author_id: author.id,
      created: author.at,
      updated: author.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateWorklog(
  db: Db,
  id: number,
  editor: { id: number | null; at: number },
  { startedDay, ...values }: Omit<WorklogValues, 'startedDay'> & { startedDay: string | undefined },
): Promise<void> {
  const { started_day, ...columns } = columnsOf(db, { ...values, startedDay: startedDay ?? '' });
  await db
    .updateTable('worklog')
    .set({
      ...columns,
      ...(startedDay !== undefined && { started_day }),
      update_author_id: editor.id,
      updated: editor.at,
    })
    .where('id', '=', id)
    .execute();
}

/** Its id is kept, so that clients learn of it. */
export async function removeWorklog(db: Db, id: number, now: number): Promise<void> {
  await db.insertInto('worklog_deletion').values({ worklog_id: id, deleted: now }).execute();
  await db.deleteFrom('worklog').where('id', '=', id).execute();
}

/** Keeps the ids of the work logs that go with an issue and its sub-tasks. */
export async function noteRemovalWithIssue(db: Db, issueId: number, now: number): Promise<void> {
  await db
    .insertInto('worklog_deletion')
    .columns(['worklog_id', 'deleted'])
    .expression((eb) =>
      eb
        .selectFrom('worklog')
        .innerJoin('issue', 'issue.id', 'worklog.issue_id')
        .select((row) => ['worklog.id', row.val(now).as('deleted')])
        .where((row) => row.or([row('issue.id', '=', issueId), row('issue.parent_id', '=', issueId)])),
    )
    .execute();
}

/** What an issue took so far, and what remains, in seconds. */
export interface Times {
  spent: number | null;
  remaining: number | null;
}

export async function getTimes(db: Db, issueId: number): Promise<Times> {
  const row = await db
    .selectFrom('issue')
    .select(['time_spent as spent', 'time_remaining as remaining'])
    .where('id', '=', issueId)
    .executeTakeFirstOrThrow();
  return row;
}

export async function updateTimes(
  db: Db,
  issueId: number,
  { spent, remaining }: Times,
  now: number,
): Promise<void> {
  await db
    .updateTable('issue')
    .set({ time_spent: spent, time_remaining: remaining, updated: now })
    .where('id', '=', issueId)
    .execute();
}
