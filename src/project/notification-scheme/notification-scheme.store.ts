import type { Selectable } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import { mayAdministerProject } from '../../permission/visible.sql.ts';
import type { NotificationTable } from './notification-scheme.table.ts';
import type { Notification, NotificationScheme, Recipient, RecipientType } from './notification-scheme.ts';

const columns = ['id', 'name', 'description'] as const;

/** By name: those of projects that the actor administers; to an administrator, all. */
export const listSchemes = (db: Db, actor: Actor): Promise<NotificationScheme[]> =>
  db
    .selectFrom('notification_scheme')
    .select(columns)
    .$if(!actor.may('ADMINISTER'), (query) => query.where('id', 'in', worn(db, actor)))
    .orderBy('name_lower')
    .execute();

const worn = (db: Db, actor: Actor) =>
  db
    .selectFrom('project')
    .select('project.notification_scheme_id')
    .where('project.notification_scheme_id', 'is not', null)
    .where(mayAdministerProject(actor))
    .$castTo<{ notification_scheme_id: number }>();

export const findScheme = async (db: Db, id: number): Promise<NotificationScheme | null> =>
  (await db.selectFrom('notification_scheme').select(columns).where('id', '=', id).executeTakeFirst()) ??
  null;

export async function findSchemeOfProject(db: Db, projectId: number): Promise<NotificationScheme | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('notification_scheme as worn', 'worn.id', 'project.notification_scheme_id')
    .select(['worn.id', 'worn.name', 'worn.description'])
    .where('project.id', '=', projectId)
    .executeTakeFirst();
  return row ?? null;
}

/** Throws where the name is taken. */
export const insertScheme = (
  db: Db,
  scheme: { name: string; description: string },
): Promise<NotificationScheme> =>
  db
    .insertInto('notification_scheme')
    .values({ ...scheme, name_lower: fold(scheme.name) })
    .returning(columns)
    .executeTakeFirstOrThrow();

/** Throws where the name is taken. */
export async function updateScheme(db: Db, { id, name, description }: NotificationScheme): Promise<void> {
  await db
    .updateTable('notification_scheme')
    .set({ name, name_lower: fold(name), description })
    .where('id', '=', id)
    .execute();
}

/** Throws where a project wears it. */
export async function removeScheme(db: Db, id: number): Promise<void> {
  await db.deleteFrom('notification_scheme').where('id', '=', id).execute();
}

/** Keys of the first projects that wear the scheme. */
export async function listProjectsOfScheme(db: Db, schemeId: number, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('project')
    .select('key')
    .where('notification_scheme_id', '=', schemeId)
    .orderBy('key')
    .limit(most)
    .execute();
  return rows.map((row) => row.key);
}

/** By event, and in the order in which they were added. */
export const listNotifications = async (db: Db, schemeIds: readonly number[]): Promise<Notification[]> =>
  schemeIds.length === 0
    ? []
    : (
        await db
          .selectFrom('notification')
          .selectAll()
          .where('scheme_id', 'in', schemeIds)
          .orderBy('event_id')
          .orderBy('id')
          .execute()
      ).map(toNotification);

/** Throws where the recipient is told of the event already. */
export async function insertNotification(
  db: Db,
  schemeId: number,
  eventId: number,
  recipient: Recipient,
): Promise<Notification> {
  const row = await db
    .insertInto('notification')
    .values({
      scheme_id: schemeId,
      event_id: eventId,
      recipient_type: recipient.type,
      group_id: recipient.groupId,
      role_id: recipient.roleId,
      user_id: recipient.userId,
      address: recipient.address,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toNotification(row);
}

/** @returns whether it was there */
export async function removeNotification(db: Db, schemeId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('notification')
    .where('id', '=', id)
    .where('scheme_id', '=', schemeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const toNotification = (row: Selectable<NotificationTable>): Notification => ({
  id: row.id,
  schemeId: row.scheme_id,
  eventId: row.event_id,
  recipient: {
    type: row.recipient_type as RecipientType,
    groupId: row.group_id,
    roleId: row.role_id,
    userId: row.user_id,
    address: row.address,
  },
});

/** Held until the transaction ends: two changes follow one another. */
export const lockScheme = (db: Db, id: number): Promise<void> => lockRows(db, 'notification_scheme', id);
