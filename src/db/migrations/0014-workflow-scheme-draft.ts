import type { Migration } from '../migrate.ts';

/** What is to become of a workflow scheme that projects wear; what administrators note on transitions. */
export const workflowSchemeDraft: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;
  await engine.createTable(db, 'workflow_scheme_draft', 10000, (t) =>
    t
      .addColumn('scheme_id', integer, (c) =>
        c.notNull().unique().references('workflow_scheme.id').onDelete('cascade'),
      )
      .addColumn('default_workflow_id', integer, (c) => c.notNull().references('workflow.id'))
      .addColumn('last_modified', integer, (c) => c.notNull())
      .addColumn('last_modified_by', integer, (c) => c.references('app_user.id').onDelete('set null')),
  );
  await db.schema
    .createTable('workflow_scheme_draft_entry')
    .addColumn('draft_id', integer, (c) =>
      c.notNull().references('workflow_scheme_draft.id').onDelete('cascade'),
    )
    .addColumn('issue_type_id', integer, (c) => c.notNull().references('issue_type.id').onDelete('cascade'))
    .addColumn('workflow_id', integer, (c) => c.notNull().references('workflow.id'))
    .addPrimaryKeyConstraint('workflow_scheme_draft_entry_pk', ['draft_id', 'issue_type_id'])
    .execute();
  await db.schema
    .createTable('transition_property')
    .addColumn('workflow_id', integer, (c) => c.notNull().references('workflow.id').onDelete('cascade'))
    .addColumn('transition_id', integer, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('transition_property_pk', ['workflow_id', 'transition_id', 'key'])
    .execute();
};
