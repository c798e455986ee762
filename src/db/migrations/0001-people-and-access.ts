import type { Migration } from '../migrate.ts';

/** People, groups, sessions and what surrounds a login, and the audit log. */
export const peopleAndAccess: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await db.schema
    .createTable('installation')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();

  await engine.createTable(db, 'app_user', 10000, (t) =>
    t
      .addColumn('key', text, (c) => c.notNull().unique())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('email', text)
      .addColumn('email_lower', text)
      .addColumn('display_name', text, (c) => c.notNull())
      .addColumn('display_name_lower', text, (c) => c.notNull())
      .addColumn('active', integer, (c) => c.notNull())
      .addColumn('time_zone', text)
      .addColumn('locale', text)
      .addColumn('avatar_id', integer)
      .addColumn('password_hash', text)
      .addColumn('credential_version', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('updated', integer, (c) => c.notNull()),
  );
  await db.schema.createIndex('app_user_email').on('app_user').column('email_lower').execute();
  await db.schema.createIndex('app_user_display_name').on('app_user').column('display_name_lower').execute();

  await db.schema
    .createTable('user_property')
    .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('user_property_pk', ['user_id', 'key'])
    .execute();
  await db.schema
    .createTable('user_column')
    .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
    .addColumn('sequence', integer, (c) => c.notNull())
    .addColumn('field_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('user_column_pk', ['user_id', 'sequence'])
    .execute();

  await engine.createTable(db, 'app_group', 10000, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('created', integer, (c) => c.notNull()),
  );
  await db.schema
    .createTable('group_member')
    .addColumn('group_id', integer, (c) => c.notNull().references('app_group.id').onDelete('cascade'))
    .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('group_member_pk', ['group_id', 'user_id'])
    .execute();
  await db.schema.createIndex('group_member_user').on('group_member').column('user_id').execute();

  await engine.createTable(db, 'remember_me', 10000, (t) =>
    t
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('credential_version', integer, (c) => c.notNull())
      .addColumn('token_hash', text, (c) => c.notNull())
      .addColumn('previous_token_hash', text)
      .addColumn('rotated', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('expires', integer, (c) => c.notNull())
      .addColumn('address', text, (c) => c.notNull())
      .addColumn('user_agent', text, (c) => c.notNull()),
  );
  await db.schema.createIndex('remember_me_user').on('remember_me').column('user_id').execute();
  await db.schema.createIndex('remember_me_expires').on('remember_me').column('expires').execute();

  await engine.createTable(db, 'session', 10000, (t) =>
    t
      .addColumn('token_hash', text, (c) => c.notNull().unique())
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('credential_version', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('last_seen', integer, (c) => c.notNull())
      .addColumn('expires', integer, (c) => c.notNull())
      .addColumn('web_sudo_until', integer)
      .addColumn('via', text, (c) => c.notNull())
      .addColumn('remember_me_id', integer, (c) => c.references('remember_me.id').onDelete('set null'))
      .addColumn('address', text, (c) => c.notNull())
      .addColumn('user_agent', text, (c) => c.notNull()),
  );
  await db.schema.createIndex('session_user').on('session').column('user_id').execute();
  await db.schema.createIndex('session_last_seen').on('session').column('last_seen').execute();
  await db.schema.createIndex('session_remember_me').on('session').column('remember_me_id').execute();

  await db.schema
    .createTable('login_info')
    .addColumn('user_id', integer, (c) => c.primaryKey().references('app_user.id').onDelete('cascade'))
    .addColumn('login_count', integer, (c) => c.notNull())
    .addColumn('last_login', integer)
    .addColumn('previous_login', integer)
    .addColumn('current_failed', integer, (c) => c.notNull())
    .addColumn('total_failed', integer, (c) => c.notNull())
    .addColumn('last_failed', integer)
    .execute();

  await engine.createTable(db, 'known_device', 10000, (t) =>
    t
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('token_hash', text, (c) => c.notNull())
      .addColumn('current_failed', integer, (c) => c.notNull())
      .addColumn('last_failed', integer)
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('last_used', integer, (c) => c.notNull())
      .addUniqueConstraint('known_device_token', ['user_id', 'token_hash']),
  );

  await db.schema
    .createTable('captcha')
    .addColumn('token_hash', text, (c) => c.primaryKey())
    .addColumn('answer_hash', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('expires', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('captcha_expires').on('captcha').column('expires').execute();

  // No reference to app_user: what a person did stays on record when the person is deleted.
  await engine.createTable(db, 'audit_record', 1, (t) =>
    t
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('author_user_id', integer)
      .addColumn('author_key', text)
      .addColumn('address', text, (c) => c.notNull())
      .addColumn('category', text, (c) => c.notNull())
      .addColumn('action', text, (c) => c.notNull())
      .addColumn('summary', text, (c) => c.notNull())
      .addColumn('object_type', text)
      .addColumn('object_id', text)
      .addColumn('object_name', text)
      .addColumn('changed_values', text)
      .addColumn('request_id', text, (c) => c.notNull()),
  );
  await db.schema.createIndex('audit_record_created').on('audit_record').column('created').execute();
};
