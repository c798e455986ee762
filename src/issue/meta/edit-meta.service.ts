/** What of an issue the actor may edit. */
import type { Ctx } from '../../context.ts';
import { permissionsOnIssue } from '../../permission/permission.service.ts';
import { workflowFor } from '../../workflow/definition/workflow.service.ts';
import type { IssueType } from '../../workflow/issue-type/issue-type.ts';
import { loadChoices } from '../choices.service.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { choicesFor, fieldsOn, type Screen } from '../screen.ts';

/** The edit screen of an issue that the caller has found; empty for whoever may not edit it. */
export async function editScreen(ctx: Ctx, issue: Issue): Promise<Screen> {
  const permissions = await permissionsOnIssue(ctx, issue);
  const fields = permissions.has('EDIT_ISSUES') ? fieldsOn('edit', permissions) : [];
  const choices = await loadChoices(ctx, issue.projectId, choicesFor(fields));
  const issueTypes = await typesToChangeTo(ctx, issue, choices.issueTypes);
  return { fields, choices: { ...choices, issueTypes }, issueKey: issue.key };
}

/** The types that the issue may become as it stands: sub-task or not as it is, and with the same workflow. */
export async function typesToChangeTo(
  ctx: Ctx,
  issue: Issue,
  types: readonly IssueType[],
): Promise<IssueType[]> {
  const current = types.find((type) => type.id === issue.issueTypeId);
  const workflow = JSON.stringify(await workflowFor(ctx, issue));
  const possible: IssueType[] = [];
  for (const type of types) {
    if (type.subtask !== (current?.subtask ?? issue.parentId !== null)) continue;
    const its = await workflowFor(ctx, { projectId: issue.projectId, issueTypeId: type.id });
    if (JSON.stringify(its) === workflow) possible.push(type);
  }
  return possible;
}

export const getEditScreen = async (ctx: Ctx, idOrKey: string): Promise<Screen> =>
  editScreen(ctx, await findVisibleIssue(ctx, idOrKey));
