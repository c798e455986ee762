import type { Migration } from '../migrate.ts';

/** Clients of OAuth 2.0, what people granted them, and the codes and tokens that came of it: hashes only. */
export const oauth2: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await engine.createTable(db, 'oauth2_client', 10000, (t) =>
    t
      .addColumn('client_id', text, (c) => c.notNull().unique())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('secret_hash', text)
      .addColumn('secret_created', integer)
      .addColumn('redirect_uris', text, (c) => c.notNull())
      .addColumn('scope', text, (c) => c.notNull())
      .addColumn('legacy', integer, (c) => c.notNull())
      .addColumn('run_as_user_id', integer, (c) => c.references('app_user.id').onDelete('set null'))
      .addColumn('created', integer, (c) => c.notNull()),
  );
  await db.schema.createIndex('oauth2_client_run_as').on('oauth2_client').column('run_as_user_id').execute();

  await engine.createTable(db, 'oauth2_grant', 10000, (t) =>
    t
      .addColumn('client_id', integer, (c) => c.notNull().references('oauth2_client.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('scope', text, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('last_used', integer)
      .addColumn('expires', integer, (c) => c.notNull()),
  );
  await db.schema.createIndex('oauth2_grant_client').on('oauth2_grant').column('client_id').execute();
  await db.schema.createIndex('oauth2_grant_user').on('oauth2_grant').column('user_id').execute();
  await db.schema.createIndex('oauth2_grant_expires').on('oauth2_grant').column('expires').execute();

  await engine.createTable(db, 'oauth2_token', 10000, (t) =>
    t
      .addColumn('grant_id', integer, (c) => c.notNull().references('oauth2_grant.id').onDelete('cascade'))
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('token_hash', text, (c) => c.notNull().unique())
      .addColumn('scope', text, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('expires', integer, (c) => c.notNull())
      .addColumn('used', integer),
  );
  await db.schema.createIndex('oauth2_token_grant').on('oauth2_token').column('grant_id').execute();
  await db.schema.createIndex('oauth2_token_expires').on('oauth2_token').column('expires').execute();

  await engine.createTable(db, 'oauth2_code', 10000, (t) =>
    t
      .addColumn('code_hash', text, (c) => c.notNull().unique())
      .addColumn('client_id', integer, (c) => c.notNull().references('oauth2_client.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('redirect_uri', text, (c) => c.notNull())
      .addColumn('challenge', text)
      .addColumn('scope', text, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull())
      .addColumn('expires', integer, (c) => c.notNull())
      .addColumn('used', integer)
      .addColumn('grant_id', integer, (c) => c.references('oauth2_grant.id').onDelete('set null')),
  );
  await db.schema.createIndex('oauth2_code_client').on('oauth2_code').column('client_id').execute();
  await db.schema.createIndex('oauth2_code_user').on('oauth2_code').column('user_id').execute();
  await db.schema.createIndex('oauth2_code_grant').on('oauth2_code').column('grant_id').execute();
  await db.schema.createIndex('oauth2_code_expires').on('oauth2_code').column('expires').execute();
};
