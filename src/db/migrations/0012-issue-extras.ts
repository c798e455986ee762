import type { Migration } from '../migrate.ts';

/** The order of sub-tasks, archived issues, properties and pins of comments, and mail that waits to be sent. */
export const issueExtras: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await db.schema.alterTable('issue').addColumn('subtask_sequence', integer).execute();
  await db.schema.alterTable('issue').addColumn('archived', integer).execute();
  await db.schema
    .alterTable('issue')
    .addColumn('archived_by', integer, (c) => c.references('app_user.id').onDelete('set null'))
    .execute();
  // Few are archived: the index has only those, and serves whoever deletes a user.
  await db.schema
    .createIndex('issue_archived_by')
    .on('issue')
    .column('archived_by')
    .where('archived_by', 'is not', null)
    .execute();

  await db.schema
    .createTable('comment_property')
    .addColumn('comment_id', integer, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('comment_property_pk', ['comment_id', 'key'])
    .execute();
  await db.schema
    .createTable('pinned_comment')
    .addColumn('comment_id', integer, (c) => c.primaryKey().references('comment.id').onDelete('cascade'))
    .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
    .addColumn('pinned_by', integer, (c) => c.references('app_user.id').onDelete('set null'))
    .addColumn('pinned', integer, (c) => c.notNull())
    .execute();
  for (const column of ['issue_id', 'pinned_by']) {
    await db.schema.createIndex(`pinned_comment_${column}`).on('pinned_comment').column(column).execute();
  }

  await engine.createTable(db, 'outgoing_mail', 10000, (t) =>
    t
      .addColumn('recipient_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('author_id', integer, (c) => c.references('app_user.id').onDelete('set null'))
      .addColumn('issue_id', integer, (c) => c.references('issue.id').onDelete('set null'))
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('text', text)
      .addColumn('html', text)
      .addColumn('created', integer, (c) => c.notNull()),
  );
  for (const column of ['recipient_id', 'author_id', 'issue_id']) {
    await db.schema.createIndex(`outgoing_mail_${column}`).on('outgoing_mail').column(column).execute();
  }
};
