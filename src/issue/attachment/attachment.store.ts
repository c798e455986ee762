import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { onlyRow } from '../../db/prepared.ts';
import { readFor, readForIssues } from '../../permission/prepared-read.sql.ts';
import { mayBrowseIssue } from '../../permission/visible.sql.ts';
import { type ByIssue, groupByIssue } from '../by-issue.ts';
import { personColumns, toPerson } from '../person.sql.ts';
import type { Attachment, StoredAttachment } from './attachment.ts';

const attachments = (db: Db) =>
  db
    .selectFrom('attachment')
    .leftJoin('app_user as author', 'author.id', 'attachment.author_id')
    .select([
      'attachment.id',
      'attachment.filename',
      'attachment.mime_type',
      'attachment.size',
      'attachment.created',
      'attachment.thumbnail_key',
      ...personColumns('author'),
    ])
    .select((eb) => eb.ref('attachment.issue_id').$notNull().as('issue_id'));

type AttachmentRow = Awaited<ReturnType<ReturnType<typeof attachments>['execute']>>[number];

const attachmentRows = readForIssues<AttachmentRow>((db, ids) =>
  attachments(db).where('attachment.issue_id', 'in', ids).orderBy('attachment.id'),
);

/** Issue id → its attachments, oldest first. Whether the actor may see the issues is the caller's question. */
export const attachmentsOf = async (
  db: Db,
  actor: Actor,
  issueIds: readonly number[],
): Promise<ByIssue<Attachment>> =>
  groupByIssue(await attachmentRows(db, actor, issueIds), (row) => toAttachment(row, actor));

const stored = (db: Db) =>
  attachments(db)
    .innerJoin('issue', 'issue.id', 'attachment.issue_id')
    .select([
      'attachment.file_key',
      'attachment.inline_type',
      'issue.project_id',
      'issue.issue_type_id',
      'issue.status_id',
      'issue.parent_id',
      'issue.reporter_id',
      'issue.assignee_id',
      'issue.archived',
    ]);

type StoredRow = Awaited<ReturnType<ReturnType<typeof stored>['execute']>>[number];

const visibleById = readFor<{ id: number }, StoredRow>((db, value, reader) =>
  stored(db).where('attachment.id', '=', value('id')).where(mayBrowseIssue(reader, 'each')),
);

/** The attachment, if it is on an issue that the actor may browse. */
export async function findVisible(db: Db, actor: Actor, id: number): Promise<StoredAttachment | null> {
  const row = onlyRow(await visibleById(db, actor, { id }));
  return (
    row && {
      ...toAttachment(row, actor),
      fileKey: row.file_key,
      thumbnailKey: row.thumbnail_key,
      inlineType: row.inline_type,
      projectId: row.project_id,
      issueTypeId: row.issue_type_id,
      statusId: row.status_id,
      parentId: row.parent_id,
      reporterId: row.reporter_id,
      assigneeId: row.assignee_id,
      archived: row.archived,
    }
  );
}

const toAttachment = (row: AttachmentRow, actor: Actor): Attachment => ({
  id: row.id,
  issueId: row.issue_id,
  author: toPerson(row, 'author', actor),
  filename: row.filename,
  mimeType: row.mime_type,
  size: row.size,
  created: row.created,
  hasThumbnail: row.thumbnail_key !== null,
});

/** Writes down where a file is going to lie, before it does. @returns the id */
export async function insertUpload(
  db: Db,
  upload: { authorId: number | null; filename: string; created: number; fileKey: string },
): Promise<number> {
  const { id } = await db
    .insertInto('attachment')
    .values({
      issue_id: null,
      author_id: upload.authorId,
      filename: upload.filename,
      mime_type: 'application/octet-stream',
      inline_type: null,
      size: 0,
      created: upload.created,
      file_key: upload.fileKey,
      thumbnail_key: null,
      uploading: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface Arrived {
  readonly mimeType: string;
  readonly inlineType: string | null;
  readonly size: number;
  readonly thumbnailKey: string | null;
}

/** Puts an upload whose bytes have all arrived on an issue. */
export async function attachUpload(db: Db, id: number, issueId: number, arrived: Arrived): Promise<void> {
  await db
    .updateTable('attachment')
    .set({
      issue_id: issueId,
      mime_type: arrived.mimeType,
      inline_type: arrived.inlineType,
      size: arrived.size,
      thumbnail_key: arrived.thumbnailKey,
      uploading: 0,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes an attachment off its issue; its files are still there. @returns whether it was on one */
export async function detach(db: Db, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attachment')
    .set({ issue_id: null })
    .where('id', '=', id)
    .where('issue_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Notes that no thumbnail can be made. */
export async function dropThumbnail(db: Db, id: number): Promise<void> {
  await db.updateTable('attachment').set({ thumbnail_key: null }).where('id', '=', id).execute();
}

export interface Leftover {
  readonly id: number;
  readonly fileKey: string;
  readonly thumbnailKey: string | null;
}

/**
 * Attachments whose issue is gone, and uploads that were given up.
 * @param before an upload that began earlier than this (ms) is over
 */
export async function listLeftovers(db: Db, before: number, limit: number): Promise<Leftover[]> {
  return db
    .selectFrom('attachment')
    .select(['id', 'file_key as fileKey', 'thumbnail_key as thumbnailKey'])
    .where('issue_id', 'is', null)
    .where((eb) => eb.or([eb('uploading', '=', 0), eb('created', '<', before)]))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Forgets attachments whose files are gone. */
export async function removeLeftovers(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('attachment').where('id', 'in', ids).where('issue_id', 'is', null).execute();
}
