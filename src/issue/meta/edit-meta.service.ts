/** What of an issue the actor may edit. */
import type { Ctx } from '../../context.ts';
import type { IssueType } from '../../workflow/issue-type/issue-type.ts';
import { findVisibleIssue } from '../find.service.ts';
import type { Issue } from '../issue.ts';
import { type Lookups, lookupsFor } from '../lookups.service.ts';
import { fieldsOn } from '../screen.service.ts';
import { choicesFor, contextsFor, offered, type Screen } from '../screen.ts';

/** The edit screen of an issue that the caller has found; empty for whoever may not edit it. */
export async function editScreen(issue: Issue, lookups: Lookups): Promise<Screen> {
  const permissions = await lookups.permissions(issue);
  const editable = permissions.has('EDIT_ISSUES') ? await fieldsOn(lookups, 'edit', issue, permissions) : [];
  const choices = await lookups.choices(issue.projectId, choicesFor(editable), contextsFor(editable));
  const fields = offered(editable, choices, issue.parentId !== null);
  const issueTypes = await typesToChangeTo(issue, choices.issueTypes, lookups);
  return { fields, choices: { ...choices, issueTypes }, issueKey: issue.key };
}

/** The types that the issue may become as it stands: sub-task or not as it is, and with the same workflow. */
export async function typesToChangeTo(
  issue: Issue,
  types: readonly IssueType[],
  lookups: Lookups,
): Promise<IssueType[]> {
  const workflowOf = async (typeId: number) =>
    JSON.stringify(await lookups.workflow(issue.projectId, typeId));
  const current = types.find((type) => type.id === issue.issueTypeId);
  const isSubtask = current?.subtask ?? issue.parentId !== null;
  const workflow = await workflowOf(issue.issueTypeId);
  const possible: IssueType[] = [];
  for (const type of types.filter((one) => one.subtask === isSubtask)) {
    if ((await workflowOf(type.id)) === workflow) possible.push(type);
  }
  return possible;
}

export const getEditScreen = async (ctx: Ctx, idOrKey: string): Promise<Screen> =>
  editScreen(await findVisibleIssue(ctx, idOrKey), lookupsFor(ctx));
