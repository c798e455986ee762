import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { IssueTypeScheme, Orphan } from './issue-type-scheme.ts';

const columns = ['id', 'name', 'description', 'default_issue_type_id as defaultIssueTypeId'] as const;

/** By name. */
export async function listSchemes(db: Db): Promise<IssueTypeScheme[]> {
  const rows = await db.selectFrom('issue_type_scheme').select(columns).orderBy('name_lower').execute();
  const entries = await db
    .selectFrom('issue_type_scheme_entry')
    .select(['scheme_id', 'issue_type_id'])
    .orderBy('scheme_id')
    .orderBy('sequence')
    .execute();
  const offered = Map.groupBy(entries, (entry) => entry.scheme_id);
  return rows.map((row) => ({
    ...row,
    issueTypeIds: (offered.get(row.id) ?? []).map((entry) => entry.issue_type_id),
  }));
}

export async function findScheme(db: Db, id: number): Promise<IssueTypeScheme | null> {
  const row = await db
    .selectFrom('issue_type_scheme')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const entries = await db
    .selectFrom('issue_type_scheme_entry')
    .select('issue_type_id')
    .where('scheme_id', '=', id)
    .orderBy('sequence')
    .execute();
  return { ...row, issueTypeIds: entries.map((entry) => entry.issue_type_id) };
}

/** Throws where the name is taken. @param scheme with the id that it shall have, or none: the next one */
export async function insertScheme(
  db: Db,
  scheme: Omit<IssueTypeScheme, 'id'> & { id?: number },
): Promise<IssueTypeScheme> {
  const { id } = await db
    .insertInto('issue_type_scheme')
    .values({
      ...(scheme.id !== undefined && { id: scheme.id }),
      name: scheme.name,
      name_lower: fold(scheme.name),
      description: scheme.description,
      default_issue_type_id: scheme.defaultIssueTypeId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertEntries(db, id, scheme.issueTypeIds);
  return { ...scheme, id };
}

/** Throws where the name is taken. */
export async function updateScheme(db: Db, scheme: IssueTypeScheme): Promise<void> {
  const { id, name, description } = scheme;
  await db
    .updateTable('issue_type_scheme')
    .set({ name, name_lower: fold(name), description, default_issue_type_id: scheme.defaultIssueTypeId })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('issue_type_scheme_entry').where('scheme_id', '=', id).execute();
  await insertEntries(db, id, scheme.issueTypeIds);
}

const insertEntries = (db: Db, schemeId: number, issueTypeIds: readonly number[]) =>
  db
    .insertInto('issue_type_scheme_entry')
    .values(
      issueTypeIds.map((issueTypeId, sequence) => ({
        scheme_id: schemeId,
        issue_type_id: issueTypeId,
        sequence,
      })),
    )
    .execute();

/** Throws where a project wears it. */
export async function removeScheme(db: Db, id: number): Promise<void> {
  await db.deleteFrom('issue_type_scheme').where('id', '=', id).execute();
}

/** Whichever projects wear it, hidden or not. */
export const listWearers = (db: Db, schemeId: number): Promise<{ id: number; key: string }[]> =>
  db
    .selectFrom('project')
    .select(['id', 'key'])
    .where('issue_type_scheme_id', '=', schemeId)
    .orderBy('key')
    .execute();

export async function putOn(db: Db, projectIds: readonly number[], schemeId: number): Promise<void> {
  await db
    .updateTable('project')
    .set({ issue_type_scheme_id: schemeId })
    .where('id', 'in', projectIds)
    .execute();
}

/** The first of the types that issues of these projects have and that are not offered. */
export async function listOrphans(
  db: Db,
  projectIds: readonly number[],
  offered: readonly number[],
  most: number,
): Promise<Orphan[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom('project')
    .innerJoin('issue', 'issue.project_id', 'project.id')
    .innerJoin('issue_type', 'issue_type.id', 'issue.issue_type_id')
    .select(['project.key as projectKey', 'issue_type.name as typeName'])
    .distinct()
    .where('project.id', 'in', projectIds)
    .where('issue.issue_type_id', 'not in', offered)
    .orderBy('project.key')
    .orderBy('issue_type.name')
    .limit(most)
    .execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockScheme = (db: Db, id: number): Promise<void> => lockRows(db, 'issue_type_scheme', id);

/** All of them. */
export const lockSchemes = (db: Db): Promise<void> => lockRows(db, 'issue_type_scheme');
