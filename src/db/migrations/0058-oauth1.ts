import type { Migration } from '../migrate.ts';

/** OAuth 1.0a: who may sign requests, what users were asked, what they granted. Of tokens only hashes. */
export const oauth1: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await engine.createTable(db, 'oauth1_consumer', 10000, (t) =>
    t
      .addColumn('consumer_key', text, (c) => c.notNull().unique())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('description', text)
      .addColumn('public_key', text)
      .addColumn('shared_secret', text)
      .addColumn('callback', text)
      .addColumn('callback_match', text, (c) => c.notNull())
      .addColumn('active', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('updated', integer, (c) => c.notNull()),
  );
  await db.schema
    .createTable('oauth1_request_token')
    .addColumn('token_hash', text, (c) => c.primaryKey())
    .addColumn('consumer_id', integer, (c) =>
      c.notNull().references('oauth1_consumer.id').onDelete('cascade'),
    )
    .addColumn('callback', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade'))
    .addColumn('verifier_hash', text)
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('created', integer, (c) => c.notNull())
    .addColumn('expires', integer, (c) => c.notNull())
    .execute();
  for (const column of ['consumer_id', 'user_id', 'expires'])
    await db.schema
      .createIndex(`oauth1_request_token_${column}`)
      .on('oauth1_request_token')
      .column(column)
      .execute();
  await engine.createTable(db, 'oauth1_access_token', 10000, (t) =>
    t
      .addColumn('token_hash', text, (c) => c.notNull().unique())
      .addColumn('session_hash', text, (c) => c.notNull())
      .addColumn('consumer_id', integer, (c) =>
        c.notNull().references('oauth1_consumer.id').onDelete('cascade'),
      )
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('expires', integer, (c) => c.notNull())
      .addColumn('session_expires', integer, (c) => c.notNull())
      .addColumn('last_used', integer)
      .addColumn('revoked', integer),
  );
  for (const column of ['consumer_id', 'user_id', 'session_expires'])
    await db.schema
      .createIndex(`oauth1_access_token_${column}`)
      .on('oauth1_access_token')
      .column(column)
      .execute();
};
