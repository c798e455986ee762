import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** What decides whether an issue is in a list at all. */
const seen = ['project_id', 'archived', 'security_level_id'];

/**
 * Searches count and sort without a look at the rows: each index has, behind what it is asked for, what decides who sees
 * an issue. `id` stands behind what is sorted by, since it makes the order complete.
 */
const indexes: Record<string, string[]> = {
  issue_updated: ['updated', 'id', ...seen, 'resolution_id', 'status_id', 'assignee_id'],
  issue_created: ['created', 'id', ...seen, 'resolution_id', 'reporter_id'],
  issue_resolved: ['resolved', 'id', ...seen],
  issue_due_date: ['due_date', 'id', ...seen, 'resolution_id', 'assignee_id'],
  issue_assignee: ['assignee_id', 'resolution_id', 'updated', 'id', ...seen],
  issue_reporter_id: ['reporter_id', 'created', 'id', ...seen],
  issue_status_id: ['status_id', 'issue_type_id', 'updated', 'id', ...seen],
  issue_resolution_id: ['resolution_id', 'priority_id', 'updated', 'id', ...seen],
  issue_common: [...seen, 'resolution_id', 'status_id', 'issue_type_id', 'priority_id'],
};

/** From a value to its issues. */
const values: [table: string, index: string, columns: string[]][] = [
  ['issue_component', 'issue_component_component', ['component_id', 'issue_id']],
  ['issue_version', 'issue_version_version', ['version_id', 'kind', 'issue_id']],
  ['watcher', 'watcher_user', ['user_id', 'issue_id']],
  ['vote', 'vote_user', ['user_id', 'issue_id']],
];

export const searchIndex: Migration = async (db) => {
  const all = [
    ...Object.entries(indexes).map(([name, columns]) => ['issue', name, columns] as const),
    ...values,
  ];
  for (const [table, name, columns] of all) {
    await db.schema.dropIndex(name).ifExists().execute();
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
  // A new index without figures beside others that have some is taken for one that leads to ten rows.
  for (const table of new Set(all.map(([name]) => name))) await sql`analyze ${sql.table(table)}`.execute(db);
};
