import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** Of one project, or some, what is asked most is the order by update or creation: without a look at the rows, too. */
export const commonUpdate: Migration = async (db) => {
  await db.schema.dropIndex('issue_common').execute();
  await db.schema
    .createIndex('issue_common')
    .on('issue')
    .columns([
      'project_id',
      'archived',
      'security_level_id',
      'resolution_id',
      'status_id',
      'issue_type_id',
      'priority_id',
      'updated',
      'created',
      'id',
    ])
    .execute();
  await sql`analyze issue`.execute(db);
};
