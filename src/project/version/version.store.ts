import { type Selectable, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { Page } from '../../kernel/paging.ts';
import { mayBrowseIssue, mayBrowseProject } from '../../permission/visible.sql.ts';
import type { VersionTable } from './version.table.ts';
import type { Version, VersionKind } from './version.ts';

/** The oldest first. */
export async function listVersions(db: Db, projectIds: readonly number[]): Promise<Version[]> {
  if (projectIds.length === 0) return [];
  const rows = await db
    .selectFrom('version')
    .selectAll()
    .where('project_id', 'in', projectIds)
    .orderBy('sequence')
    .orderBy('id')
    .execute();
  return rows.map(toVersion);
}

/** If it is in a project that `actor` may browse. */
export async function findVisibleVersion(db: Db, actor: Actor, id: number): Promise<Version | null> {
  const row = await db
    .selectFrom('version')
    .innerJoin('project', 'project.id', 'version.project_id')
    .selectAll('version')
    .where('version.id', '=', id)
    .where(mayBrowseProject(actor))
    .executeTakeFirst();
  return row ? toVersion(row) : null;
}

export interface VersionSearch {
  /** Part of the name; empty: any. */
  readonly text: string;
  /** Of these projects; null: of all. */
  readonly projectIds: readonly number[] | null;
}

/** In all projects that `actor` may browse, by name. */
export async function searchVersions(
  db: Db,
  actor: Actor,
  { text, projectIds }: VersionSearch,
  page: Page,
): Promise<{ total: number; versions: Version[] }> {
  if (projectIds?.length === 0) return { total: 0, versions: [] };
  const found = db
    .selectFrom('version')
    .innerJoin('project', 'project.id', 'version.project_id')
    .where(mayBrowseProject(actor))
    .where((eb) => like(eb.ref('version.name_lower'), `%${literalLike(fold(text))}%`))
    .$if(projectIds !== null, (query) => query.where('version.project_id', 'in', projectIds ?? []));
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('version')
    .orderBy('version.name_lower')
    .orderBy('version.id')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total: Number(total), versions: rows.map(toVersion) };
}

/** How many issues that `actor` may see have it, as the version they are fixed in or are affected by. */
export async function countIssues(
  db: Db,
  actor: Actor,
  versionId: number,
  kind: VersionKind,
): Promise<{ all: number; unresolved: number }> {
  const row = await db
    .selectFrom('issue')
    .innerJoin('issue_version', 'issue_version.issue_id', 'issue.id')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      sql<number>`coalesce(sum(case when ${eb.ref('issue.resolution_id')} is null then 1 else 0 end), 0)`.as(
        'unresolved',
      ),
    ])
    .where('issue_version.version_id', '=', versionId)
    .where('issue_version.kind', '=', kind)
    .where(mayBrowseIssue(actor))
    .executeTakeFirstOrThrow();
  return { all: Number(row.all), unresolved: Number(row.unresolved) };
}

/** Places it after all others of its project. @throws a duplicate where the project has one of this name */
export async function insertVersion(db: Db, version: Omit<Version, 'id' | 'sequence'>): Promise<Version> {
  const row = await db
    .insertInto('version')
    .values((eb) => ({
      project_id: version.projectId,
      ...changeable(version),
      sequence: eb
        .selectFrom('version as other')
        .select((other) => sql<number>`coalesce(max(${other.ref('other.sequence')}), -1) + 1`.as('next'))
        .where('other.project_id', '=', version.projectId),
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toVersion(row);
}

/** @throws a duplicate where the project has another one of this name */
export async function updateVersion(db: Db, version: Version): Promise<void> {
  await db.updateTable('version').set(changeable(version)).where('id', '=', version.id).execute();
}

/** Numbers versions in the order of `ids`. */
export async function updateOrder(db: Db, ids: readonly number[]): Promise<void> {
  for (const [sequence, id] of ids.entries()) {
    await db
      .updateTable('version')
      .set({ sequence })
      .where('id', '=', id)
      .where('sequence', '!=', sequence)
      .execute();
  }
}

export async function removeVersion(db: Db, id: number): Promise<void> {
  await db.deleteFrom('version').where('id', '=', id).execute();
}

const changeable = (version: Omit<Version, 'id' | 'sequence'>) => ({
  name: version.name,
  name_lower: fold(version.name),
  description: version.description,
  start_date: version.startDate,
  release_date: version.releaseDate,
  released: version.released ? 1 : 0,
  archived: version.archived ? 1 : 0,
});

const toVersion = (row: Selectable<VersionTable>): Version => ({
  id: row.id,
  projectId: row.project_id,
  name: row.name,
  description: row.description,
  startDate: row.start_date,
  releaseDate: row.release_date,
  released: row.released === 1,
  archived: row.archived === 1,
  sequence: row.sequence,
});

/** Held until the transaction ends: two changes follow one another. */
export const lockVersion = (db: Db, id: number): Promise<void> => lockRows(db, 'version', id);

/** The order of a project's versions is held the same way. */
export const lockVersionsOf = (db: Db, projectId: number): Promise<void> =>
  lockRows(db, 'project', projectId);
