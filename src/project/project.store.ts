import type { Selectable } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { lockRows } from '../db/lock.ts';
import { onlyRow, preparedWrite } from '../db/prepared.ts';
import { fold } from '../kernel/fold.ts';
import { readFor } from '../permission/prepared-read.sql.ts';
import { mayBrowseProject } from '../permission/visible.sql.ts';
import type { ProjectTable } from './project.table.ts';
import type { Project, ProjectAssigneeType } from './project.ts';

const byId = readFor<{ id: number }, Selectable<ProjectTable>>((db, value, reader) =>
  db
    .selectFrom('project')
    .selectAll('project')
    .where('project.id', '=', value('id'))
    .where(mayBrowseProject(reader)),
);

/** Only when `actor` may browse it: hidden and missing are one answer. */
export async function findVisibleProjectById(db: Db, actor: Actor, id: number): Promise<Project | null> {
  const row = onlyRow(await byId(db, actor, { id }));
  return row && toProject(row);
}

/** Those of `ids` that `actor` may browse. */
export async function listVisibleProjects(db: Db, actor: Actor, ids: readonly number[]): Promise<Project[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('project')
    .selectAll('project')
    .where('project.id', 'in', ids)
    .where(mayBrowseProject(actor))
    .execute();
  return rows.map(toProject);
}

const byKey = readFor<{ key: string }, Selectable<ProjectTable>>((db, value, reader) =>
  db
    .selectFrom('project')
    .innerJoin('project_key', 'project_key.project_id', 'project.id')
    .selectAll('project')
    .where('project_key.key', '=', value('key'))
    .where(mayBrowseProject(reader)),
);

/** By a key that it has or had, compared as it stands. */
export async function findVisibleProjectByKey(db: Db, actor: Actor, key: string): Promise<Project | null> {
  const row = onlyRow(await byKey(db, actor, { key }));
  return row && toProject(row);
}

export interface NewProject extends Omit<Project, 'id' | 'archived'> {}

/** @throws a duplicate where the key or the name is taken */
export async function insertProject(db: Db, project: NewProject): Promise<number> {
  const { id } = await db
    .insertInto('project')
    .values({
      key: project.key,
      name: project.name,
      name_lower: fold(project.name),
      description: project.description,
      lead_user_id: project.leadId,
      url: project.url,
      assignee_type: project.assigneeType,
      type_key: project.typeKey,
      category_id: project.categoryId,
      permission_scheme_id: project.permissionSchemeId,
      workflow_scheme_id: project.workflowSchemeId,
      issue_type_scheme_id: project.issueTypeSchemeId,
      issue_security_scheme_id: project.issueSecuritySchemeId,
      notification_scheme_id: project.notificationSchemeId,
      avatar_id: project.avatarId,
      last_issue_number: 0,
      archived: 0,
      created: project.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertKey(db, id, project.key);
  return id;
}

/** @throws a duplicate where the key or the name is taken */
export async function updateProject(db: Db, before: Project, after: Project): Promise<void> {
  await db
    .updateTable('project')
    .set({
      key: after.key,
      name: after.name,
      name_lower: fold(after.name),
      description: after.description,
      lead_user_id: after.leadId,
      url: after.url,
      assignee_type: after.assigneeType,
      type_key: after.typeKey,
      category_id: after.categoryId,
      permission_scheme_id: after.permissionSchemeId,
      notification_scheme_id: after.notificationSchemeId,
      avatar_id: after.avatarId,
      archived: after.archived ? 1 : 0,
    })
    .where('id', '=', after.id)
    .execute();
  if (after.key !== before.key && (await findKeyOwner(db, after.key)) === null) {
    await insertKey(db, after.id, after.key);
  }
}

const insertKey = (db: Db, projectId: number, key: string) =>
  db.insertInto('project_key').values({ key, project_id: projectId }).execute();

/** Its issues, components and versions go with it; its keys stay taken, and clients learn which work logs went. */
export async function removeProject(db: Db, id: number, now: number): Promise<void> {
  await db
    .insertInto('worklog_deletion')
    .columns(['worklog_id', 'deleted'])
    .expression((eb) =>
      eb
        .selectFrom('worklog')
        .innerJoin('issue', 'issue.id', 'worklog.issue_id')
        .select((row) => ['worklog.id', row.val(now).as('deleted')])
        .where('issue.project_id', '=', id),
    )
    .execute();
  await db.deleteFrom('project').where('id', '=', id).execute();
}

/** Whose key this is or was: the id of a project, which may be gone; null: nobody's. */
export async function findKeyOwner(db: Db, key: string): Promise<number | null> {
  const row = await db
    .selectFrom('project_key')
    .select('project_id')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.project_id ?? null;
}

/** The name of the project, whoever asks; null: there is none. */
export async function findProjectName(db: Db, id: number): Promise<string | null> {
  const row = await db.selectFrom('project').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

/** The id of the project of this name, whatever the case; null: there is none. */
export async function findProjectOfName(db: Db, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('project')
    .select('id')
    .where('name_lower', '=', fold(name))
    .executeTakeFirst();
  return row?.id ?? null;
}

const takeNumbers = preparedWrite<{ project: number; count: number }, { last_issue_number: number }>(
  (db, value) =>
    db
      .updateTable('project')
      .set((eb) => ({ last_issue_number: eb('last_issue_number', '+', value('count')) }))
      .where('id', '=', value('project'))
      .returning('last_issue_number'),
);

export async function takeIssueNumbers(db: Db, projectId: number, count: number): Promise<number | null> {
  return onlyRow(await takeNumbers(db, { project: projectId, count }))?.last_issue_number ?? null;
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
  issueSecuritySchemeId: row.issue_security_scheme_id,
  notificationSchemeId: row.notification_scheme_id,
  avatarId: row.avatar_id,
  archived: row.archived === 1,
  created: row.created,
});

/** Held until the transaction ends: two changes follow one another. */
export const lockProject = (db: Db, id: number): Promise<void> => lockRows(db, 'project', id);
