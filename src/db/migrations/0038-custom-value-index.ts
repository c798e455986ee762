import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/**
 * Values of custom fields lead to their issues without a look at the rows: an index has the issue as its last column.
 * What is compared by more and less begins with the field, the others with what they point to, which may go.
 */
export const customValueIndex: Migration = async (db) => {
  for (const [column, columns] of [
    ['number', ['field_id', 'number', 'issue_id']],
    ['instant', ['field_id', 'instant', 'issue_id']],
    ['day', ['field_id', 'day', 'issue_id']],
    ['term_lower', ['term_lower', 'field_id', 'issue_id']],
    ['option_id', ['option_id', 'field_id', 'issue_id']],
    ['user_id', ['user_id', 'field_id', 'issue_id']],
    ['group_id', ['group_id', 'field_id', 'issue_id']],
    ['project_id', ['project_id', 'field_id', 'issue_id']],
    ['version_id', ['version_id', 'field_id', 'issue_id']],
  ] as const) {
    const name = `custom_field_value_${column}`;
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on('custom_field_value')
      .columns([...columns])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
};
