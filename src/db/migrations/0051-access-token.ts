import type { Migration } from '../migrate.ts';

/** Personal access tokens. */
export const accessToken: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await engine.createTable(db, 'access_token', 1, (t) =>
    t
      .addColumn('public_id', text, (c) => c.notNull().unique())
      .addColumn('token_hash', text, (c) => c.notNull())
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('folded_name', text, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('expires', integer)
      .addColumn('last_used', integer)
      .addColumn('expiry_recorded', integer, (c) => c.notNull().defaultTo(0)),
  );
  await db.schema
    .createIndex('access_token_user')
    .on('access_token')
    .columns(['user_id', 'folded_name'])
    .unique()
    .execute();
  await db.schema.createIndex('access_token_expires').on('access_token').column('expires').execute();
};
