import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** What happened lately, anywhere or by somebody: walked through from the newest, without a look at the rows. */
const indexes: [table: string, index: string, columns: string[]][] = [
  ['change_group', 'change_group_created', ['created', 'id', 'issue_id', 'author_id']],
  [
    'comment',
    'comment_created',
    ['created', 'id', 'issue_id', 'author_id', 'visible_role_id', 'visible_group_id'],
  ],
  ['comment', 'comment_author', ['author_id', 'created', 'id']],
];

export const activity: Migration = async (db) => {
  await db.schema.dropIndex('comment_author').execute();
  for (const [table, name, columns] of indexes)
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  for (const table of ['change_group', 'comment']) await sql`analyze ${sql.table(table)}`.execute(db);
};
