import { sql } from 'kysely';
import type { AnyDb } from '../engine.ts';
import type { Migration } from '../migrate.ts';

/** Security levels of issues, notification schemes, avatars that were uploaded, and what clients keep on projects. */
export const securityNotificationAvatar: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  const scheme = (table: string, firstId: number) =>
    engine.createTable(db, table, firstId, (t) =>
      t
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('name_lower', text, (c) => c.notNull().unique())
        .addColumn('description', text, (c) => c.notNull()),
    );
  await scheme('issue_security_scheme', 10000);
  await db.schema.alterTable('issue_security_scheme').addColumn('default_level_id', integer).execute();
  await engine.createTable(db, 'issue_security_level', 10000, (t) =>
    t
      .addColumn('scheme_id', integer, (c) =>
        c.notNull().references('issue_security_scheme.id').onDelete('cascade'),
      )
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull())
      .addColumn('description', text, (c) => c.notNull())
      .addUniqueConstraint('issue_security_level_name', ['scheme_id', 'name_lower']),
  );
  await engine.createTable(db, 'issue_security_member', 10000, (t) =>
    t
      .addColumn('level_id', integer, (c) =>
        c.notNull().references('issue_security_level.id').onDelete('cascade'),
      )
      .addColumn('holder_type', text, (c) => c.notNull())
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade'))
      .addColumn('role_id', integer, (c) => c.references('project_role.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade')),
  );
  await db.schema
    .createIndex('issue_security_member_once')
    .unique()
    .on('issue_security_member')
    .expression(sql`level_id, holder_type, coalesce(group_id, 0), coalesce(role_id, 0), coalesce(user_id, 0)`)
    .execute();
  await db.schema
    .createIndex('issue_security_member_level')
    .on('issue_security_member')
    .column('level_id')
    .execute();
  // No "on delete": a level that hides issues cannot go, and take what hides them with it.
  await db.schema
    .alterTable('issue')
    .addColumn('security_level_id', integer, (c) => c.references('issue_security_level.id'))
    .execute();
  await db.schema.createIndex('issue_security_level_of').on('issue').column('security_level_id').execute();
  await db.schema
    .alterTable('project')
    .addColumn('issue_security_scheme_id', integer, (c) => c.references('issue_security_scheme.id'))
    .execute();

  // Jira's stock scheme has 10000.
  await scheme('notification_scheme', 10100);
  await engine.createTable(db, 'notification', 10000, (t) =>
    t
      .addColumn('scheme_id', integer, (c) =>
        c.notNull().references('notification_scheme.id').onDelete('cascade'),
      )
      .addColumn('event_id', integer, (c) => c.notNull())
      .addColumn('recipient_type', text, (c) => c.notNull())
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade'))
      .addColumn('role_id', integer, (c) => c.references('project_role.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade'))
      .addColumn('address', text),
  );
  await db.schema
    .createIndex('notification_once')
    .unique()
    .on('notification')
    .expression(
      sql`scheme_id, event_id, recipient_type, coalesce(group_id, 0), coalesce(role_id, 0), coalesce(user_id, 0), coalesce(address, '')`,
    )
    .execute();
  await db.schema
    .alterTable('project')
    .addColumn('notification_scheme_id', integer, (c) => c.references('notification_scheme.id'))
    .execute();
  await standardNotifications(db);

  await db.schema
    .createTable('permission_scheme_attribute')
    .addColumn('scheme_id', integer, (c) =>
      c.notNull().references('permission_scheme.id').onDelete('cascade'),
    )
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('permission_scheme_attribute_pk', ['scheme_id', 'key'])
    .execute();
  await db.schema
    .createTable('project_property')
    .addColumn('project_id', integer, (c) => c.notNull().references('project.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('project_property_pk', ['project_id', 'key'])
    .execute();

  // The stock avatars have smaller ids. The row outlives its owner until its file is removed.
  await engine.createTable(db, 'avatar', 20000, (t) =>
    t
      .addColumn('owner_type', text, (c) => c.notNull())
      .addColumn('owner_id', integer, (c) => c.notNull())
      .addColumn('file_key', text, (c) => c.notNull().unique())
      .addColumn('size', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull()),
  );
  await db.schema.createIndex('avatar_owner').on('avatar').columns(['owner_type', 'owner_id']).execute();
  // What somebody uploaded and has not yet cropped: one for each of them and kind of owner.
  await engine.createTable(db, 'temporary_avatar', 10000, (t) =>
    t
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('owner_type', text, (c) => c.notNull())
      .addColumn('owner_id', integer)
      .addColumn('file_key', text, (c) => c.notNull())
      .addColumn('width', integer, (c) => c.notNull())
      .addColumn('height', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull()),
  );
  await db.schema
    .createIndex('temporary_avatar_once')
    .unique()
    .on('temporary_avatar')
    .expression(sql`user_id, owner_type, coalesce(owner_id, 0)`)
    .execute();
  await db.schema.alterTable('project').addColumn('avatar_id', integer).execute();
};

// Jira's events that its stock scheme tells of, each to the assignee, the reporter and all who watch.
const STANDARD_EVENTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
const STANDARD_RECIPIENTS = ['CurrentAssignee', 'Reporter', 'AllWatchers'];

/** Done here and not at a first start: installations that are there already need it too. */
async function standardNotifications(db: AnyDb): Promise<void> {
  const id = 10000;
  const name = 'Default Notification Scheme';
  await db
    .insertInto('notification_scheme')
    .values({ id, name, name_lower: name.toLowerCase(), description: '' })
    .execute();
  await db
    .insertInto('notification')
    .values(
      STANDARD_EVENTS.flatMap((event_id) =>
        STANDARD_RECIPIENTS.map((recipient_type) => ({ scheme_id: id, event_id, recipient_type })),
      ),
    )
    .execute();
  await db.updateTable('project').set({ notification_scheme_id: id }).execute();
}
