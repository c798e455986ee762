/** Which statuses the issues of a project can be in: what the workflow of each of its issue types has. */
import type { Ctx } from '../context.ts';
import { workflowsByIssueType } from '../workflow/definition/workflow.service.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { listStatuses } from '../workflow/status/status.service.ts';
import type { Status } from '../workflow/status/status.ts';
import { projectIssueTypes } from './project.service.ts';

export interface TypeStatuses {
  readonly type: IssueType;
  /** In the order of the workflow. */
  readonly statuses: readonly Status[];
}

/** In the order of the project's issue types. */
export async function statusesByIssueType(ctx: Ctx, projectId: number): Promise<TypeStatuses[]> {
  const workflows = await workflowsByIssueType(ctx, projectId);
  const byId = new Map((await listStatuses(ctx)).map((status) => [status.id, status]));
  const types = await projectIssueTypes(ctx, projectId);
  return types.map((type) => ({
    type,
    statuses: (workflows.get(type.id)?.steps ?? []).flatMap((step) => byId.get(step.statusId) ?? []),
  }));
}
