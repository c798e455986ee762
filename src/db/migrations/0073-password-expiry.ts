import type { Migration } from '../migrate.ts';

/** When a password that was made for somebody ends; null: it does not. */
export const passwordExpiry: Migration = async (db, engine) => {
  await db.schema.alterTable('app_user').addColumn('password_expires', engine.columns.integer).execute();
};
