import type { Selectable } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { mayBrowseProject } from '../permission/visible.sql.ts';
import type { ProjectTable } from './project.table.ts';
import type { Project, ProjectAssigneeType } from './project.ts';

/** Only when `actor` may browse it: hidden and missing are one answer. */
export async function findVisibleProjectById(db: Db, actor: Actor, id: number): Promise<Project | null> {
  const row = await db
    .selectFrom('project')
    .selectAll('project')
    .where('project.id', '=', id)
    .where(mayBrowseProject(actor))
    .executeTakeFirst();
  return row ? toProject(row) : null;
}

/** By a key that it has or had, compared as it stands. */
export async function findVisibleProjectByKey(db: Db, actor: Actor, key: string): Promise<Project | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('project_key', 'project_key.project_id', 'project.id')
    .selectAll('project')
    .where('project_key.key', '=', key)
    .where(mayBrowseProject(actor))
    .executeTakeFirst();
  return row ? toProject(row) : null;
}

export async function takeIssueNumber(db: Db, projectId: number): Promise<number | null> {
  const row = await db
    .updateTable('project')
    .set((eb) => ({ last_issue_number: eb('last_issue_number', '+', 1) }))
    .where('id', '=', projectId)
    .returning('last_issue_number')
    .executeTakeFirst();
  return row?.last_issue_number ?? null;
}

export const toProject = (row: Selectable<ProjectTable>): Project => ({
  id: row.id,
  key: row.key,
  name: row.name,
  description: row.description,
  leadId: row.lead_user_id,
  url: row.url,
  assigneeType: row.assignee_type as ProjectAssigneeType,
  typeKey: row.type_key,
  categoryId: row.category_id,
  permissionSchemeId: row.permission_scheme_id,
  workflowSchemeId: row.workflow_scheme_id,
  issueTypeSchemeId: row.issue_type_scheme_id,
  archived: row.archived === 1,
  created: row.created,
});
