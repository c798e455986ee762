/**
 * Workflows as administrators make and change them. A definition is checked as a whole and told by place; what issues
 * follow is changed by a draft, and publishing it moves every issue out of the statuses that go away.
 */
import { type Ctx, transact } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { checkDefinition } from '../../workflow/definition/definition-check.ts';
import { listWorkflows } from '../../workflow/definition/workflow.service.ts';
import type { Workflow, WorkflowDefinition } from '../../workflow/definition/workflow.ts';
import * as errors from '../../workflow/definition/workflow-write.errors.ts';
import {
  addDraft,
  addWorkflow,
  adoptDraft,
  changeWorkflow,
  deleteDraft,
  deleteWorkflow,
  putDraft,
  requireDraft,
  requireWorkflow,
  workflowStanding,
} from '../../workflow/definition/workflow-write.service.ts';
import type { Stranded } from '../workflow-move/workflow-move.errors.ts';
import {
  leaveGoneStatuses,
  listStrandedBy,
  type WorkflowStatusMapping,
} from '../workflow-move/workflow-move.service.ts';
import { definitionWorld } from './rule-fields.service.ts';
import type { ShownDraft, ShownWorkflow } from './shown-workflow.ts';

/** By name. */
export async function listShown(ctx: Ctx): Promise<ShownWorkflow[]> {
  const standing = await workflowStanding(ctx);
  return (await listWorkflows(ctx)).map((workflow) => ({ workflow, standing }));
}

/** @throws AppError 404 */
export const readShown = async (ctx: Ctx, id: string): Promise<ShownWorkflow> =>
  shown(ctx, await requireWorkflow(ctx, id));

const shown = async (ctx: Ctx, workflow: Workflow): Promise<ShownWorkflow> => ({
  workflow,
  standing: await workflowStanding(ctx),
});

/**
 * The definition, as it is kept.
 * @throws AppError 400 by place: `transitions[3].conditions[0].group`
 */
export async function requireDefinition(ctx: Ctx, value: unknown): Promise<WorkflowDefinition> {
  const { definition, problems } = checkDefinition(value, await definitionWorld(ctx, value));
  if (Object.keys(problems).length > 0) throw new AppError('invalid', { fields: { ...problems } });
  return definition;
}

export interface NewWorkflow {
  readonly name: string;
  readonly description?: string | undefined;
  readonly definition: unknown;
}

/** @throws AppError 400 by place, 409 where the name is taken */
export const createWorkflow = (ctx: Ctx, input: NewWorkflow): Promise<ShownWorkflow> =>
  transact(ctx, async (tx) => {
    const definition = await requireDefinition(tx, input.definition);
    return shown(tx, await addWorkflow(tx, detailsOf(input), definition));
  });

/** As it is now, without its draft. @throws AppError 400, 404, 409 */
export const copyWorkflow = (
  ctx: Ctx,
  id: string,
  input: { readonly name: string; readonly description?: string | undefined },
): Promise<ShownWorkflow> =>
  transact(ctx, async (tx) => {
    const { description, definition } = await requireWorkflow(tx, id);
    const details = { name: input.name, description: input.description ?? description };
    return shown(tx, await addWorkflow(tx, details, definition));
  });

const detailsOf = ({ name, description = '' }: NewWorkflow) => ({ name, description });

/** Which version the caller has seen. */
export interface Seen {
  readonly version: number;
  /** Where it was said: what a mismatch is answered with. */
  readonly mismatch: 409 | 412;
}

function refuseOlder(current: number, seen: Seen | null, required: boolean): void {
  if (seen === null) {
    if (required) throw errors.versionNeeded();
  } else if (seen.version !== current) throw errors.changedMeanwhile(seen.mismatch);
}

export interface WorkflowChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly definition?: unknown;
}

/** What is absent stays as it is. @throws AppError 400 by place, 404, 409, 412 */
export const editWorkflow = (
  ctx: Ctx,
  id: string,
  change: WorkflowChange,
  seen: Seen | null,
): Promise<ShownWorkflow> =>
  transact(ctx, async (tx) => {
    const workflow = await requireWorkflow(tx, id);
    refuseOlder(workflow.version, seen, true);
    const { name, description } = change;
    const definition =
      change.definition === undefined ? undefined : await requireDefinition(tx, change.definition);
    return shown(tx, await changeWorkflow(tx, workflow, { name, description, definition }));
  });

/** @throws AppError 404, 409 while a scheme names it, 412 */
export const dropWorkflow = (ctx: Ctx, id: string, seen: Seen | null): Promise<void> =>
  transact(ctx, async (tx) => {
    const workflow = await requireWorkflow(tx, id);
    refuseOlder(workflow.version, seen, false);
    await deleteWorkflow(tx, workflow);
  });

/** @throws AppError 404, also without a draft */
export async function readDraft(ctx: Ctx, id: string): Promise<ShownDraft> {
  const workflow = await requireWorkflow(ctx, id);
  return { workflow, draft: await requireDraft(ctx, workflow) };
}

/** @throws AppError 404, 409 where there is one */
export const createDraft = (ctx: Ctx, id: string): Promise<ShownDraft> =>
  transact(ctx, async (tx) => {
    const workflow = await requireWorkflow(tx, id);
    return { workflow, draft: await addDraft(tx, workflow) };
  });

/** @throws AppError 400 by place, 404, 409, 412 */
export const editDraft = (
  ctx: Ctx,
  id: string,
  definition: unknown,
  seen: Seen | null,
): Promise<ShownDraft> =>
  transact(ctx, async (tx) => {
    const { workflow, draft } = await readDraft(tx, id);
    refuseOlder(draft.version, seen, true);
    const checked = await requireDefinition(tx, definition);
    return { workflow, draft: await putDraft(tx, workflow, { ...draft, definition: checked }) };
  });

/** @throws AppError 404, 412 */
export const dropDraft = (ctx: Ctx, id: string, seen: Seen | null): Promise<void> =>
  transact(ctx, async (tx) => {
    const { workflow, draft } = await readDraft(tx, id);
    refuseOlder(draft.version, seen, false);
    await deleteDraft(tx, workflow);
  });

/** Issues in statuses that the draft lacks, counted by status and type, hidden ones too. @throws AppError 404 */
export async function listLeft(ctx: Ctx, id: string): Promise<Stranded[]> {
  const { workflow, draft } = await readDraft(ctx, id);
  return listStrandedBy(ctx, workflow.id, draft.definition);
}

/**
 * The draft becomes the workflow. It is checked anew: what it names may be gone since.
 * @param mappings what issues become that are in a status which goes away @throws AppError 400 by place, 404, 409, 412
 */
export const publish = (
  ctx: Ctx,
  id: string,
  mappings: readonly WorkflowStatusMapping[],
  seen: Seen | null,
): Promise<ShownWorkflow> =>
  transact(ctx, async (tx) => {
    const { workflow, draft } = await readDraft(tx, id);
    refuseOlder(draft.version, seen, false);
    const definition = await requireDefinition(tx, draft.definition);
    // Before the issues are: whoever moves one from now on waits for what becomes of the workflow.
    const published = await adoptDraft(tx, workflow, { ...draft, definition });
    await leaveGoneStatuses(tx, workflow.id, { before: workflow.definition, definition }, mappings);
    return shown(tx, published);
  });
