import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** What people keep for looking at issues: filters, dashboards, with whom they share them, columns, preferences. */
export const filterDashboard: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await engine.createTable(db, 'saved_filter', 10000, (t) =>
    t
      .addColumn('owner_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('jql', text, (c) => c.notNull())
      .addUniqueConstraint('saved_filter_name', ['owner_id', 'name_lower']),
  );
  await db.schema.createIndex('saved_filter_by_name').on('saved_filter').column('name_lower').execute();

  // The stock dashboard has 10000.
  await engine.createTable(db, 'dashboard', 10100, (t) =>
    t
      .addColumn('owner_id', integer, (c) => c.references('app_user.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull())
      .addColumn('description', text, (c) => c.notNull())
      .addUniqueConstraint('dashboard_name', ['owner_id', 'name_lower']),
  );
  await db
    .insertInto('dashboard')
    .values({
      id: 10000,
      owner_id: null,
      name: 'System Dashboard',
      name_lower: 'system dashboard',
      description: '',
    })
    .execute();

  await engine.createTable(db, 'share', 10000, (t) =>
    t
      .addColumn('filter_id', integer, (c) => c.references('saved_filter.id').onDelete('cascade'))
      .addColumn('dashboard_id', integer, (c) => c.references('dashboard.id').onDelete('cascade'))
      .addColumn('type', text, (c) => c.notNull())
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade'))
      .addColumn('project_id', integer, (c) => c.references('project.id').onDelete('cascade'))
      .addColumn('role_id', integer, (c) => c.references('project_role.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade'))
      .addColumn('editable', integer, (c) => c.notNull()),
  );
  await db.schema
    .createIndex('share_once')
    .unique()
    .on('share')
    .expression(
      sql`coalesce(filter_id, 0), coalesce(dashboard_id, 0), type, coalesce(group_id, 0), coalesce(project_id, 0), coalesce(role_id, 0), coalesce(user_id, 0)`,
    )
    .execute();
  for (const column of ['filter_id', 'dashboard_id', 'group_id', 'project_id', 'role_id', 'user_id']) {
    await db.schema.createIndex(`share_${column}`).on('share').column(column).execute();
  }
  await db.insertInto('share').values({ dashboard_id: 10000, type: 'global', editable: 0 }).execute();

  for (const [table, of] of [
    ['filter_favourite', 'saved_filter'],
    ['dashboard_favourite', 'dashboard'],
  ] as const) {
    const noun = of === 'dashboard' ? 'dashboard_id' : 'filter_id';
    await db.schema
      .createTable(table)
      .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
      .addColumn(noun, integer, (c) => c.notNull().references(`${of}.id`).onDelete('cascade'))
      .addPrimaryKeyConstraint(`${table}_pk`, ['user_id', noun])
      .execute();
    await db.schema.createIndex(`${table}_${noun}`).on(table).column(noun).execute();
  }

  await db.schema
    .createTable('filter_column')
    .addColumn('filter_id', integer, (c) => c.notNull().references('saved_filter.id').onDelete('cascade'))
    .addColumn('sequence', integer, (c) => c.notNull())
    .addColumn('field_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('filter_column_pk', ['filter_id', 'sequence'])
    .execute();
  await db.schema
    .createTable('standard_column')
    .addColumn('sequence', integer, (c) => c.notNull().primaryKey())
    .addColumn('field_id', text, (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('user_preference')
    .addColumn('user_id', integer, (c) => c.notNull().references('app_user.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('user_preference_pk', ['user_id', 'key'])
    .execute();

  await engine.createTable(db, 'dashboard_gadget', 10000, (t) =>
    t
      .addColumn('dashboard_id', integer, (c) => c.notNull().references('dashboard.id').onDelete('cascade'))
      .addColumn('module_key', text, (c) => c.notNull())
      .addColumn('title', text, (c) => c.notNull())
      .addColumn('color', text, (c) => c.notNull())
      .addColumn('row_number', integer, (c) => c.notNull())
      .addColumn('column_number', integer, (c) => c.notNull()),
  );
  await db.schema
    .createIndex('dashboard_gadget_dashboard')
    .on('dashboard_gadget')
    .column('dashboard_id')
    .execute();
  await db.schema
    .createTable('gadget_property')
    .addColumn('gadget_id', integer, (c) => c.notNull().references('dashboard_gadget.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('gadget_property_pk', ['gadget_id', 'key'])
    .execute();
};
