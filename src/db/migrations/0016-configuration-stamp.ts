import type { Migration } from '../migrate.ts';

/** What creating and editing an issue goes by; it changes rarely, and is read at each. */
const tables = [
  'status',
  'priority',
  'issue_type',
  'issue_type_scheme',
  'issue_type_scheme_entry',
  'priority_scheme',
  'priority_scheme_entry',
  'issue_security_scheme',
  'workflow',
  'workflow_scheme',
  'workflow_scheme_entry',
  'screen',
  'screen_tab',
  'screen_field',
  'screen_scheme',
  'screen_scheme_entry',
  'issue_type_screen_scheme',
  'issue_type_screen_scheme_entry',
  'project_field_scheme',
  'field_configuration',
  'field_configuration_item',
  'field_configuration_scheme',
  'field_configuration_scheme_entry',
  'custom_field',
  'custom_field_context',
  'custom_field_scope',
];

/** A random value that every change of the configuration renews: what was read under it can be kept. */
export const configurationStamp: Migration = async (db, engine) => {
  await db.schema
    .createTable('configuration_stamp')
    .addColumn('value', engine.columns.text, (c) => c.notNull())
    .execute();
  await db.insertInto('configuration_stamp').values({ value: 'first' }).execute();
  for (const table of tables) await engine.renewStampOnChange(db, table);
  // Each new issue takes its number from its project.
  await engine.renewStampOnChange(db, 'project', 'last_issue_number');
};
