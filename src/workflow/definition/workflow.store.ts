import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { onlyRow, prepared } from '../../db/prepared.ts';
import { fold } from '../../kernel/fold.ts';
import { mayBrowseProject } from '../../permission/visible.sql.ts';
import type { Workflow, WorkflowDefinition, WorkflowScheme } from './workflow.ts';
import { putLimits } from './workflow-write.store.ts';

const workflowOfProject = prepared<{ projectId: number; issueTypeId: number }, { definition: string }>(
  (db, value) =>
    db
      .selectFrom('project')
      .innerJoin('workflow_scheme', 'workflow_scheme.id', 'project.workflow_scheme_id')
      .leftJoin('workflow_scheme_entry as entry', (join) =>
        join
          .onRef('entry.scheme_id', '=', 'workflow_scheme.id')
          .on('entry.issue_type_id', '=', value('issueTypeId')),
      )
      .innerJoin('workflow', (join) =>
        join.on((eb) =>
          eb('workflow.id', '=', eb.fn.coalesce('entry.workflow_id', 'workflow_scheme.default_workflow_id')),
        ),
      )
      .select('workflow.definition')
      .where('project.id', '=', value('projectId')),
);

/** The workflow that issues of this type follow in this project; null: there is no such project. */
export async function findWorkflowFor(
  db: Db,
  projectId: number,
  issueTypeId: number,
): Promise<WorkflowDefinition | null> {
  const row = onlyRow(await workflowOfProject(db, { projectId, issueTypeId }));
  return row ? parse(row.definition) : null;
}

/** An issue type, and the workflow that it follows, under one pair of schemes that projects wear. */
export interface WorkflowUse {
  readonly workflowSchemeId: number;
  readonly issueTypeSchemeId: number;
  readonly issueTypeId: number;
  readonly workflowId: number;
}

/**
 * Which workflow which issue type follows, in the projects that `actor` may browse.
 * @param projectIds only in these; null: in all of them
 */
export async function listWorkflowUses(
  db: Db,
  actor: Actor,
  projectIds: readonly number[] | null,
): Promise<WorkflowUse[]> {
  if (projectIds?.length === 0) return [];
  const worn = db
    .selectFrom('project')
    .select(['project.workflow_scheme_id', 'project.issue_type_scheme_id'])
    .distinct()
    .where(mayBrowseProject(actor))
    .$if(projectIds !== null, (query) => query.where('project.id', 'in', projectIds ?? []))
    .as('worn');
  return db
    .selectFrom(worn)
    .innerJoin('workflow_scheme', 'workflow_scheme.id', 'worn.workflow_scheme_id')
    .innerJoin('issue_type_scheme_entry as offered', 'offered.scheme_id', 'worn.issue_type_scheme_id')
    .leftJoin('workflow_scheme_entry as entry', (join) =>
      join
        .onRef('entry.scheme_id', '=', 'workflow_scheme.id')
        .onRef('entry.issue_type_id', '=', 'offered.issue_type_id'),
    )
    .select((eb) => [
      'worn.workflow_scheme_id as workflowSchemeId',
      'worn.issue_type_scheme_id as issueTypeSchemeId',
      'offered.issue_type_id as issueTypeId',
      eb.fn.coalesce('entry.workflow_id', 'workflow_scheme.default_workflow_id').$notNull().as('workflowId'),
    ])
    .execute();
}

/** By name. */
export async function listWorkflows(db: Db): Promise<Workflow[]> {
  const rows = await db
    .selectFrom('workflow')
    .select(['id', 'name', 'description', 'definition', 'version'])
    .orderBy('name_lower')
    .execute();
  return rows.map((row) => ({ ...row, definition: parse(row.definition) }));
}

/** Id → definition, of those that there are. */
export async function listDefinitions(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, WorkflowDefinition>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('workflow').select(['id', 'definition']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, parse(row.definition)]));
}

export async function insertWorkflow(db: Db, workflow: Workflow): Promise<void> {
  await db
    .insertInto('workflow')
    .values({
      id: workflow.id,
      name: workflow.name,
      name_lower: fold(workflow.name),
      description: workflow.description,
      definition: JSON.stringify(workflow.definition),
      version: workflow.version,
    })
    .execute();
  await putLimits(db, workflow.id, workflow.definition);
}

export async function insertWorkflowScheme(db: Db, scheme: WorkflowScheme): Promise<void> {
  await db
    .insertInto('workflow_scheme')
    .values({
      id: scheme.id,
      name: scheme.name,
      name_lower: fold(scheme.name),
      description: scheme.description,
      default_workflow_id: scheme.defaultWorkflowId,
    })
    .execute();
}

export async function workflowSchemeExists(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('workflow_scheme').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

const parse = (definition: string) => JSON.parse(definition) as WorkflowDefinition;
