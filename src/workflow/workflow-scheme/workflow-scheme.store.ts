import type { Db } from '../../db/engine.ts';
import { lockRows } from '../../db/lock.ts';
import { fold } from '../../kernel/fold.ts';
import type { MappedScheme, Mapping, SchemeDraft } from './workflow-scheme.ts';

/** By name. @param ids only these; null: all */
export async function listSchemes(db: Db, ids: readonly number[] | null = null): Promise<MappedScheme[]> {
  const rows = await db
    .selectFrom('workflow_scheme')
    .select(['id', 'name', 'description', 'default_workflow_id as defaultWorkflowId'])
    .$if(ids !== null, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('name_lower')
    .execute();
  const entries = await db
    .selectFrom('workflow_scheme_entry')
    .select(['scheme_id', 'issue_type_id', 'workflow_id'])
    .$if(ids !== null, (query) => query.where('scheme_id', 'in', ids ?? []))
    .orderBy('issue_type_id')
    .execute();
  const byScheme = Map.groupBy(entries, (entry) => entry.scheme_id);
  return rows.map((row) => ({ ...row, byType: mapOf(byScheme.get(row.id)) }));
}

const mapOf = (entries: readonly { issue_type_id: number; workflow_id: number }[] = []): Mapping['byType'] =>
  new Map(entries.map((entry) => [entry.issue_type_id, entry.workflow_id]));

export async function findSchemeOfProject(db: Db, projectId: number): Promise<MappedScheme | null> {
  const row = await db
    .selectFrom('project')
    .select('workflow_scheme_id')
    .where('id', '=', projectId)
    .executeTakeFirst();
  if (!row) return null;
  const [scheme] = await listSchemes(db, [row.workflow_scheme_id]);
  return scheme ?? null;
}

/** Whether a project wears it, visible or not. */
export async function isWorn(db: Db, schemeId: number): Promise<boolean> {
  const row = await db
    .selectFrom('project')
    .select('id')
    .where('workflow_scheme_id', '=', schemeId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Throws where the name is taken. */
export async function insertScheme(db: Db, scheme: Omit<MappedScheme, 'id'>): Promise<number> {
  const { name, description, defaultWorkflowId, byType } = scheme;
  const { id } = await db
    .insertInto('workflow_scheme')
    .values({ name, name_lower: fold(name), description, default_workflow_id: defaultWorkflowId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await putEntries(db, id, byType);
  return id;
}

/** Throws where the name is taken. */
export async function updateScheme(db: Db, scheme: MappedScheme): Promise<void> {
  const { id, name, description, defaultWorkflowId, byType } = scheme;
  await db
    .updateTable('workflow_scheme')
    .set({ name, name_lower: fold(name), description, default_workflow_id: defaultWorkflowId })
    .where('id', '=', id)
    .execute();
  await putEntries(db, id, byType);
}

async function putEntries(db: Db, schemeId: number, byType: Mapping['byType']): Promise<void> {
  await db.deleteFrom('workflow_scheme_entry').where('scheme_id', '=', schemeId).execute();
  if (byType.size === 0) return;
  await db
    .insertInto('workflow_scheme_entry')
    .values(
      [...byType].map(([typeId, workflowId]) => ({
        scheme_id: schemeId,
        issue_type_id: typeId,
        workflow_id: workflowId,
      })),
    )
    .execute();
}

/** With its draft. Throws where a project wears it. */
export async function removeScheme(db: Db, id: number): Promise<void> {
  await db.deleteFrom('workflow_scheme').where('id', '=', id).execute();
}

export async function findDraft(db: Db, schemeId: number): Promise<SchemeDraft | null> {
  const row = await db
    .selectFrom('workflow_scheme_draft')
    .select([
      'id',
      'default_workflow_id as defaultWorkflowId',
      'last_modified as lastModified',
      'last_modified_by as lastModifiedBy',
    ])
    .where('scheme_id', '=', schemeId)
    .executeTakeFirst();
  if (!row) return null;
  const entries = await db
    .selectFrom('workflow_scheme_draft_entry')
    .select(['issue_type_id', 'workflow_id'])
    .where('draft_id', '=', row.id)
    .orderBy('issue_type_id')
    .execute();
  return { ...row, byType: mapOf(entries) };
}

interface Change {
  readonly now: number;
  readonly userId: number | null;
}

/** Throws where there is one. */
export async function insertDraft(
  db: Db,
  schemeId: number,
  mapping: Mapping,
  { now, userId }: Change,
): Promise<void> {
  const { id } = await db
    .insertInto('workflow_scheme_draft')
    .values({
      scheme_id: schemeId,
      default_workflow_id: mapping.defaultWorkflowId,
      last_modified: now,
      last_modified_by: userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await putDraftEntries(db, id, mapping.byType);
}

export async function updateDraft(
  db: Db,
  id: number,
  mapping: Mapping,
  { now, userId }: Change,
): Promise<void> {
  await db
    .updateTable('workflow_scheme_draft')
    .set({ default_workflow_id: mapping.defaultWorkflowId, last_modified: now, last_modified_by: userId })
    .where('id', '=', id)
    .execute();
  await putDraftEntries(db, id, mapping.byType);
}

async function putDraftEntries(db: Db, draftId: number, byType: Mapping['byType']): Promise<void> {
  await db.deleteFrom('workflow_scheme_draft_entry').where('draft_id', '=', draftId).execute();
  if (byType.size === 0) return;
  await db
    .insertInto('workflow_scheme_draft_entry')
    .values(
      [...byType].map(([typeId, workflowId]) => ({
        draft_id: draftId,
        issue_type_id: typeId,
        workflow_id: workflowId,
      })),
    )
    .execute();
}

export async function removeDraft(db: Db, schemeId: number): Promise<void> {
  await db.deleteFrom('workflow_scheme_draft').where('scheme_id', '=', schemeId).execute();
}

/** Held until the transaction ends: two changes follow one another. */
export const lockScheme = (db: Db, id: number): Promise<void> => lockRows(db, 'workflow_scheme', id);
