/** Which workflow an issue follows: its project's scheme says so by issue type. */
import type { Ctx } from '../../context.ts';
import { projectGone } from './workflow.errors.ts';
import * as store from './workflow.store.ts';
import type { Workflow, WorkflowDefinition } from './workflow.ts';

/** @throws AppError 409 where the project, which callers have found before, is deleted meanwhile */
export async function workflowFor(
  ctx: Ctx,
  issue: { projectId: number; issueTypeId: number },
): Promise<WorkflowDefinition> {
  const found = await store.findWorkflowFor(ctx.db, issue.projectId, issue.issueTypeId);
  if (!found) throw projectGone();
  return found;
}

/** By name. Asks nothing about permissions. */
export const listWorkflows = (ctx: Ctx): Promise<Workflow[]> => store.listWorkflows(ctx.db);

export const workflowSchemeExists = (ctx: Ctx, id: number): Promise<boolean> =>
  store.workflowSchemeExists(ctx.db, id);

/** Which workflow which issue type follows, in the projects that the actor may browse. */
export const workflowUses = (ctx: Ctx, projectIds: readonly number[] | null): Promise<store.WorkflowUse[]> =>
  store.listWorkflowUses(ctx.db, ctx.actor, projectIds);

/** Issue type id → its workflow, in one project. */
export async function workflowsByIssueType(
  ctx: Ctx,
  projectId: number,
): Promise<Map<number, WorkflowDefinition>> {
  const uses = await workflowUses(ctx, [projectId]);
  const definitions = await definitionsOf(ctx, uses);
  const found = new Map<number, WorkflowDefinition>();
  for (const use of uses) {
    const definition = definitions.get(use.workflowId);
    if (definition) found.set(use.issueTypeId, definition);
  }
  return found;
}

/** Only what is used in these projects, and by these issue types; null: in all, by all. */
export interface UseFilter {
  projectIds: readonly number[] | null;
  issueTypeIds: readonly number[] | null;
}

/** Ids of the statuses that issues can be in, in the projects that the actor may browse. */
export async function statusIdsInUse(
  ctx: Ctx,
  { projectIds, issueTypeIds }: UseFilter,
): Promise<ReadonlySet<number>> {
  const uses = await workflowUses(ctx, projectIds);
  const wanted = uses.filter((use) => issueTypeIds === null || issueTypeIds.includes(use.issueTypeId));
  const definitions = await definitionsOf(ctx, wanted);
  return new Set([...definitions.values()].flatMap(({ steps }) => steps.map((step) => step.statusId)));
}

const definitionsOf = (ctx: Ctx, uses: readonly store.WorkflowUse[]) =>
  store.listDefinitions(ctx.db, [...new Set(uses.map((use) => use.workflowId))]);
