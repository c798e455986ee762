import type { Db } from '../../db/engine.ts';
import { inRole } from '../../permission/holder.sql.ts';
import type { StatusMove } from './condition.ts';

/** The roles that a user has in a project, by themselves or by a group. */
export async function rolesOf(db: Db, userId: number, projectId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('project_role')
    .select('project_role.id')
    .where((eb) => inRole(eb.val(userId), eb.ref('project_role.id'), eb.val(projectId)))
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The statuses of all sub-tasks, whoever may see them, each once. */
export async function listSubtaskStatuses(db: Db, parentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('issue')
    .select('status_id')
    .distinct()
    .where('parent_id', '=', parentId)
    .execute();
  return rows.map((row) => row.status_id);
}

/** Every change of the status of an issue, oldest first. */
export async function listStatusMoves(db: Db, issueId: number): Promise<StatusMove[]> {
  const rows = await db
    .selectFrom('change_group')
    .innerJoin('change_item as item', 'item.group_id', 'change_group.id')
    .select(['change_group.author_id', 'item.from_value', 'item.to_value'])
    .where('change_group.issue_id', '=', issueId)
    .where('item.field_type', '=', 'jira')
    .where('item.field_id', '=', 'status')
    .orderBy('change_group.created')
    .orderBy('change_group.id')
    .orderBy('item.id')
    .execute();
  return rows.map((row) => ({
    fromStatusId: Number(row.from_value),
    toStatusId: Number(row.to_value),
    authorId: row.author_id,
  }));
}

/** null: there is no such issue. */
export async function findStatusOf(db: Db, issueId: number): Promise<number | null> {
  const row = await db.selectFrom('issue').select('status_id').where('id', '=', issueId).executeTakeFirst();
  return row?.status_id ?? null;
}

/** Who leads a project; null: there is no such project. */
export async function findLead(db: Db, projectId: number): Promise<number | null> {
  const row = await db
    .selectFrom('project')
    .select('lead_user_id')
    .where('id', '=', projectId)
    .executeTakeFirst();
  return row?.lead_user_id ?? null;
}
