import type { Migration } from '../migrate.ts';

/** Failed logins by names that nobody has, for all nodes: kept as long as they count. */
export const unknownName: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await db.schema
    .createTable('unknown_name')
    .addColumn('name_hash', text, (c) => c.primaryKey())
    .addColumn('current_failed', integer, (c) => c.notNull())
    .addColumn('last_failed', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('unknown_name_last_failed').on('unknown_name').column('last_failed').execute();
};
