import type { AnyDb } from '../engine.ts';
import type { Migration } from '../migrate.ts';

/**
 * Workflows that are changed: their versions, their drafts, and what their steps take away from people. The properties
 * of transitions move to where the transitions are, so that they are copied, drafted and published with them.
 */
export const workflowDraft: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await db.schema
    .alterTable('workflow')
    .addColumn('version', integer, (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createTable('workflow_draft')
    .addColumn('workflow_id', integer, (c) => c.primaryKey().references('workflow.id').onDelete('cascade'))
    .addColumn('definition', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('last_modified', integer, (c) => c.notNull())
    .addColumn('last_modified_by', integer, (c) => c.references('app_user.id').onDelete('set null'))
    .execute();
  await db.schema
    .createTable('step_limit')
    .addColumn('workflow_id', integer, (c) => c.notNull().references('workflow.id').onDelete('cascade'))
    .addColumn('status_id', integer, (c) => c.notNull())
    .addColumn('subtasks', integer, (c) => c.notNull())
    .addColumn('permission', text, (c) => c.notNull())
    .addColumn('holder', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('step_limit_step')
    .on('step_limit')
    .columns(['workflow_id', 'status_id', 'subtasks'])
    .execute();
  await moveProperties(db);
  await db.schema.dropTable('transition_property').execute();
};

/** From the table into the definitions; @param db where both are still there */
export async function moveProperties(db: AnyDb): Promise<void> {
  const rows = await db
    .selectFrom('transition_property')
    .select(['workflow_id', 'transition_id', 'key', 'value'])
    .orderBy('key')
    .execute();
  for (const [id, own] of Map.groupBy(rows, (row) => row.workflow_id as number)) {
    const { definition } = await db
      .selectFrom('workflow')
      .select('definition')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const whole = JSON.parse(definition) as { transitions: { id: number; properties?: object }[] };
    for (const transition of whole.transitions) {
      const found = own.filter((row) => row.transition_id === transition.id);
      if (found.length > 0)
        transition.properties = Object.fromEntries(found.map(({ key, value }) => [key, value]));
    }
    await db
      .updateTable('workflow')
      .set({ definition: JSON.stringify(whole) })
      .where('id', '=', id)
      .execute();
  }
}
