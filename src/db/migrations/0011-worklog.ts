import type { Migration } from '../migrate.ts';

/** Work that was logged on issues, and the ids of what was deleted of it. */
export const worklog: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await engine.createTable(db, 'worklog', 10000, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('author_id', integer, (c) => c.references('app_user.id'))
      .addColumn('update_author_id', integer, (c) => c.references('app_user.id'))
      .addColumn('comment', text, (c) => c.notNull())
      .addColumn('comment_lower', text, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('updated', integer, (c) => c.notNull())
      .addColumn('started', integer, (c) => c.notNull())
      .addColumn('started_day', text, (c) => c.notNull())
      .addColumn('time_spent', integer, (c) => c.notNull())
      .addColumn('visible_role_id', integer, (c) => c.references('project_role.id'))
      .addColumn('visible_group_id', integer, (c) => c.references('app_group.id')),
  );
  await db.schema.createIndex('worklog_issue').on('worklog').columns(['issue_id', 'created']).execute();
  await db.schema.createIndex('worklog_author').on('worklog').columns(['author_id', 'started_day']).execute();
  await db.schema.createIndex('worklog_started_day').on('worklog').column('started_day').execute();
  await db.schema.createIndex('worklog_updated').on('worklog').columns(['updated', 'id']).execute();

  await db.schema
    .createTable('worklog_deletion')
    .addColumn('worklog_id', integer, (c) => c.primaryKey())
    .addColumn('deleted', integer, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('worklog_deletion_deleted')
    .on('worklog_deletion')
    .columns(['deleted', 'worklog_id'])
    .execute();
};
