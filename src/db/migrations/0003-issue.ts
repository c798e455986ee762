import type { Migration } from '../migrate.ts';

/** Issues and what hangs on them. Whatever belongs to an issue goes with it. */
export const issue: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await engine.createTable(db, 'issue', 10000, (t) =>
    t
      .addColumn('project_id', integer, (c) => c.notNull().references('project.id').onDelete('cascade'))
      .addColumn('number', integer, (c) => c.notNull())
      .addColumn('issue_type_id', integer, (c) => c.notNull().references('issue_type.id'))
      .addColumn('status_id', integer, (c) => c.notNull().references('status.id'))
      .addColumn('priority_id', integer, (c) => c.references('priority.id'))
      .addColumn('resolution_id', integer, (c) => c.references('resolution.id'))
      .addColumn('summary', text, (c) => c.notNull())
      .addColumn('description', text)
      .addColumn('environment', text)
      .addColumn('summary_lower', text, (c) => c.notNull())
      .addColumn('description_lower', text)
      .addColumn('environment_lower', text)
      .addColumn('reporter_id', integer, (c) => c.references('app_user.id'))
      .addColumn('assignee_id', integer, (c) => c.references('app_user.id'))
      .addColumn('creator_id', integer, (c) => c.references('app_user.id'))
      .addColumn('parent_id', integer, (c) => c.references('issue.id').onDelete('cascade'))
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('updated', integer, (c) => c.notNull())
      .addColumn('resolved', integer)
      .addColumn('due_date', text)
      .addColumn('time_original', integer)
      .addColumn('time_remaining', integer)
      .addColumn('time_spent', integer)
      .addUniqueConstraint('issue_key', ['project_id', 'number']),
  );
  for (const column of [
    'issue_type_id',
    'status_id',
    'priority_id',
    'resolution_id',
    'reporter_id',
    'creator_id',
    'parent_id',
    'created',
    'updated',
    'resolved',
    'due_date',
  ]) {
    await db.schema.createIndex(`issue_${column}`).on('issue').column(column).execute();
  }
  await db.schema
    .createIndex('issue_assignee')
    .on('issue')
    .columns(['assignee_id', 'resolution_id', 'updated'])
    .execute();

  const ofIssue = (table: string, other: string, otherTable: string) =>
    db.schema
      .createTable(table)
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn(other, integer, (c) => c.notNull().references(`${otherTable}.id`).onDelete('cascade'));
  await db.schema
    .createTable('issue_label')
    .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
    .addColumn('label', text, (c) => c.notNull())
    .addColumn('label_lower', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_label_pk', ['issue_id', 'label'])
    .execute();
  await db.schema
    .createIndex('issue_label_label')
    .on('issue_label')
    .columns(['label_lower', 'issue_id'])
    .execute();
  await ofIssue('issue_component', 'component_id', 'component')
    .addPrimaryKeyConstraint('issue_component_pk', ['issue_id', 'component_id'])
    .execute();
  await db.schema
    .createIndex('issue_component_component')
    .on('issue_component')
    .column('component_id')
    .execute();
  await ofIssue('issue_version', 'version_id', 'version')
    .addColumn('kind', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_version_pk', ['issue_id', 'kind', 'version_id'])
    .execute();
  await db.schema
    .createIndex('issue_version_version')
    .on('issue_version')
    .columns(['version_id', 'kind'])
    .execute();
  for (const table of ['watcher', 'vote']) {
    await ofIssue(table, 'user_id', 'app_user')
      .addColumn('created', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_pk`, ['issue_id', 'user_id'])
      .execute();
    await db.schema.createIndex(`${table}_user`).on(table).column('user_id').execute();
  }
  await db.schema
    .createTable('issue_property')
    .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_property_pk', ['issue_id', 'key'])
    .execute();

  await engine.createTable(db, 'comment', 10000, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('author_id', integer, (c) => c.references('app_user.id'))
      .addColumn('update_author_id', integer, (c) => c.references('app_user.id'))
      .addColumn('body', text, (c) => c.notNull())
      .addColumn('body_lower', text, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('updated', integer, (c) => c.notNull())
      .addColumn('visible_role_id', integer, (c) => c.references('project_role.id'))
      .addColumn('visible_group_id', integer, (c) => c.references('app_group.id')),
  );
  await db.schema.createIndex('comment_issue').on('comment').columns(['issue_id', 'created']).execute();
  await db.schema.createIndex('comment_author').on('comment').column('author_id').execute();

  await engine.createTable(db, 'change_group', 10000, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('author_id', integer, (c) => c.references('app_user.id'))
      .addColumn('created', integer, (c) => c.notNull()),
  );
  await db.schema
    .createIndex('change_group_issue')
    .on('change_group')
    .columns(['issue_id', 'created'])
    .execute();
  await engine.createTable(db, 'change_item', 10000, (t) =>
    t
      .addColumn('group_id', integer, (c) => c.notNull().references('change_group.id').onDelete('cascade'))
      .addColumn('field', text, (c) => c.notNull())
      .addColumn('field_type', text, (c) => c.notNull())
      .addColumn('field_id', text)
      .addColumn('from_value', text)
      .addColumn('from_string', text)
      .addColumn('to_value', text)
      .addColumn('to_string', text),
  );
  await db.schema.createIndex('change_item_group').on('change_item').column('group_id').execute();

  // The row outlives its issue until the files are removed: it is what knows where they lie.
  await engine.createTable(db, 'attachment', 10000, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.references('issue.id').onDelete('set null'))
      .addColumn('author_id', integer, (c) => c.references('app_user.id'))
      .addColumn('filename', text, (c) => c.notNull())
      .addColumn('mime_type', text, (c) => c.notNull())
      .addColumn('inline_type', text)
      .addColumn('size', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('file_key', text, (c) => c.notNull().unique())
      .addColumn('thumbnail_key', text)
      .addColumn('uploading', integer, (c) => c.notNull()),
  );
  await db.schema.createIndex('attachment_issue').on('attachment').column('issue_id').execute();
};
