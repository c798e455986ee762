/** Writing what became of an issue, and its history, in the caller's transaction. */
import type { Ctx } from '../context.ts';
import { tell } from '../event/issue-event.service.ts';
import type { IssueEvent } from '../event/issue-event.ts';
import { recordChange } from './changelog/changelog.service.ts';
import type { ChangeItem } from './changelog/changelog.ts';
import type { Choices } from './choices.ts';
import { saveCustomValues } from './custom-value.service.ts';
import type { Draft } from './draft.ts';
import { noSuchIssue } from './issue.errors.ts';
import * as reads from './issue.store.ts';
import type { Issue } from './issue.ts';
import type { ScreenField } from './screen.ts';
import * as store from './write.store.ts';

/**
 * Holds an issue that the actor may browse until the transaction ends, and reads it as it stands then: of two edits
 * that meet, the later one starts from what the earlier one left, so that no history is lost.
 */
export async function holdIssue(ctx: Ctx, found: Issue): Promise<Issue> {
  await store.lockIssue(ctx.db, found.id);
  const issue = await reads.findVisible(ctx.db, ctx.actor, { id: found.id });
  if (!issue) throw noSuchIssue(ctx.actor);
  return issue;
}

/** No earlier than the issue's last change: who waited for a turn is not told of before those who were waited for. */
export const notBefore = (ctx: Ctx, issue: Issue): Ctx => ({ ...ctx, now: Math.max(ctx.now, issue.updated) });

/** What the history says of the step from one draft to the other, in the order of the fields. */
export const changesBetween = (
  before: Draft,
  after: Draft,
  fields: readonly ScreenField[],
  choices: Choices,
): ChangeItem[] => fields.flatMap(({ field }) => field.input.changes?.(before, after, choices) ?? []);

/**
 * Stores `after` where it differs.
 * @param more columns that no field sets: the status, the moment of resolution
 * @returns whether anything changed
 */
export async function saveDraft(
  ctx: Ctx,
  issueId: number,
  step: { before: Draft; after: Draft; items: readonly ChangeItem[]; more?: store.Changes },
): Promise<boolean> {
  const { before, after, items, more = {} } = step;
  if (items.length === 0 && Object.keys(more).length === 0) return false;
  const { db } = ctx;
  await tellHidden(ctx, issueId, before, after);
  await store.updateIssue(db, issueId, { ...columnsOf(after), ...more, updated: ctx.now });
  if (before.securityLevelId !== after.securityLevelId) {
    await store.updateSubtaskLevels(db, issueId, after.securityLevelId);
  }
  if (differ(before.labels, after.labels)) await store.putLabels(db, issueId, after.labels);
  if (differ(before.componentIds, after.componentIds)) {
    await store.putComponents(db, issueId, after.componentIds);
  }
  if (differ(before.fixVersionIds, after.fixVersionIds)) {
    await store.putVersions(db, issueId, 'fix', after.fixVersionIds);
  }
  if (differ(before.versionIds, after.versionIds)) {
    await store.putVersions(db, issueId, 'affects', after.versionIds);
  }
  await saveCustomValues(ctx, issueId, before.custom, after.custom);
  await recordChange(ctx, issueId, items);
  return true;
}

/** What decides who could see it until now goes along with the word that it is gone, for all or for some. */
export const leaving = (kind: 'deleted' | 'hidden', one: store.FamilyMember): IssueEvent => ({
  issueId: one.id,
  kind,
  gone: {
    key: `${one.project_key}-${one.number}`,
    projectId: one.project_id,
    securityLevelId: one.security_level_id,
    reporterId: one.reporter_id,
    assigneeId: one.assignee_id,
  },
});

/** Others may see it from now on, and its sub-tasks, which have its level. In the transaction, before it is written. */
async function tellHidden(ctx: Ctx, issueId: number, before: Draft, after: Draft): Promise<void> {
  const level = before.securityLevelId !== after.securityLevelId;
  const people = before.reporterId !== after.reporterId || before.assigneeId !== after.assigneeId;
  if (!level && !people) return;
  const family = await store.listFamily(ctx.db, issueId);
  const touched = level ? family : family.filter(({ id }) => id === issueId);
  await tell(ctx, ...touched.map((one) => leaving('hidden', one)));
}

const differ = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length !== after.length || before.some((one) => !after.includes(one));

const columnsOf = (draft: Draft): store.Changes => ({
  issue_type_id: draft.issueTypeId,
  summary: draft.summary,
  description: draft.description,
  environment: draft.environment,
  priority_id: draft.priorityId,
  resolution_id: draft.resolutionId,
  assignee_id: draft.assigneeId === 'automatic' ? null : draft.assigneeId,
  reporter_id: draft.reporterId,
  due_date: draft.dueDate,
  time_original: draft.timeOriginal,
  time_remaining: draft.timeRemaining,
  security_level_id: draft.securityLevelId,
});
