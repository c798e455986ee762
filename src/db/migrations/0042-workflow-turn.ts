import type { Migration } from '../migrate.ts';

/**
 * Counts up whenever statuses may be taken away from the issues of a project: whoever makes one in a single statement
 * sees by it that the workflow is another one than was read.
 */
export const workflowTurn: Migration = async (db, engine) => {
  await db.schema
    .alterTable('project')
    .addColumn('workflow_turn', engine.columns.integer, (c) => c.notNull().defaultTo(0))
    .execute();
};
