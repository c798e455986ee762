import type { Db } from '../../db/engine.ts';
import type { SchemeRef, Wearer } from './worn-scheme.ts';

/**
 * Projects by name, each with the schemes that it wears: one statement.
 * @param standardPriorities id of the scheme of projects that were given no other
 * @param key of one project; null: all
 */
export async function listWearers(db: Db, standardPriorities: number, key: string | null): Promise<Wearer[]> {
  const rows = await db
    .selectFrom('project')
    .innerJoin('permission_scheme as permission', 'permission.id', 'project.permission_scheme_id')
    .innerJoin('workflow_scheme as workflow', 'workflow.id', 'project.workflow_scheme_id')
    .innerJoin('issue_type_scheme as type', 'type.id', 'project.issue_type_scheme_id')
    .innerJoin('priority_scheme as priority', (join) =>
      join.on((eb) =>
        eb('priority.id', '=', eb.fn.coalesce('project.priority_scheme_id', eb.lit(standardPriorities))),
      ),
    )
    .leftJoin('issue_security_scheme as security', 'security.id', 'project.issue_security_scheme_id')
    .leftJoin('notification_scheme as notification', 'notification.id', 'project.notification_scheme_id')
    .select(['project.id', 'project.key', 'project.name', 'project.archived'])
    .select(['permission.id as permission_id', 'permission.name as permission_name'])
    .select(['workflow.id as workflow_id', 'workflow.name as workflow_name'])
    .select(['type.id as type_id', 'type.name as type_name'])
    .select(['priority.id as priority_id', 'priority.name as priority_name'])
    .select(['security.id as security_id', 'security.name as security_name'])
    .select(['notification.id as notification_id', 'notification.name as notification_name'])
    .$if(key !== null, (query) => query.where('project.key', '=', key ?? ''))
    .orderBy('project.name_lower')
    .orderBy('project.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    archived: row.archived === 1,
    permissionScheme: { id: row.permission_id, name: row.permission_name },
    workflowScheme: { id: row.workflow_id, name: row.workflow_name },
    issueTypeScheme: { id: row.type_id, name: row.type_name },
    priorityScheme: { id: row.priority_id, name: row.priority_name },
    issueSecurityScheme: refOf(row.security_id, row.security_name),
    notificationScheme: refOf(row.notification_id, row.notification_name),
  }));
}

const refOf = (id: number | null, name: string | null): SchemeRef | null =>
  id === null ? null : { id, name: name ?? '' };
