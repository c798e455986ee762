import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import type { IssueTypeTable } from './issue-type.table.ts';
import type { IssueType } from './issue-type.ts';

export async function listIssueTypes(db: Db): Promise<IssueType[]> {
  const rows = await db.selectFrom('issue_type').selectAll().orderBy('sequence').orderBy('id').execute();
  return rows.map(toIssueType);
}

export async function findIssueType(db: Db, id: number): Promise<IssueType | null> {
  const row = await db.selectFrom('issue_type').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toIssueType(row) : null;
}

/** What several projects offer, in the order of their schemes: project id → its issue types. */
export async function listProjectIssueTypes(
  db: Db,
  projectIds: readonly number[],
): Promise<Map<number, IssueType[]>> {
  const byProject = new Map<number, IssueType[]>(projectIds.map((id) => [id, []]));
  if (projectIds.length === 0) return byProject;
  const rows = await db
    .selectFrom('project')
    .innerJoin('issue_type_scheme_entry as entry', 'entry.scheme_id', 'project.issue_type_scheme_id')
    .innerJoin('issue_type', 'issue_type.id', 'entry.issue_type_id')
    .selectAll('issue_type')
    .select('project.id as project_id')
    .where('project.id', 'in', projectIds)
    .orderBy('entry.sequence')
    .execute();
  for (const row of rows) byProject.get(row.project_id)?.push(toIssueType(row));
  return byProject;
}

export async function insertIssueType(db: Db, type: IssueType & { sequence: number }): Promise<void> {
  await db
    .insertInto('issue_type')
    .values({ ...type, subtask: type.subtask ? 1 : 0, name_lower: fold(type.name) })
    .execute();
}

const toIssueType = (row: Selectable<IssueTypeTable>): IssueType => ({
  id: row.id,
  name: row.name,
  description: row.description,
  icon: row.icon,
  subtask: row.subtask === 1,
});
