/** Which workflow an issue follows: its project's scheme says so by issue type. */
import type { Ctx } from '../../context.ts';
import * as store from './workflow.store.ts';
import type { WorkflowDefinition } from './workflow.ts';

/** @throws when there is no such project: callers have found it before */
export async function workflowFor(
  ctx: Ctx,
  issue: { projectId: number; issueTypeId: number },
): Promise<WorkflowDefinition> {
  const found = await store.findWorkflowFor(ctx.db, issue.projectId, issue.issueTypeId);
  if (!found) throw new Error(`Project ${issue.projectId} has no workflow.`);
  return found;
}

export const workflowSchemeExists = (ctx: Ctx, id: number): Promise<boolean> =>
  store.workflowSchemeExists(ctx.db, id);
