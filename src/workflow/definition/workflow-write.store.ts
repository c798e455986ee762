/** Writing workflows and their drafts. What steps limit is written with every definition, from its properties. */
import type { Db } from '../../db/engine.ts';
import { fold } from '../../kernel/fold.ts';
import { readLimit } from '../../permission/step-limit.ts';
import type { Workflow, WorkflowDefinition, WorkflowDraft } from './workflow.ts';

/** @returns its id; throws where the name is taken */
export async function addWorkflow(db: Db, workflow: Omit<Workflow, 'id' | 'version'>): Promise<number> {
  const { name, description, definition } = workflow;
  const { id } = await db
    .insertInto('workflow')
    .values({
      name,
      name_lower: fold(name),
      description,
      definition: JSON.stringify(definition),
      version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await putLimits(db, id, definition);
  return id;
}

/**
 * Counts its version up. Throws where the name is taken.
 * @returns false: it has another version than `workflow` meanwhile, and is as it was
 */
export async function updateWorkflow(db: Db, workflow: Workflow): Promise<boolean> {
  const { id, name, description, definition, version } = workflow;
  const { numUpdatedRows } = await db
    .updateTable('workflow')
    .set({
      name,
      name_lower: fold(name),
      description,
      definition: JSON.stringify(definition),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await putLimits(db, id, definition);
  return true;
}

/** With its draft and its limits. Throws where a scheme names it. */
export async function removeWorkflow(db: Db, id: number): Promise<void> {
  await db.deleteFrom('workflow').where('id', '=', id).execute();
}

export async function putLimits(db: Db, id: number, { steps }: WorkflowDefinition): Promise<void> {
  await db.deleteFrom('step_limit').where('workflow_id', '=', id).execute();
  const rows = steps.flatMap(({ statusId, properties = {} }) =>
    Object.entries(properties).flatMap(([key, value]) => {
      const limit = readLimit(key, value);
      if (limit === null || typeof limit === 'string') return [];
      return [{ ...limit, workflow_id: id, status_id: statusId, subtasks: Number(limit.subtasks) }];
    }),
  );
  if (rows.length > 0) await db.insertInto('step_limit').values(rows).execute();
}

export async function findDraft(db: Db, workflowId: number): Promise<WorkflowDraft | null> {
  const row = await db
    .selectFrom('workflow_draft')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .executeTakeFirst();
  return row
    ? {
        definition: JSON.parse(row.definition) as WorkflowDefinition,
        version: row.version,
        lastModified: row.last_modified,
        lastModifiedBy: row.last_modified_by,
      }
    : null;
}

/** Every draft, with the name of its workflow. */
export async function listDrafts(db: Db): Promise<Pick<Workflow, 'name' | 'definition'>[]> {
  const rows = await db
    .selectFrom('workflow_draft as draft')
    .innerJoin('workflow', 'workflow.id', 'draft.workflow_id')
    .select(['workflow.name', 'draft.definition'])
    .execute();
  return rows.map((row) => ({ ...row, definition: JSON.parse(row.definition) as WorkflowDefinition }));
}

/** Ids of the workflows that have one. */
export async function listDrafted(db: Db): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('workflow_draft').select('workflow_id').execute();
  return new Set(rows.map((row) => row.workflow_id));
}

interface Change {
  readonly now: number;
  readonly userId: number | null;
}

/** Throws where there is one. */
export async function insertDraft(
  db: Db,
  workflowId: number,
  definition: WorkflowDefinition,
  { now, userId }: Change,
): Promise<void> {
  await db
    .insertInto('workflow_draft')
    .values({
      workflow_id: workflowId,
      definition: JSON.stringify(definition),
      version: 1,
      last_modified: now,
      last_modified_by: userId,
    })
    .execute();
}

/** @returns false: it has another version meanwhile, or is gone */
export async function updateDraft(
  db: Db,
  workflowId: number,
  { definition, version }: Pick<WorkflowDraft, 'definition' | 'version'>,
  { now, userId }: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('workflow_draft')
    .set({
      definition: JSON.stringify(definition),
      version: version + 1,
      last_modified: now,
      last_modified_by: userId,
    })
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether there was one */
export async function removeDraft(db: Db, workflowId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('workflow_draft')
    .where('workflow_id', '=', workflowId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Workflow id → names of the schemes that name it, in their drafts too. */
export async function listSchemesNaming(db: Db): Promise<Map<number, Set<string>>> {
  const rows = await Promise.all([
    db
      .selectFrom('workflow_scheme as scheme')
      .select(['scheme.name', 'scheme.default_workflow_id as id'])
      .execute(),
    db
      .selectFrom('workflow_scheme_entry as entry')
      .innerJoin('workflow_scheme as scheme', 'scheme.id', 'entry.scheme_id')
      .select(['scheme.name', 'entry.workflow_id as id'])
      .execute(),
    db
      .selectFrom('workflow_scheme_draft as draft')
      .innerJoin('workflow_scheme as scheme', 'scheme.id', 'draft.scheme_id')
      .select(['scheme.name', 'draft.default_workflow_id as id'])
      .execute(),
    db
      .selectFrom('workflow_scheme_draft_entry as entry')
      .innerJoin('workflow_scheme_draft as draft', 'draft.id', 'entry.draft_id')
      .innerJoin('workflow_scheme as scheme', 'scheme.id', 'draft.scheme_id')
      .select(['scheme.name', 'entry.workflow_id as id'])
      .execute(),
  ]);
  const names = new Map<number, Set<string>>();
  for (const { id, name } of rows.flat()) names.set(id, (names.get(id) ?? new Set()).add(name));
  return names;
}

/** Ids of the workflows that a project's issues follow, or may. */
export async function listActive(db: Db): Promise<ReadonlySet<number>> {
  const defaults = await db
    .selectFrom('project')
    .innerJoin('workflow_scheme as scheme', 'scheme.id', 'project.workflow_scheme_id')
    .select('scheme.default_workflow_id as id')
    .distinct()
    .execute();
  const entries = await db
    .selectFrom('project')
    .innerJoin('workflow_scheme_entry as entry', 'entry.scheme_id', 'project.workflow_scheme_id')
    .select('entry.workflow_id as id')
    .distinct()
    .execute();
  return new Set([...defaults, ...entries].map(({ id }) => id));
}
