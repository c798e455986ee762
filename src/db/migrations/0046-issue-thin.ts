import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/**
 * An issue without its texts, by its id: whoever comes from labels, versions, words or histories to very many issues looks
 * at these, a dozen on a page of the file, and not at the whole rows. And the assignee's priorities, for what is nobody's.
 */
export const issueThin: Migration = async (db) => {
  const index = (name: string, columns: string[], table = 'issue') =>
    db.schema.createIndex(name).on(table).columns(columns).execute();
  await index('issue_thin', [
    'id',
    'project_id',
    'number',
    'archived',
    'security_level_id',
    'issue_type_id',
    'status_id',
    'priority_id',
    'resolution_id',
    'assignee_id',
    'reporter_id',
    'created',
    'updated',
    'resolved',
    'due_date',
  ]);
  await db.schema.dropIndex('issue_assignee').execute();
  await index('issue_assignee', [
    'assignee_id',
    'resolution_id',
    'updated',
    'id',
    'project_id',
    'archived',
    'security_level_id',
    'priority_id',
  ]);
  await db.schema.dropIndex('issue_priority_id').execute();
  await index('issue_priority_id', [
    'priority_id',
    'updated',
    'id',
    'project_id',
    'archived',
    'security_level_id',
    'resolution_id',
    'status_id',
  ]);
  await index('comment_thin', ['id', 'issue_id', 'visible_role_id', 'visible_group_id'], 'comment');
  for (const table of ['issue', 'comment']) await sql`analyze ${sql.table(table)}`.execute(db);
};
