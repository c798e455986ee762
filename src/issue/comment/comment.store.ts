import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { termsOf } from '../../db/full-text.ts';
import { lockRows } from '../../db/lock.ts';
import { onlyRow } from '../../db/prepared.ts';
import { readFor, readForIssues } from '../../permission/prepared-read.sql.ts';
import { mayBrowseIssue, maySeeComment } from '../../permission/visible.sql.ts';
import { type ByIssue, groupByIssue } from '../by-issue.ts';
import { personColumns, toPerson } from '../person.sql.ts';
import { type Comment, type Visibility, visibilityColumns, visibilityOf } from './comment.ts';

const comments = (db: Db) =>
  db
    .selectFrom('comment')
    .leftJoin('app_user as author', 'author.id', 'comment.author_id')
    .leftJoin('app_user as editor', 'editor.id', 'comment.update_author_id')
    .leftJoin('project_role as role', 'role.id', 'comment.visible_role_id')
    .leftJoin('app_group as audience', 'audience.id', 'comment.visible_group_id')
    .select([
      'comment.id',
      'comment.issue_id',
      'comment.body',
      'comment.created',
      'comment.updated',
      'role.id as role_id',
      'role.name as role_name',
      'audience.id as group_id',
      'audience.name as group_name',
      ...personColumns('author'),
      ...personColumns('editor'),
    ]);

type CommentRow = Awaited<ReturnType<ReturnType<typeof comments>['execute']>>[number];

const commentRows = readForIssues<CommentRow>((db, ids, reader) =>
  comments(db)
    .where('comment.issue_id', 'in', ids)
    .where(maySeeComment(reader))
    .orderBy('comment.created')
    .orderBy('comment.id'),
);

/** The comments that the actor may see, oldest first. Whether they may see the issues is the caller's question. */
export const commentsOf = async (
  db: Db,
  actor: Actor,
  issueIds: readonly number[],
): Promise<ByIssue<Comment>> =>
  groupByIssue(await commentRows(db, actor, issueIds), (row) => toComment(row, actor));

const oneComment = readFor<{ issue: number; id: number }, CommentRow>((db, value, reader) =>
  comments(db)
    .where('comment.id', '=', value('id'))
    .where('comment.issue_id', '=', value('issue'))
    .where(maySeeComment(reader)),
);

export async function findComment(
  db: Db,
  actor: Actor,
  issueId: number,
  id: number,
): Promise<Comment | null> {
  const row = onlyRow(await oneComment(db, actor, { issue: issueId, id }));
  return row && toComment(row, actor);
}

/** The parameters are ids of comments here. */
const visibleRows = readForIssues<CommentRow>((db, ids, reader) =>
  comments(db)
    .innerJoin('issue', 'issue.id', 'comment.issue_id')
    .where('comment.id', 'in', ids)
    .where(mayBrowseIssue(reader, 'each'))
    .where(maySeeComment(reader))
    .orderBy('comment.id'),
);

/** Those of these comments that the actor may see, on issues that they may browse, by id. */
export const listVisible = async (db: Db, actor: Actor, ids: readonly number[]): Promise<Comment[]> =>
  (await visibleRows(db, actor, ids)).map((row) => toComment(row, actor));

const toComment = (row: CommentRow, actor: Actor): Comment => ({
  id: row.id,
  issueId: row.issue_id,
  author: toPerson(row, 'author', actor),
  updateAuthor: toPerson(row, 'editor', actor),
  body: row.body,
  created: row.created,
  updated: row.updated,
  visibility: visibilityOf(row),
});

export interface CommentValues {
  body: string;
  visibility: Pick<Visibility, 'type' | 'id'> | null;
}

const columnsOf = (db: Db, { body, visibility }: CommentValues) => ({
  body,
  body_terms: termsOf(db, body),
  ...visibilityColumns(visibility),
});

/** @returns the id */
export async function insertComment(
  db: Db,
  issueId: number,
  author: { id: number | null; at: number },
  values: CommentValues,
): Promise<number> {
  const { id } = await db
    .insertInto('comment')
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

export async function updateComment(
  db: Db,
  id: number,
  editor: { id: number | null; at: number },
  values: CommentValues,
): Promise<void> {
  await db
    .updateTable('comment')
    .set({ ...columnsOf(db, values), update_author_id: editor.id, updated: editor.at })
    .where('id', '=', id)
    .execute();
}

export async function removeComment(db: Db, id: number): Promise<void> {
  await db.deleteFrom('comment').where('id', '=', id).execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockComment = (db: Db, id: number): Promise<void> => lockRows(db, 'comment', id);
