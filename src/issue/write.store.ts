/** Writing issues. Each function runs in the caller's transaction. */
import type { Insertable, Updateable } from 'kysely';
import type { Db } from '../db/engine.ts';
import { fold } from '../kernel/fold.ts';
import type { IssueTable } from './issue.table.ts';

type Texts = 'summary' | 'description' | 'environment';
type Folded = `${Texts}_lower`;

/** A row without its folded twins: the store fills those. */
export type NewRow = Omit<Insertable<IssueTable>, 'id' | Folded>;
export type Changes = Omit<Updateable<IssueTable>, 'id' | Folded>;

const foldText = (text: string | null | undefined) =>
  text === null || text === undefined ? null : fold(text);

/** @returns the id */
export async function insertIssue(db: Db, row: NewRow): Promise<number> {
  const { id } = await db
    .insertInto('issue')
    .values({
      ...row,
      summary_lower: fold(row.summary),
      description_lower: foldText(row.description),
      environment_lower: foldText(row.environment),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Holds the issue until the transaction ends, so that two edits follow one another. @returns whether it is there */
export async function lockIssue(db: Db, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('issue')
    .set((eb) => ({ updated: eb.ref('updated') }))
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function updateIssue(db: Db, id: number, changes: Changes): Promise<void> {
  await db
    .updateTable('issue')
    .set({
      ...changes,
      ...(changes.summary !== undefined && { summary_lower: fold(changes.summary) }),
      ...(changes.description !== undefined && { description_lower: foldText(changes.description) }),
      ...(changes.environment !== undefined && { environment_lower: foldText(changes.environment) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Sub-tasks have the security level of their parent. */
export async function updateSubtaskLevels(db: Db, parentId: number, levelId: number | null): Promise<void> {
  await db
    .updateTable('issue')
    .set({ security_level_id: levelId })
    .where('parent_id', '=', parentId)
    .execute();
}

export async function putLabels(db: Db, issueId: number, labels: readonly string[]): Promise<void> {
  await db.deleteFrom('issue_label').where('issue_id', '=', issueId).execute();
  await insertLabels(db, issueId, labels);
}

export async function insertLabels(db: Db, issueId: number, labels: readonly string[]): Promise<void> {
  if (labels.length === 0) return;
  await db
    .insertInto('issue_label')
    .values(labels.map((label) => ({ issue_id: issueId, label, label_lower: fold(label) })))
    .execute();
}

export async function putComponents(db: Db, issueId: number, ids: readonly number[]): Promise<void> {
  await db.deleteFrom('issue_component').where('issue_id', '=', issueId).execute();
  await insertComponents(db, issueId, ids);
}

export async function insertComponents(db: Db, issueId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insertInto('issue_component')
    .values(ids.map((id) => ({ issue_id: issueId, component_id: id })))
    .execute();
}

export async function putVersions(
  db: Db,
  issueId: number,
  kind: 'fix' | 'affects',
  ids: readonly number[],
): Promise<void> {
  await db.deleteFrom('issue_version').where('issue_id', '=', issueId).where('kind', '=', kind).execute();
  await insertVersions(db, issueId, kind, ids);
}

export async function insertVersions(
  db: Db,
  issueId: number,
  kind: 'fix' | 'affects',
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insertInto('issue_version')
    .values(ids.map((id) => ({ issue_id: issueId, version_id: id, kind })))
    .execute();
}

export async function countSubtasks(db: Db, issueId: number): Promise<number> {
  const { count } = await db
    .selectFrom('issue')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('parent_id', '=', issueId)
    .executeTakeFirstOrThrow();
  return count;
}

/** With everything that hangs on it, its sub-tasks included. @returns whether it was there */
export async function removeIssue(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('issue').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
