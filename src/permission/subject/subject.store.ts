/** What a question about permissions is about, found through what the actor may see. */
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { mayBrowseIssue, mayBrowseProject } from '../visible.sql.ts';
import type { IssueName, PermissionSubject, ProjectName, SubjectProject } from './subject.ts';

/** By its id, or by a key that it has or had. */
export async function findVisibleProject(
  db: Db,
  actor: Actor,
  name: ProjectName,
): Promise<SubjectProject | null> {
  const row = await db
    .selectFrom('project')
    .select(['project.id', 'project.key', 'project.name', 'project.permission_scheme_id'])
    .$if('id' in name, (query) => query.where('project.id', '=', 'id' in name ? name.id : 0))
    .$if('key' in name, (query) =>
      query.where('project.id', '=', (eb) =>
        eb
          .selectFrom('project_key')
          .select('project_key.project_id')
          .where('project_key.key', '=', 'key' in name ? name.key : ''),
      ),
    )
    .where(mayBrowseProject(actor))
    .executeTakeFirst();
  return row
    ? { id: row.id, key: row.key, name: row.name, permissionSchemeId: row.permission_scheme_id }
    : null;
}

/** By its id or its key, with a key that its project has or had. */
export async function findVisibleIssue(
  db: Db,
  actor: Actor,
  name: IssueName,
): Promise<PermissionSubject | null> {
  const row = await db
    .selectFrom('issue')
    .select([
      'issue.project_id',
      'issue.issue_type_id',
      'issue.status_id',
      'issue.parent_id',
      'issue.reporter_id',
      'issue.assignee_id',
      'issue.archived',
    ])
    .$if('id' in name, (query) => query.where('issue.id', '=', 'id' in name ? name.id : 0))
    .$if('number' in name, (query) =>
      query
        .where('issue.number', '=', 'number' in name ? name.number : 0)
        .where('issue.project_id', '=', (eb) =>
          eb
            .selectFrom('project_key')
            .select('project_key.project_id')
            .where('project_key.key', '=', 'projectKey' in name ? name.projectKey : ''),
        ),
    )
    .where(mayBrowseIssue(actor, 'each'))
    .executeTakeFirst();
  return row
    ? {
        projectId: row.project_id,
        issueTypeId: row.issue_type_id,
        statusId: row.status_id,
        parentId: row.parent_id,
        reporterId: row.reporter_id,
        assigneeId: row.assignee_id,
        archived: row.archived,
      }
    : null;
}

/** The project wears another permission scheme from now on. */
export const updateProjectScheme = async (db: Db, projectId: number, schemeId: number): Promise<void> => {
  await db
    .updateTable('project')
    .set({ permission_scheme_id: schemeId })
    .where('id', '=', projectId)
    .execute();
};
