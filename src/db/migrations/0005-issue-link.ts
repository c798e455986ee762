import type { Migration } from '../migrate.ts';

/** What issues and versions are linked to, and which issues somebody looked at. */
export const issueLink: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await engine.createTable(db, 'issue_link_type', 10100, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('inward', text, (c) => c.notNull())
      .addColumn('outward', text, (c) => c.notNull()),
  );
  const stock = [
    { id: 10000, name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
    { id: 10001, name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
    { id: 10002, name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
    { id: 10003, name: 'Relates', inward: 'relates to', outward: 'relates to' },
  ];
  await db
    .insertInto('issue_link_type')
    .values(stock.map((type) => ({ ...type, name_lower: type.name.toLowerCase() })))
    .execute();

  await engine.createTable(db, 'issue_link', 10000, (t) =>
    t
      .addColumn('type_id', integer, (c) => c.notNull().references('issue_link_type.id').onDelete('cascade'))
      .addColumn('source_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('destination_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('created', integer, (c) => c.notNull())
      .addUniqueConstraint('issue_link_once', ['source_id', 'destination_id', 'type_id']),
  );
  for (const column of ['type_id', 'destination_id']) {
    await db.schema.createIndex(`issue_link_${column}`).on('issue_link').column(column).execute();
  }

  await engine.createTable(db, 'remote_link', 10000, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('global_id', text)
      .addColumn('relationship', text)
      .addColumn('application_type', text)
      .addColumn('application_name', text)
      .addColumn('url', text, (c) => c.notNull())
      .addColumn('title', text, (c) => c.notNull())
      .addColumn('summary', text)
      .addColumn('icon_url', text)
      .addColumn('icon_title', text)
      .addColumn('icon_link', text)
      .addColumn('resolved', integer)
      .addColumn('status_icon_url', text)
      .addColumn('status_icon_title', text)
      .addColumn('status_icon_link', text)
      .addUniqueConstraint('remote_link_once', ['issue_id', 'global_id']),
  );
  await db.schema.createIndex('remote_link_global_id').on('remote_link').column('global_id').execute();

  await db.schema
    .createTable('version_remote_link')
    .addColumn('version_id', integer, (c) => c.notNull().references('version.id').onDelete('cascade'))
    .addColumn('global_id', text, (c) => c.notNull())
    .addColumn('link', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('version_remote_link_pk', ['version_id', 'global_id'])
    .execute();
  await db.schema
    .createIndex('version_remote_link_global_id')
    .on('version_remote_link')
    .column('global_id')
    .execute();

  await db.schema
    .createTable('issue_view')
    .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
    .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
    .addColumn('viewed', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_view_pk', ['user_id', 'issue_id'])
    .execute();
  await db.schema.createIndex('issue_view_newest').on('issue_view').columns(['user_id', 'viewed']).execute();
  await db.schema.createIndex('issue_view_issue').on('issue_view').column('issue_id').execute();
};
