/**
 * Editing issues. Who may edit at all is asked first; then what may be set is what the edit screen has for them. The
 * last write wins, as in Jira, yet each edit is told in the history from what it really found.
 */
import { type Ctx, transact } from '../context.ts';
import { isReferenced } from '../db/violation.ts';
import { permissionsOnIssue } from '../permission/permission.service.ts';
import { commentOn } from './comment/comment-steps.service.ts';
import { applyInput, draftOf } from './draft.service.ts';
import type { Draft } from './draft.ts';
import { findVisibleIssue } from './find.service.ts';
import * as errors from './issue.errors.ts';
import type { Issue } from './issue.ts';
import { type FieldStep, type IssueInput, readSteps } from './issue-input.ts';
import { linkOn } from './link/link.service.ts';
import { lookupsFor } from './lookups.service.ts';
import { typesToChangeTo } from './meta/edit-meta.service.ts';
import { noProblems, noting, refuseProblems } from './problems.ts';
import { readProperties } from './property/property.ts';
import { putProperties } from './property/property-write.service.ts';
import { changesBetween, holdIssue, notBefore, saveDraft } from './save.service.ts';
import { fieldsOn, noteEmptied } from './screen.service.ts';
import { fieldsNamed, type ScreenField } from './screen.ts';
import { logOn } from './worklog/worklog.service.ts';

/**
 * @param notify false: nobody is to be told, which only administrators may ask for
 * @throws 400 with everything that is wrong, 401 or 403 for whoever may not edit, 401 or 404 without the issue
 */
export const editIssue = (
  ctx: Ctx,
  idOrKey: string,
  input: IssueInput,
  { notify }: { notify: boolean },
): Promise<void> =>
  transact(ctx, async (open) => {
    const issue = await holdIssue(open, await findVisibleIssue(open, idOrKey));
    const tx = notBefore(open, issue);
    const permissions = await permissionsOnIssue(tx, issue);
    if (!permissions.has('EDIT_ISSUES')) throw errors.mayNotEdit(tx.actor);
    if (!notify && !tx.actor.may('ADMINISTER') && !permissions.has('ADMINISTER_PROJECTS')) {
      throw errors.mayNotSilence();
    }
    if (!input.fields && !input.update && !input.properties) throw errors.nothingToDo();
    const problems = noProblems();
    const steps = readSteps(input, problems);
    const properties = noting(problems, () => readProperties(input.properties)) ?? [];
    const fields = await fieldsOn(lookupsFor(tx), 'edit', issue, permissions);
    await changeFields(tx, issue, steps, fields, problems);
    await putProperties(tx, issue.id, properties);
  }).catch((error) => {
    throw isReferenced(error) ? errors.referenceGone(error) : error;
  });

async function changeFields(
  ctx: Ctx,
  issue: Issue,
  steps: readonly FieldStep[],
  fields: readonly ScreenField[],
  problems: ReturnType<typeof noProblems>,
): Promise<void> {
  const before = await draftOf(ctx, issue);
  const { draft, choices } = await applyInput(ctx, before, steps, fields, problems, {
    narrow: async (all) => ({
      ...all,
      issueTypes:
        all.issueTypes.length > 0 ? await typesToChangeTo(issue, all.issueTypes, lookupsFor(ctx)) : [],
    }),
  });
  const touched = fields.filter(({ field }) => steps.some((step) => step.field === field.id));
  noteEmptied(touched, draft, problems);
  refuseProblems(problems);
  const items = changesBetween(before, draft, touched, choices);
  await saveDraft(ctx, issue.id, { before, after: draft, items, more: resolvedWith(ctx, before, draft) });
  await commentOn(ctx, issue, draft.comments);
  await linkOn(ctx, issue, draft.links);
  await logOn(ctx, issue, draft.worklogs);
}

/** An edit screen may have the resolution: the moment of being resolved goes with it. */
function resolvedWith(ctx: Ctx, before: Draft, after: Draft): { resolved?: number | null } {
  if (before.resolutionId === after.resolutionId) return {};
  return { resolved: after.resolutionId === null ? null : ctx.now };
}

/**
 * Gives an issue to somebody: Assign Issues is enough, Edit Issues is not asked for.
 * @param person `{name}`; null as the name: nobody; `-1`: whoever the project says
 */
export const assignIssue = (ctx: Ctx, idOrKey: string, person: unknown): Promise<void> =>
  transact(ctx, async (open) => {
    const issue = await holdIssue(open, await findVisibleIssue(open, idOrKey));
    const tx = notBefore(open, issue);
    const permissions = await permissionsOnIssue(tx, issue);
    if (!permissions.has('ASSIGN_ISSUES')) throw errors.mayNotAssign(tx.actor);
    const step: FieldStep = { field: 'assignee', operation: 'set', value: person };
    await changeFields(tx, issue, [step], fieldsNamed(['assignee'], permissions), noProblems());
  });
