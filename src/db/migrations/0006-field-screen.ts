import { sql } from 'kysely';
import type { AnyDb, Engine } from '../engine.ts';
import type { Migration } from '../migrate.ts';

/** Custom fields, the screens that fields stand on, and how fields behave in which project. */
export const fieldScreen: Migration = async (db, engine) => {
  await customFields(db, engine);
  await customFieldValues(db, engine);
  await screens(db, engine);
  await screenSchemes(db, engine);
  await configurations(db, engine);
  await stock(db);
};

async function customFields(db: AnyDb, engine: Engine): Promise<void> {
  const { text, integer } = engine.columns;
  await engine.createTable(db, 'custom_field', 10000, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('type', text, (c) => c.notNull())
      .addColumn('searcher', text),
  );
  await engine.createTable(db, 'custom_field_context', 10100, (t) =>
    t
      .addColumn('field_id', integer, (c) => c.notNull().references('custom_field.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('all_projects', integer, (c) => c.notNull())
      .addColumn('all_issue_types', integer, (c) => c.notNull()),
  );
  await index(db, 'custom_field_context', ['field_id']);
  await db.schema
    .createTable('custom_field_scope')
    .addColumn('context_id', integer, (c) =>
      c.notNull().references('custom_field_context.id').onDelete('cascade'),
    )
    .addColumn('project_id', integer, (c) => c.references('project.id').onDelete('cascade'))
    .addColumn('issue_type_id', integer, (c) => c.references('issue_type.id').onDelete('cascade'))
    .execute();
  for (const column of ['context_id', 'project_id', 'issue_type_id']) {
    await index(db, 'custom_field_scope', [column]);
  }
  await engine.createTable(db, 'custom_field_option', 10000, (t) =>
    t
      .addColumn('context_id', integer, (c) =>
        c.notNull().references('custom_field_context.id').onDelete('cascade'),
      )
      .addColumn('parent_id', integer, (c) => c.references('custom_field_option.id').onDelete('cascade'))
      .addColumn('value', text, (c) => c.notNull())
      .addColumn('value_lower', text, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull())
      .addColumn('disabled', integer, (c) => c.notNull()),
  );
  await index(db, 'custom_field_option', ['parent_id']);
  await db.schema
    .createIndex('custom_field_option_once')
    .unique()
    .on('custom_field_option')
    .expression(sql`context_id, coalesce(parent_id, 0), value_lower`)
    .execute();
}

async function customFieldValues(db: AnyDb, engine: Engine): Promise<void> {
  const { text, integer, real } = engine.columns;
  await engine.createTable(db, 'custom_field_value', 10000, (t) =>
    t
      .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
      .addColumn('field_id', integer, (c) => c.notNull().references('custom_field.id').onDelete('cascade'))
      .addColumn('sequence', integer, (c) => c.notNull())
      .addColumn('text', text)
      .addColumn('text_lower', text)
      .addColumn('term_lower', text)
      .addColumn('number', real)
      .addColumn('instant', integer)
      .addColumn('day', text)
      .addColumn('option_id', integer, (c) => c.references('custom_field_option.id').onDelete('cascade'))
      .addColumn('child_option_id', integer, (c) =>
        c.references('custom_field_option.id').onDelete('set null'),
      )
      .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade'))
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade'))
      .addColumn('project_id', integer, (c) => c.references('project.id').onDelete('cascade'))
      .addColumn('version_id', integer, (c) => c.references('version.id').onDelete('cascade'))
      .addColumn('updated', integer, (c) => c.notNull()),
  );
  await db.schema
    .createIndex('custom_field_value_issue')
    .on('custom_field_value')
    .columns(['issue_id', 'field_id'])
    .execute();
  await db.schema
    .createIndex('custom_field_value_field')
    .on('custom_field_value')
    .columns(['field_id', 'updated'])
    .execute();
  // A value is in one column: each index holds only the rows of its kind. By the value first, since rows of one kind
  // are also looked for by what they point to (a version that goes).
  for (const column of [
    'term_lower',
    'number',
    'instant',
    'day',
    'option_id',
    'child_option_id',
    'user_id',
    'group_id',
    'project_id',
    'version_id',
  ]) {
    await db.schema
      .createIndex(`custom_field_value_${column}`)
      .on('custom_field_value')
      .columns([column, 'field_id'])
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
}

async function screens(db: AnyDb, engine: Engine): Promise<void> {
  const { text, integer } = engine.columns;
  await named(db, engine, 'screen', 10000);
  await engine.createTable(db, 'screen_tab', 10000, (t) =>
    t
      .addColumn('screen_id', integer, (c) => c.notNull().references('screen.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull()),
  );
  await index(db, 'screen_tab', ['screen_id', 'sequence']);
  await db.schema
    .createTable('screen_field')
    .addColumn('screen_id', integer, (c) => c.notNull().references('screen.id').onDelete('cascade'))
    .addColumn('tab_id', integer, (c) => c.notNull().references('screen_tab.id').onDelete('cascade'))
    .addColumn('field_id', text, (c) => c.notNull())
    .addColumn('sequence', integer, (c) => c.notNull())
    .addColumn('show_when_empty', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('screen_field_pk', ['screen_id', 'field_id'])
    .execute();
  await index(db, 'screen_field', ['tab_id', 'sequence']);
  await index(db, 'screen_field', ['field_id']);
}

async function screenSchemes(db: AnyDb, engine: Engine): Promise<void> {
  const { text, integer } = engine.columns;
  await named(db, engine, 'screen_scheme', 10000);
  await db.schema
    .createTable('screen_scheme_entry')
    .addColumn('scheme_id', integer, (c) => c.notNull().references('screen_scheme.id').onDelete('cascade'))
    .addColumn('operation', text, (c) => c.notNull())
    .addColumn('screen_id', integer, (c) => c.notNull().references('screen.id'))
    .addPrimaryKeyConstraint('screen_scheme_entry_pk', ['scheme_id', 'operation'])
    .execute();
  await index(db, 'screen_scheme_entry', ['screen_id']);
  await named(db, engine, 'issue_type_screen_scheme', 10000);
  await byIssueType(db, engine, 'issue_type_screen_scheme', 'screen_scheme_id', 'screen_scheme');
}

async function configurations(db: AnyDb, engine: Engine): Promise<void> {
  const { text, integer } = engine.columns;
  await named(db, engine, 'field_configuration', 10100);
  await db.schema
    .createTable('field_configuration_item')
    .addColumn('configuration_id', integer, (c) =>
      c.notNull().references('field_configuration.id').onDelete('cascade'),
    )
    .addColumn('field_id', text, (c) => c.notNull())
    .addColumn('hidden', integer, (c) => c.notNull())
    .addColumn('required', integer, (c) => c.notNull())
    .addColumn('description', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('field_configuration_item_pk', ['configuration_id', 'field_id'])
    .execute();
  await named(db, engine, 'field_configuration_scheme', 10000);
  await byIssueType(db, engine, 'field_configuration_scheme', 'configuration_id', 'field_configuration');
  await db.schema
    .createTable('project_field_scheme')
    .addColumn('project_id', integer, (c) => c.primaryKey().references('project.id').onDelete('cascade'))
    .addColumn('issue_type_screen_scheme_id', integer, (c) => c.references('issue_type_screen_scheme.id'))
    .addColumn('field_configuration_scheme_id', integer, (c) => c.references('field_configuration_scheme.id'))
    .execute();
  await index(db, 'project_field_scheme', ['issue_type_screen_scheme_id']);
  await index(db, 'project_field_scheme', ['field_configuration_scheme_id']);
}

/** Something that administrators give a name to, which nothing else of its kind has. */
async function named(db: AnyDb, engine: Engine, table: string, firstId: number): Promise<void> {
  const { text } = engine.columns;
  await engine.createTable(db, table, firstId, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull()),
  );
}

/** What a scheme says of each issue type; an entry without one holds for all others. */
async function byIssueType(
  db: AnyDb,
  engine: Engine,
  scheme: string,
  column: string,
  target: string,
): Promise<void> {
  const { integer } = engine.columns;
  const table = `${scheme}_entry`;
  await db.schema
    .createTable(table)
    .addColumn('scheme_id', integer, (c) => c.notNull().references(`${scheme}.id`).onDelete('cascade'))
    .addColumn('issue_type_id', integer, (c) => c.references('issue_type.id').onDelete('cascade'))
    .addColumn(column, integer, (c) => c.notNull().references(`${target}.id`))
    .execute();
  await db.schema
    .createIndex(`${table}_once`)
    .unique()
    .on(table)
    .expression(sql`scheme_id, coalesce(issue_type_id, 0)`)
    .execute();
  await index(db, table, ['issue_type_id']);
  await index(db, table, [column]);
}

async function index(db: AnyDb, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}

/** What every Jira begins with, under Jira's own ids. */
async function stock(db: AnyDb): Promise<void> {
  for (const [table, id, name, description] of [
    ['screen', 1, 'Default Screen', 'Allows to update all system fields.'],
    ['screen', 2, 'Workflow Screen', 'This screen is used in the workflow and enables you to assign issues'],
    [
      'screen',
      3,
      'Resolve Issue Screen',
      'Allows to set resolution, change fix versions and assign an issue.',
    ],
    ['screen_scheme', 1, 'Default Screen Scheme', 'Default Screen Scheme'],
    [
      'issue_type_screen_scheme',
      1,
      'Default Issue Type Screen Scheme',
      'The default issue type screen scheme',
    ],
    ['field_configuration', 10000, 'Default Field Configuration', 'The default field configuration'],
  ] as const) {
    await db.insertInto(table).values({ id, name, name_lower: name.toLowerCase(), description }).execute();
  }
  for (const [id, fields] of stockScreens) {
    await db.insertInto('screen_tab').values({ id, screen_id: id, name: 'Field Tab', sequence: 0 }).execute();
    await db
      .insertInto('screen_field')
      .values(
        fields.map((field_id, sequence) => ({
          screen_id: id,
          tab_id: id,
          field_id,
          sequence,
          show_when_empty: 0,
        })),
      )
      .execute();
  }
  await db
    .insertInto('screen_scheme_entry')
    .values({ scheme_id: 1, operation: 'default', screen_id: 1 })
    .execute();
  await db
    .insertInto('issue_type_screen_scheme_entry')
    .values({ scheme_id: 1, issue_type_id: null, screen_scheme_id: 1 })
    .execute();
}

const stockScreens: readonly [number, readonly string[]][] = [
  [
    1,
    [
      'summary',
      'issuetype',
      'security',
      'priority',
      'duedate',
      'components',
      'versions',
      'fixVersions',
      'assignee',
      'reporter',
      'environment',
      'description',
      'timetracking',
      'attachment',
      'labels',
      'issuelinks',
      'worklog',
    ],
  ],
  [2, ['assignee']],
  [3, ['resolution', 'fixVersions', 'assignee', 'worklog']],
];
