import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';
import { defaultPriorityScheme, type Orphan, type PriorityScheme } from './priority-scheme.ts';

const columns = ['id', 'name', 'description', 'default_priority_id as defaultPriorityId'] as const;

/** The default one first, then by name. @param all ids of every priority, which is what the default one offers */
export async function listSchemes(db: Db, all: readonly number[]): Promise<PriorityScheme[]> {
  const rows = await db.selectFrom('priority_scheme').select(columns).orderBy('name_lower').execute();
  const entries = await db
    .selectFrom('priority_scheme_entry')
    .select(['scheme_id', 'priority_id'])
    .orderBy('scheme_id')
    .orderBy('sequence')
    .execute();
  const offered = Map.groupBy(entries, (entry) => entry.scheme_id);
  const schemes = rows.map((row) => ({
    ...row,
    priorityIds:
      row.id === defaultPriorityScheme ? all : (offered.get(row.id) ?? []).map((entry) => entry.priority_id),
  }));
  const isDefault = (scheme: PriorityScheme) => scheme.id === defaultPriorityScheme;
  return [...schemes.filter(isDefault), ...schemes.filter((scheme) => !isDefault(scheme))];
}

/** What a project wears; null: there is no such project. @param priorityIds of the default one: none are kept */
export async function findSchemeOfProject(db: Db, projectId: number): Promise<PriorityScheme | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('priority_scheme as worn', (join) =>
      join.on((eb) =>
        eb('worn.id', '=', eb.fn.coalesce('project.priority_scheme_id', eb.lit(defaultPriorityScheme))),
      ),
    )
    .select(['worn.id', 'worn.name', 'worn.description', 'worn.default_priority_id as defaultPriorityId'])
    .where('project.id', '=', projectId)
    .executeTakeFirst();
  if (!row) return null;
  if (row.id === defaultPriorityScheme) return { ...row, priorityIds: [] };
  const entries = await db
    .selectFrom('priority_scheme_entry')
    .select('priority_id')
    .where('scheme_id', '=', row.id)
    .orderBy('sequence')
    .execute();
  return { ...row, priorityIds: entries.map((entry) => entry.priority_id) };
}

/** Which schemes these projects wear. */
export const listWorn = (
  db: Db,
  projectIds: readonly number[],
): Promise<{ projectId: number; schemeId: number }[]> =>
  db
    .selectFrom('project')
    .select((eb) => [
      'project.id as projectId',
      eb.fn.coalesce('project.priority_scheme_id', eb.lit(defaultPriorityScheme)).as('schemeId'),
    ])
    .where('project.id', 'in', projectIds)
    .execute();

/** Throws where the name is taken. */
export async function insertScheme(db: Db, scheme: Omit<PriorityScheme, 'id'>): Promise<PriorityScheme> {
  const { id } = await db
    .insertInto('priority_scheme')
    .values({
      name: scheme.name,
      name_lower: fold(scheme.name),
      description: scheme.description,
      default_priority_id: scheme.defaultPriorityId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await putEntries(db, id, scheme.priorityIds);
  return { ...scheme, id };
}

/** Throws where the name is taken. */
export async function updateScheme(db: Db, scheme: PriorityScheme): Promise<void> {
  const { id, name, description } = scheme;
  await db
    .updateTable('priority_scheme')
    .set({ name, name_lower: fold(name), description, default_priority_id: scheme.defaultPriorityId })
    .where('id', '=', id)
    .execute();
  if (id !== defaultPriorityScheme) await putEntries(db, id, scheme.priorityIds);
}

async function putEntries(db: Db, schemeId: number, priorityIds: readonly number[]): Promise<void> {
  await db.deleteFrom('priority_scheme_entry').where('scheme_id', '=', schemeId).execute();
  await db
    .insertInto('priority_scheme_entry')
    .values(
      priorityIds.map((priorityId, sequence) => ({
        scheme_id: schemeId,
        priority_id: priorityId,
        sequence,
      })),
    )
    .execute();
}

/** Its projects wear the default one from then on. */
export async function removeScheme(db: Db, id: number): Promise<void> {
  await db
    .updateTable('project')
    .set({ priority_scheme_id: null })
    .where('priority_scheme_id', '=', id)
    .execute();
  await db.deleteFrom('priority_scheme').where('id', '=', id).execute();
}

export async function putOn(db: Db, projectId: number, schemeId: number): Promise<void> {
  await db
    .updateTable('project')
    .set({ priority_scheme_id: schemeId === defaultPriorityScheme ? null : schemeId })
    .where('id', '=', projectId)
    .execute();
}

/** Scheme id → keys of the projects that wear it and that `actor` may browse, by key. */
export async function listProjectKeys(db: Db, actor: Actor): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('project')
    .select(['project.key', 'project.priority_scheme_id'])
    .where(mayBrowseProject(actor))
    .orderBy('project.key')
    .execute();
  const byScheme = new Map<number, string[]>();
  for (const row of rows) {
    const schemeId = row.priority_scheme_id ?? defaultPriorityScheme;
    byScheme.set(schemeId, [...(byScheme.get(schemeId) ?? []), row.key]);
  }
  return byScheme;
}

/** The first of the priorities that issues have and that are not offered. @param where one project, or all of a scheme */
export const listOrphans = (
  db: Db,
  where: { projectId: number } | { schemeId: number },
  offered: readonly number[],
  most: number,
): Promise<Orphan[]> =>
  db
    .selectFrom('project')
    .innerJoin('issue', 'issue.project_id', 'project.id')
    .innerJoin('priority', 'priority.id', 'issue.priority_id')
    .select(['project.key as projectKey', 'priority.name as priorityName'])
    .distinct()
    .where((eb) =>
      'projectId' in where
        ? eb('project.id', '=', where.projectId)
        : eb('project.priority_scheme_id', '=', where.schemeId),
    )
    .where('issue.priority_id', 'not in', offered)
    .orderBy('project.key')
    .orderBy('priority.name')
    .limit(most)
    .execute();

/** Held until the transaction ends: two changes follow one another. */
export const lockScheme = (db: Db, id: number): Promise<void> => lockRows(db, 'priority_scheme', id);
