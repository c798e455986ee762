import type { AnyDb } from '../engine.ts';
import type { Migration } from '../migrate.ts';

/** What administrators set while the program runs, what they had it do, and more of who did what. */
export const serverAdministration: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await db.schema
    .createTable('server_setting')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
  await engine.createTable(db, 'server_run', 1, (t) =>
    t
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('detail', text, (c) => c.notNull())
      .addColumn('started', integer, (c) => c.notNull())
      .addColumn('finished', integer, (c) => c.notNull()),
  );
  await db.schema.createIndex('server_run_kind').on('server_run').columns(['kind', 'id']).execute();
  await db.schema
    .createTable('terminology')
    .addColumn('original_name', text, (c) => c.primaryKey())
    .addColumn('new_name', text, (c) => c.notNull())
    .addColumn('new_name_plural', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('application_role_default')
    .addColumn('role_key', text, (c) => c.notNull())
    .addColumn('group_id', integer, (c) => c.notNull().references('app_group.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('application_role_default_pk', ['role_key', 'group_id'])
    .execute();

  // `running` is 1 while it runs and null afterwards: unique, so that two never run at once.
  await engine.createTable(db, 'anonymization', 10000, (t) =>
    t
      .addColumn('user_key', text, (c) => c.notNull())
      .addColumn('user_name', text, (c) => c.notNull())
      .addColumn('full_name', text, (c) => c.notNull())
      .addColumn('operations', text, (c) => c.notNull())
      .addColumn('is_rerun', integer, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('running', integer, (c) => c.unique())
      .addColumn('submitted', integer, (c) => c.notNull())
      .addColumn('finished', integer),
  );

  await db.schema.alterTable('audit_record').addColumn('description', text).execute();
  await db.schema.alterTable('audit_record').addColumn('event_source', text).execute();
  await db.schema.alterTable('audit_record').addColumn('object_parent_id', text).execute();
  await db.schema.alterTable('audit_record').addColumn('object_parent_name', text).execute();
  await db.schema
    .alterTable('audit_record')
    .addColumn('search_text', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('audit_record_author').on('audit_record').column('author_user_id').execute();
  await db.schema
    .createIndex('audit_record_object')
    .on('audit_record')
    .columns(['object_type', 'object_id'])
    .execute();
  await db.schema
    .createTable('audit_item')
    .addColumn('record_id', integer, (c) => c.notNull().references('audit_record.id').onDelete('cascade'))
    .addColumn('sequence', integer, (c) => c.notNull())
    .addColumn('type_name', text, (c) => c.notNull())
    .addColumn('item_id', text)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('parent_id', text)
    .addColumn('parent_name', text)
    .addPrimaryKeyConstraint('audit_item_pk', ['record_id', 'sequence'])
    .execute();
  await db.schema.createIndex('audit_item_item').on('audit_item').columns(['type_name', 'item_id']).execute();
  await fillSearchText(db);
};

const AT_ONCE = 500;

/** What records of before are found by: folded by us, as the store does it, and not by an engine. */
async function fillSearchText(db: AnyDb): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      const parts = [row.summary, row.category, row.action, row.object_name, row.author_key, row.address];
      const searchText = parts
        .filter((part) => typeof part === 'string' && part !== '')
        .join('\n')
        .normalize('NFC')
        .toLowerCase();
      await db
        .updateTable('audit_record')
        .set({ search_text: searchText })
        .where('id', '=', row.id)
        .execute();
    }
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id;
  }
}
