import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { RemoteLinkTable } from './remote-link.table.ts';
import type { RemoteLink, RemoteLinkValues } from './remote-link.ts';

/** In the order in which they were made. */
export const listRemoteLinks = async (db: Db, issueId: number): Promise<RemoteLink[]> =>
  (
    await db.selectFrom('remote_link').selectAll().where('issue_id', '=', issueId).orderBy('id').execute()
  ).map(toRemoteLink);

export async function findRemoteLink(db: Db, issueId: number, id: number): Promise<RemoteLink | null> {
  const row = await db
    .selectFrom('remote_link')
    .selectAll()
    .where('issue_id', '=', issueId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toRemoteLink(row) : null;
}

export async function findByGlobalId(db: Db, issueId: number, globalId: string): Promise<RemoteLink | null> {
  const row = await db
    .selectFrom('remote_link')
    .selectAll()
    .where('issue_id', '=', issueId)
    .where('global_id', '=', globalId)
    .executeTakeFirst();
  return row ? toRemoteLink(row) : null;
}

/** @returns the id */
export async function insertRemoteLink(db: Db, issueId: number, values: RemoteLinkValues): Promise<number> {
  const { id } = await db
    .insertInto('remote_link')
    .values({ issue_id: issueId, ...columnsOf(values) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateRemoteLink(db: Db, id: number, values: RemoteLinkValues): Promise<void> {
  await db.updateTable('remote_link').set(columnsOf(values)).where('id', '=', id).execute();
}

export async function removeRemoteLink(db: Db, id: number): Promise<void> {
  await db.deleteFrom('remote_link').where('id', '=', id).execute();
}

const columnsOf = (link: RemoteLinkValues) => ({
  global_id: link.globalId,
  relationship: link.relationship,
  application_type: link.application.type,
  application_name: link.application.name,
  url: link.url,
  title: link.title,
  summary: link.summary,
  icon_url: link.icon.url,
  icon_title: link.icon.title,
  icon_link: link.icon.link,
  resolved: link.resolved === null ? null : Number(link.resolved),
  status_icon_url: link.statusIcon.url,
  status_icon_title: link.statusIcon.title,
  status_icon_link: link.statusIcon.link,
});

const toRemoteLink = (row: Selectable<RemoteLinkTable>): RemoteLink => ({
  id: row.id,
  issueId: row.issue_id,
  globalId: row.global_id,
  relationship: row.relationship,
  application: { type: row.application_type, name: row.application_name },
  url: row.url,
  title: row.title,
  summary: row.summary,
  icon: { url: row.icon_url, title: row.icon_title, link: row.icon_link },
  resolved: row.resolved === null ? null : row.resolved === 1,
  statusIcon: { url: row.status_icon_url, title: row.status_icon_title, link: row.status_icon_link },
});
