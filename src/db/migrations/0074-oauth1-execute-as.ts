import type { Migration } from '../migrate.ts';

/** Whom a consumer of OAuth 1.0a acts as without a token; null: it needs one. */
export const oauth1ExecuteAs: Migration = async (db, engine) => {
  await db.schema
    .alterTable('oauth1_consumer')
    .addColumn('execute_as', engine.columns.integer, (c) => c.references('app_user.id').onDelete('set null'))
    .execute();
  await db.schema
    .createIndex('oauth1_consumer_execute_as')
    .on('oauth1_consumer')
    .column('execute_as')
    .execute();
};
