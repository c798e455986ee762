import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** Who may, how work moves, and the projects that it moves in. */
export const permissionWorkflowProject: Migration = async (db, engine) => {
  const { text, integer } = engine.columns;

  await engine.createTable(db, 'global_grant', 10000, (t) =>
    t
      .addColumn('permission', text, (c) => c.notNull())
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade')),
  );
  await db.schema
    .createIndex('global_grant_group')
    .on('global_grant')
    .columns(['group_id', 'permission'])
    .execute();
  await db.schema
    .createIndex('global_grant_once')
    .unique()
    .on('global_grant')
    .expression(sql`permission, coalesce(group_id, 0)`)
    .execute();

  const named = (table: string, firstId: number) =>
    engine.createTable(db, table, firstId, (t) =>
      t
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('name_lower', text, (c) => c.notNull().unique())
        .addColumn('description', text, (c) => c.notNull()),
    );
  await named('permission_scheme', 10000);
  // The stock roles have 10000 to 10002.
  await named('project_role', 10100);
  await named('project_category', 10000);

  await engine.createTable(db, 'permission_grant', 10000, (t) =>
    t
      .addColumn('scheme_id', integer, (c) =>
        c.notNull().references('permission_scheme.id').onDelete('cascade'),
      )
      .addColumn('permission', text, (c) => c.notNull())
      .addColumn('holder_type', text, (c) => c.notNull())
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade'))
      .addColumn('role_id', integer, (c) => c.references('project_role.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade')),
  );
  await db.schema
    .createIndex('permission_grant_scheme')
    .on('permission_grant')
    .columns(['scheme_id', 'permission'])
    .execute();
  await db.schema
    .createIndex('permission_grant_once')
    .unique()
    .on('permission_grant')
    .expression(
      sql`scheme_id, permission, holder_type, coalesce(group_id, 0), coalesce(role_id, 0), coalesce(user_id, 0)`,
    )
    .execute();

  await engine.createTable(db, 'status', 10100, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('icon', text, (c) => c.notNull())
      .addColumn('category_id', integer, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull()),
  );
  await engine.createTable(db, 'priority', 10000, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('icon', text, (c) => c.notNull())
      .addColumn('color', text, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull()),
  );
  await engine.createTable(db, 'resolution', 10100, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull()),
  );
  await engine.createTable(db, 'issue_type', 10100, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('icon', text, (c) => c.notNull())
      .addColumn('subtask', integer, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull()),
  );
  await engine.createTable(db, 'issue_type_scheme', 10100, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('default_issue_type_id', integer, (c) => c.references('issue_type.id').onDelete('set null')),
  );
  await db.schema
    .createTable('issue_type_scheme_entry')
    .addColumn('scheme_id', integer, (c) =>
      c.notNull().references('issue_type_scheme.id').onDelete('cascade'),
    )
    .addColumn('issue_type_id', integer, (c) => c.notNull().references('issue_type.id'))
    .addColumn('sequence', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_type_scheme_entry_pk', ['scheme_id', 'issue_type_id'])
    .execute();

  await engine.createTable(db, 'workflow', 10000, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('definition', text, (c) => c.notNull()),
  );
  await engine.createTable(db, 'workflow_scheme', 10000, (t) =>
    t
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('default_workflow_id', integer, (c) => c.notNull().references('workflow.id')),
  );
  await db.schema
    .createTable('workflow_scheme_entry')
    .addColumn('scheme_id', integer, (c) => c.notNull().references('workflow_scheme.id').onDelete('cascade'))
    .addColumn('issue_type_id', integer, (c) => c.notNull().references('issue_type.id'))
    .addColumn('workflow_id', integer, (c) => c.notNull().references('workflow.id'))
    .addPrimaryKeyConstraint('workflow_scheme_entry_pk', ['scheme_id', 'issue_type_id'])
    .execute();

  await engine.createTable(db, 'project', 10000, (t) =>
    t
      .addColumn('key', text, (c) => c.notNull().unique())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull().unique())
      .addColumn('description', text, (c) => c.notNull())
      .addColumn('lead_user_id', integer, (c) => c.notNull().references('app_user.id'))
      .addColumn('url', text)
      .addColumn('assignee_type', text, (c) => c.notNull())
      .addColumn('type_key', text, (c) => c.notNull())
      .addColumn('category_id', integer, (c) => c.references('project_category.id').onDelete('set null'))
      .addColumn('permission_scheme_id', integer, (c) => c.notNull().references('permission_scheme.id'))
      .addColumn('workflow_scheme_id', integer, (c) => c.notNull().references('workflow_scheme.id'))
      .addColumn('issue_type_scheme_id', integer, (c) => c.notNull().references('issue_type_scheme.id'))
      .addColumn('last_issue_number', integer, (c) => c.notNull())
      .addColumn('archived', integer, (c) => c.notNull())
      .addColumn('created', integer, (c) => c.notNull()),
  );
  await db.schema
    .createIndex('project_permission_scheme')
    .on('project')
    .column('permission_scheme_id')
    .execute();
  await db.schema.createIndex('project_lead').on('project').column('lead_user_id').execute();
  // No reference to project: the key of a deleted project stays taken, so that an old link never opens a stranger's issue.
  await db.schema
    .createTable('project_key')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('project_id', integer, (c) => c.notNull())
    .execute();

  await engine.createTable(db, 'project_role_actor', 10000, (t) =>
    t
      .addColumn('role_id', integer, (c) => c.notNull().references('project_role.id').onDelete('cascade'))
      .addColumn('project_id', integer, (c) => c.references('project.id').onDelete('cascade'))
      .addColumn('user_id', integer, (c) => c.references('app_user.id').onDelete('cascade'))
      .addColumn('group_id', integer, (c) => c.references('app_group.id').onDelete('cascade')),
  );
  await db.schema
    .createIndex('project_role_actor_project')
    .on('project_role_actor')
    .columns(['project_id', 'role_id', 'user_id', 'group_id'])
    .execute();
  await db.schema
    .createIndex('project_role_actor_once')
    .unique()
    .on('project_role_actor')
    .expression(sql`role_id, coalesce(project_id, 0), coalesce(user_id, 0), coalesce(group_id, 0)`)
    .execute();
  await db.schema.createIndex('project_role_actor_user').on('project_role_actor').column('user_id').execute();

  await engine.createTable(db, 'component', 10000, (t) =>
    t
      .addColumn('project_id', integer, (c) => c.notNull().references('project.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull())
      .addColumn('description', text)
      .addColumn('lead_user_id', integer, (c) => c.references('app_user.id'))
      .addColumn('assignee_type', text, (c) => c.notNull())
      .addColumn('archived', integer, (c) => c.notNull())
      .addUniqueConstraint('component_name', ['project_id', 'name_lower']),
  );
  await engine.createTable(db, 'version', 10000, (t) =>
    t
      .addColumn('project_id', integer, (c) => c.notNull().references('project.id').onDelete('cascade'))
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_lower', text, (c) => c.notNull())
      .addColumn('description', text)
      .addColumn('start_date', text)
      .addColumn('release_date', text)
      .addColumn('released', integer, (c) => c.notNull())
      .addColumn('archived', integer, (c) => c.notNull())
      .addColumn('sequence', integer, (c) => c.notNull())
      .addUniqueConstraint('version_name', ['project_id', 'name_lower']),
  );
};
