/** Writing issues. Each function runs in the caller's transaction. */
import type { Compilable, Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../db/engine.ts';
import { termsOf, termsOrNull } from '../db/full-text.ts';
import { preparedInsert } from '../db/prepared.ts';
import { fold } from '../kernel/fold.ts';
import type { IssueTable } from './issue.table.ts';

type Texts = 'summary' | 'description' | 'environment';
export type Folded = `${Texts}_${'lower' | 'terms'}`;

/** A row without what its texts are sorted and found by: the store fills that. */
export type NewRow = Omit<IssueValues, Folded>;
export type Changes = Omit<Updateable<IssueTable>, 'id' | Folded>;

const foldText = (text: string | null | undefined) =>
  text === null || text === undefined ? null : fold(text);

export const issueColumns = [
  'project_id',
  'number',
  'issue_type_id',
  'status_id',
  'priority_id',
  'resolution_id',
  'summary',
  'description',
  'environment',
  'summary_lower',
  'description_lower',
  'environment_lower',
  'summary_terms',
  'description_terms',
  'environment_terms',
  'reporter_id',
  'assignee_id',
  'creator_id',
  'parent_id',
  'created',
  'updated',
  'resolved',
  'due_date',
  'time_original',
  'time_remaining',
  'time_spent',
  'security_level_id',
] as const;

export type IssueValues = Required<Pick<Insertable<IssueTable>, (typeof issueColumns)[number]>>;

const insertRows = preparedInsert<IssueValues, { id: number; project_id: number; number: number }>(
  issueColumns,
  (db, rows) => db.insertInto('issue').values(rows).returning(['id', 'project_id', 'number']),
);

/** A row with what its texts are sorted and found by. */
export const withTexts = <T extends Pick<NewRow, Texts>>(db: Db, row: T): T & Pick<IssueValues, Folded> => ({
  ...row,
  summary_lower: fold(row.summary),
  description_lower: foldText(row.description),
  environment_lower: foldText(row.environment),
  summary_terms: termsOf(db, row.summary),
  description_terms: termsOrNull(db, row.description),
  environment_terms: termsOrNull(db, row.environment),
});

/** @returns the ids, in the order of `rows` */
export async function insertIssues(db: Db, rows: readonly NewRow[]): Promise<number[]> {
  const made = await insertRows(
    db,
    rows.map((row) => withTexts(db, row)),
  );
  // Engines promise no order of what an insertion returns.
  const ids = new Map(made.map((row) => [`${row.project_id} ${row.number}`, row.id]));
  return rows.map((row) => ids.get(`${row.project_id} ${row.number}`) ?? 0);
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
      ...(changes.summary !== undefined && {
        summary_lower: fold(changes.summary),
        summary_terms: termsOf(db, changes.summary),
      }),
      ...(changes.description !== undefined && {
        description_lower: foldText(changes.description),
        description_terms: termsOrNull(db, changes.description),
      }),
      ...(changes.environment !== undefined && {
        environment_lower: foldText(changes.environment),
        environment_terms: termsOrNull(db, changes.environment),
      }),
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
  await insertLabels(
    db,
    labels.map((label) => ({ issueId, label })),
  );
}

const insertLabelRows = preparedInsert<{ issue_id: number; label: string; label_lower: string }, never>(
  ['issue_id', 'label', 'label_lower'],
  (db, rows) => db.insertInto('issue_label').values(rows) as Compilable<never>,
);

export async function insertLabels(
  db: Db,
  labels: readonly { issueId: number; label: string }[],
): Promise<void> {
  if (labels.length === 0) return;
  await insertLabelRows(
    db,
    labels.map(({ issueId, label }) => ({ issue_id: issueId, label, label_lower: fold(label) })),
  );
}

export async function putComponents(db: Db, issueId: number, ids: readonly number[]): Promise<void> {
  await db.deleteFrom('issue_component').where('issue_id', '=', issueId).execute();
  await insertComponents(
    db,
    ids.map((componentId) => ({ issueId, componentId })),
  );
}

export async function insertComponents(
  db: Db,
  components: readonly { issueId: number; componentId: number }[],
): Promise<void> {
  if (components.length === 0) return;
  await db
    .insertInto('issue_component')
    .values(components.map(({ issueId, componentId }) => ({ issue_id: issueId, component_id: componentId })))
    .execute();
}

export async function putVersions(
  db: Db,
  issueId: number,
  kind: 'fix' | 'affects',
  ids: readonly number[],
): Promise<void> {
  await db.deleteFrom('issue_version').where('issue_id', '=', issueId).where('kind', '=', kind).execute();
  await insertVersions(
    db,
    ids.map((versionId) => ({ issueId, kind, versionId })),
  );
}

export async function insertVersions(
  db: Db,
  versions: readonly { issueId: number; kind: 'fix' | 'affects'; versionId: number }[],
): Promise<void> {
  if (versions.length === 0) return;
  await db
    .insertInto('issue_version')
    .values(
      versions.map(({ issueId, kind, versionId }) => ({ issue_id: issueId, version_id: versionId, kind })),
    )
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

export type FamilyMember = Pick<
  Selectable<IssueTable>,
  'id' | 'number' | 'project_id' | 'security_level_id' | 'reporter_id' | 'assignee_id'
> & { readonly project_key: string };

/** An issue and its sub-tasks. */
export const listFamily = (db: Db, id: number): Promise<FamilyMember[]> =>
  db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select(['issue.id', 'issue.number', 'issue.project_id', 'project.key as project_key'])
    .select(['issue.security_level_id', 'issue.reporter_id', 'issue.assignee_id'])
    .where((eb) => eb.or([eb('issue.id', '=', id), eb('issue.parent_id', '=', id)]))
    .execute();

/** With everything that hangs on it, its sub-tasks included. @returns whether it was there */
export async function removeIssue(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('issue').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
