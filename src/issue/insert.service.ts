/** Writing new issues: their keys, their rows and what belongs to them, in the caller's transaction. */
import type { Ctx } from '../context.ts';
import { writesTogether } from '../db/together.ts';
import { ChangedMeanwhile, isReferenced } from '../db/violation.ts';
import { tell } from '../event/issue-event.service.ts';
import { nextIssueNumbers } from '../project/project.service.ts';
import type { Project } from '../project/project.ts';
import { workflowFor } from '../workflow/definition/workflow.service.ts';
import { saveCustomValues } from './custom-value.service.ts';
import type { Draft } from './draft.ts';
import * as errors from './issue.errors.ts';
import { isConfiguredAsAt } from './kept-configuration.service.ts';
import { watchOwn } from './watcher/watch.service.ts';
import { insertNumbered, insertWhole, type WholeIssue } from './whole.store.ts';
import * as store from './write.store.ts';

export interface CreatedIssue {
  readonly id: number;
  readonly key: string;
}

export interface ToInsert {
  readonly project: Project;
  readonly draft: Draft;
  /** Where its workflow begins. */
  readonly statusId: number;
  /** The stamp of the configuration that this was read from, no earlier than `workflowTurn`. */
  readonly configuredAt: string;
  /** project.workflow_turn, read before the workflow. */
  readonly workflowTurn: number;
}

/**
 * A fixed number of statements for each project, however many issues; custom fields come on top, issue by issue.
 * @returns the keys in the order of `issues` @throws AppError where something that an issue names is gone meanwhile
 */
export const insertIssues = (tx: Ctx, issues: readonly ToInsert[]): Promise<CreatedIssue[]> =>
  insert(tx, issues).catch((error) => {
    throw isReferenced(error) ? errors.referenceGone(error) : error;
  });

async function insert(ctx: Ctx, issues: readonly ToInsert[]): Promise<CreatedIssue[]> {
  const { db } = ctx;
  const numbers = await numberIssues(ctx, issues);
  await refuseGoneStatuses(ctx, issues);
  const rows = issues.map((issue, at) => rowOf(ctx, issue, numbers[at] ?? 0));
  const [first] = issues;
  const [row] = rows;
  if (first && row && rows.length === 1 && writesTogether(db)) return [await insertOne(ctx, first, row)];
  const ids = await store.insertIssues(db, rows);
  const made = issues.map(({ draft }, at) => ({ ...draft, id: ids[at] ?? 0 }));
  await store.insertLabels(
    db,
    made.flatMap(({ id, labels }) => labels.map((label) => ({ issueId: id, label }))),
  );
  await store.insertComponents(
    db,
    made.flatMap(({ id, componentIds }) => componentIds.map((componentId) => ({ issueId: id, componentId }))),
  );
  await store.insertVersions(
    db,
    made.flatMap(({ id, fixVersionIds, versionIds }) => [
      ...fixVersionIds.map((versionId) => ({ issueId: id, kind: 'fix' as const, versionId })),
      ...versionIds.map((versionId) => ({ issueId: id, kind: 'affects' as const, versionId })),
    ]),
  );
  for (const { id, custom } of made) await saveCustomValues(ctx, id, {}, custom);
  await watchOwn(ctx, ids);
  await tell(ctx, ...ids.map((issueId) => ({ issueId, kind: 'created' as const })));
  return issues.map(({ project }, at) => ({ id: ids[at] ?? 0, key: `${project.key}-${numbers[at]}` }));
}

/** All that is its own in one statement; custom fields come on top. */
async function insertOne(ctx: Ctx, { project, draft }: ToInsert, row: store.NewRow): Promise<CreatedIssue> {
  const id = await insertWhole(ctx.db, wholeOf(ctx, draft, row));
  await saveCustomValues(ctx, id, {}, draft.custom);
  return { id, key: `${project.key}-${row.number}` };
}

/**
 * The same with its number, in one statement that is a transaction by itself. What the issue goes by was read before: only
 * the turn of the project's workflows is looked at again, once nobody else holds the project.
 * @param issue without custom fields
 * @param stamp must be the configuration's still; null: it was asked for just now
 * @throws ChangedMeanwhile; AppError where something that the issue names is gone meanwhile
 */
export async function insertAtOnce(ctx: Ctx, issue: ToInsert, stamp: string | null): Promise<CreatedIssue> {
  const { project, draft, workflowTurn } = issue;
  const whole = wholeOf(ctx, draft, rowOf(ctx, issue, 0));
  try {
    const made = await insertNumbered(ctx.db, whole, { workflowTurn, stamp });
    if (!made)
      throw new ChangedMeanwhile('The project is gone, or something was configured or granted anew.');
    return { id: made.id, key: `${project.key}-${made.number}` };
  } catch (error) {
    throw isReferenced(error) ? errors.referenceGone(error) : error;
  }
}

const wholeOf = ({ actor }: Ctx, draft: Draft, row: store.NewRow): WholeIssue => ({
  row,
  labels: draft.labels,
  componentIds: draft.componentIds,
  fixVersionIds: draft.fixVersionIds,
  versionIds: draft.versionIds,
  watcherId: actor.userId,
});

/**
 * Whoever takes a status out of a workflow holds its projects meanwhile, and so do their numbers: where something was
 * configured anew since the workflow was read, it is read again. @throws ChangedMeanwhile: the transaction is run again
 */
async function refuseGoneStatuses(ctx: Ctx, issues: readonly ToInsert[]): Promise<void> {
  const [first] = issues;
  if (!first || (await isConfiguredAsAt(ctx, first.configuredAt))) return;
  for (const { project, draft, statusId } of issues) {
    const { steps } = await workflowFor(ctx, { projectId: project.id, issueTypeId: draft.issueTypeId });
    if (!steps.some((step) => step.statusId === statusId))
      throw new ChangedMeanwhile('The workflow changed.');
  }
}

/** In the order of `issues`; each project is counted up once. */
async function numberIssues(ctx: Ctx, issues: readonly ToInsert[]): Promise<number[]> {
  const next = new Map<number, number>();
  for (const [projectId, list] of Map.groupBy(issues, ({ project }) => project.id)) {
    next.set(projectId, await nextIssueNumbers(ctx, projectId, list.length));
  }
  return issues.map(({ project }) => {
    const number = next.get(project.id) ?? 0;
    next.set(project.id, number + 1);
    return number;
  });
}

const rowOf = (
  { now, actor }: Ctx,
  { project, draft, statusId }: ToInsert,
  number: number,
): store.NewRow => ({
  project_id: project.id,
  number,
  issue_type_id: draft.issueTypeId,
  status_id: statusId,
  priority_id: draft.priorityId,
  resolution_id: draft.resolutionId,
  summary: draft.summary,
  description: draft.description,
  environment: draft.environment,
  reporter_id: draft.reporterId,
  assignee_id: draft.assigneeId === 'automatic' ? null : draft.assigneeId,
  creator_id: actor.userId,
  parent_id: draft.parentId,
  created: now,
  updated: now,
  // A workflow may begin with a resolution.
  resolved: draft.resolutionId === null ? null : now,
  due_date: draft.dueDate,
  time_original: draft.timeOriginal,
  time_remaining: draft.timeRemaining,
  time_spent: null,
  security_level_id: draft.securityLevelId,
});
