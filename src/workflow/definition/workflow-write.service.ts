/**
 * Making and changing workflows whose definitions are known to be right (issue/workflow-edit checks them). One that
 * issues follow is changed by its draft alone; `jira` stays as it is; one that a scheme names is not deleted.
 */
import { record } from '../../audit/audit.service.ts';
import type { ChangedValue } from '../../audit/audit.ts';
import type { Ctx } from '../../context.ts';
import { isDuplicate, isReferenced } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import { workflowNameProblem } from '../scheme-name.ts';
import { systemWorkflow } from '../workflow-scheme/workflow-scheme.ts';
import { listWorkflows } from './workflow.service.ts';
import type { Workflow, WorkflowDefinition, WorkflowDraft, WorkflowStanding } from './workflow.ts';
import * as errors from './workflow-write.errors.ts';
import * as store from './workflow-write.store.ts';

const MOST_DESCRIPTION = 10_000;

/** @throws AppError 404 */
export async function requireWorkflow(ctx: Ctx, id: string): Promise<Workflow> {
  const known = readId(id);
  const found = (await listWorkflows(ctx)).find((workflow) => workflow.id === known);
  if (!found) throw errors.noSuchWorkflow(id);
  return found;
}

export const workflowStanding = async (ctx: Ctx): Promise<WorkflowStanding> => ({
  active: await store.listActive(ctx.db),
  drafted: await store.listDrafted(ctx.db),
  schemes: await store.listSchemesNaming(ctx.db),
});

/** What workflows are and are to become: what may not be taken away from under them. */
export const keptDefinitions = async (ctx: Ctx): Promise<Pick<Workflow, 'name' | 'definition'>[]> => [
  ...(await listWorkflows(ctx)),
  ...(await store.listDrafts(ctx.db)),
];

export interface WorkflowDetails {
  readonly name: string;
  readonly description: string;
}

/** @throws AppError 400, 409 where the name is taken */
export async function addWorkflow(
  tx: Ctx,
  details: WorkflowDetails,
  definition: WorkflowDefinition,
): Promise<Workflow> {
  const checked = checkDetails(details);
  const id = await unlessTaken(checked.name, () => store.addWorkflow(tx.db, { ...checked, definition }));
  const workflow = { id, ...checked, definition, version: 1 };
  await tell(tx, workflow, 'created');
  return workflow;
}

/** @param version the one that the caller has seen @throws AppError 400, 409 */
export async function changeWorkflow(
  tx: Ctx,
  workflow: Workflow,
  change: Partial<WorkflowDetails> & { readonly definition?: WorkflowDefinition | undefined },
): Promise<Workflow> {
  if (workflow.id === systemWorkflow) throw errors.isSystem(workflow.name);
  const { definition = workflow.definition, ...rest } = change;
  const changesIssues = JSON.stringify(definition) !== JSON.stringify(workflow.definition);
  if (changesIssues && (await store.listActive(tx.db)).has(workflow.id)) throw errors.isActive(workflow.name);
  const details = checkDetails({
    name: rest.name ?? workflow.name,
    description: rest.description ?? workflow.description,
  });
  return putWorkflow(tx, { ...workflow, ...details, definition }, 'changed', [
    ...(details.name === workflow.name ? [] : [named(workflow.name, details.name)]),
    ...(changesIssues ? [{ fieldName: 'Definition', changedTo: `version ${workflow.version + 1}` }] : []),
  ]);
}

const named = (from: string, to: string): ChangedValue => ({
  fieldName: 'Name',
  changedFrom: from,
  changedTo: to,
});

/** Writes it as it is given, over the version that it names. @throws AppError 409 */
export async function putWorkflow(
  tx: Ctx,
  workflow: Workflow,
  what: string,
  changed: ChangedValue[] = [],
): Promise<Workflow> {
  const written = await unlessTaken(workflow.name, () => store.updateWorkflow(tx.db, workflow));
  if (!written) throw errors.changedMeanwhile();
  await tell(tx, workflow, what, changed);
  return { ...workflow, version: workflow.version + 1 };
}

/** @throws AppError 409 while a scheme names it */
export async function deleteWorkflow(tx: Ctx, workflow: Workflow): Promise<void> {
  const { id, name } = workflow;
  if (id === systemWorkflow) throw errors.isSystem(name);
  const schemes = (await store.listSchemesNaming(tx.db)).get(id);
  if (schemes) throw errors.isUsed(name, [...schemes].toSorted());
  await store.removeWorkflow(tx.db, id).catch((error) => {
    throw isReferenced(error) ? errors.changedMeanwhile() : error;
  });
  await tell(tx, workflow, 'deleted');
}

/** @throws AppError 404 */
export async function requireDraft(ctx: Ctx, { id, name }: Workflow): Promise<WorkflowDraft> {
  const draft = await store.findDraft(ctx.db, id);
  if (!draft) throw errors.noDraft(name);
  return draft;
}

/** As the workflow is now. @throws AppError 409 where there is one */
export async function addDraft(tx: Ctx, workflow: Workflow): Promise<WorkflowDraft> {
  if (workflow.id === systemWorkflow) throw errors.isSystem(workflow.name);
  await store.insertDraft(tx.db, workflow.id, workflow.definition, changeOf(tx)).catch((error) => {
    throw isDuplicate(error) ? errors.hasDraft(workflow.name) : error;
  });
  await tell(tx, workflow, 'draft-created');
  return requireDraft(tx, workflow);
}

/** @param draft with the version that the caller has seen @throws AppError 409 */
export async function putDraft(
  tx: Ctx,
  workflow: Workflow,
  draft: Pick<WorkflowDraft, 'definition' | 'version'>,
): Promise<WorkflowDraft> {
  if (!(await store.updateDraft(tx.db, workflow.id, draft, changeOf(tx)))) throw errors.changedMeanwhile();
  await tell(tx, workflow, 'draft-changed');
  return requireDraft(tx, workflow);
}

/** @throws AppError 404 */
export async function deleteDraft(tx: Ctx, workflow: Workflow): Promise<void> {
  if (!(await store.removeDraft(tx.db, workflow.id))) throw errors.noDraft(workflow.name);
  await tell(tx, workflow, 'draft-deleted');
}

/** The draft becomes the workflow, and is gone. @throws AppError 409 */
export async function adoptDraft(
  tx: Ctx,
  workflow: Workflow,
  { definition }: WorkflowDraft,
): Promise<Workflow> {
  await store.removeDraft(tx.db, workflow.id);
  return putWorkflow(tx, { ...workflow, definition }, 'published');
}

const changeOf = ({ now, actor }: Ctx) => ({ now, userId: actor.userId });

function checkDetails({ name: typed, description }: WorkflowDetails): WorkflowDetails {
  const name = typed.trim();
  const problem = workflowNameProblem(name);
  if (problem !== null) throw errors.badName(problem);
  if (description.length > MOST_DESCRIPTION) throw errors.badDescription(MOST_DESCRIPTION);
  return { name, description };
}

async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error) ? errors.nameTaken(name) : error;
  }
}

const tell = (
  tx: Ctx,
  { id, name }: Pick<Workflow, 'id' | 'name'>,
  what: string,
  changed: ChangedValue[] = [],
): Promise<void> =>
  record(tx, {
    category: 'workflows',
    action: `workflow-${what}`,
    summary: `Workflow ${what.replace('-', ' ')}`,
    object: { type: 'workflow', id: String(id), name },
    ...(changed.length > 0 && { changed }),
  });
