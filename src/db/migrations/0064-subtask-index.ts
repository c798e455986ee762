import type { Migration } from '../migrate.ts';

/**
 * Most issues have no parent, and where none has, an index of all of them looks as if each parent had them all as its
 * sub-tasks: SQLite then went through every issue for the sub-tasks of one.
 */
export const subtaskIndex: Migration = async (db) => {
  await db.schema.dropIndex('issue_parent_id').execute();
  await db.schema
    .createIndex('issue_parent_id')
    .on('issue')
    .column('parent_id')
    .where('parent_id', 'is not', null)
    .execute();
};
