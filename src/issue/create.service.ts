/**
 * Making issues. What a caller may set is what the create screen has for them; everything that is wrong is told at
 * once; the issue, its key and all that hangs on it are written in one transaction or not at all.
 */
import { type Ctx, transact } from '../context.ts';
import { isReferenced } from '../db/violation.ts';
import { permissionsInProject } from '../permission/permission.service.ts';
import { findProject, nextIssueNumber } from '../project/project.service.ts';
import type { Project } from '../project/project.ts';
import { initialTransition, type WorkflowDefinition } from '../workflow/definition/workflow.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { saveCustomValues } from './custom-value.service.ts';
import { applyInput } from './draft.service.ts';
import type { Draft } from './draft.ts';
import { choose, readReference } from './fields/input.ts';
import { readParentReference } from './fields/parent.ts';
import { readProjectReference } from './fields/project.ts';
import { findVisibleIssue } from './find.service.ts';
import * as errors from './issue.errors.ts';
import * as reads from './issue.store.ts';
import { type Issue, readIdOrKey } from './issue.ts';
import { type FieldStep, type IssueInput, readSteps } from './issue-input.ts';
import { linkOn } from './link/link.service.ts';
import { type Lookups, lookupsFor } from './lookups.service.ts';
import { noProblems, noting, type Problems, refuseProblems } from './problems.ts';
import { putProperties, readProperties } from './property/property-write.service.ts';
import { fieldsOn, refuseMissing } from './screen.service.ts';
import { watchOwn } from './watcher/watch.service.ts';
import { logOn } from './worklog/worklog.service.ts';
import * as store from './write.store.ts';

export interface CreatedIssue {
  readonly id: number;
  readonly key: string;
}

/**
 * @throws 400 with everything that is wrong, by field; a project that is hidden is no project
 */
export const createIssue = (ctx: Ctx, input: IssueInput): Promise<CreatedIssue> =>
  transact(ctx, (tx) => createIn(tx, input, lookupsFor(tx)));

/** The same in a transaction that is open. @param lookups of that transaction */
export const createIn = (tx: Ctx, input: IssueInput, lookups: Lookups): Promise<CreatedIssue> =>
  create(tx, input, lookups).catch((error) => {
    throw isReferenced(error) ? errors.referenceGone(error) : error;
  });

async function create(ctx: Ctx, input: IssueInput, lookups: Lookups): Promise<CreatedIssue> {
  const problems = noProblems();
  const steps = readSteps(input, problems);
  const project = await settleProject(ctx, steps);
  const permissions = await permissionsInProject(ctx, project.id);
  if (!permissions.has('CREATE_ISSUES')) throw errors.mayNotCreate(ctx.actor);
  const type = await settleType(lookups, project, steps, problems);
  const parent = await settleParent(ctx, project, type, steps, problems);
  const properties = noting(problems, () => readProperties(input.properties)) ?? [];

  const before = await emptyDraft(ctx, lookups, project, type, parent);
  const fields = await fieldsOn(lookups, type?.subtask ? 'subtask' : 'create', before, permissions);
  const rest = withSummary(steps).filter((step) => !settledFirst.has(step.field));
  const { draft } = await applyInput(ctx, before, rest, fields, problems);
  await refuseMissing(lookups, draft, permissions, problems);
  refuseProblems(problems);

  const created = await write(
    ctx,
    project,
    draft,
    await lookups.workflow(draft.projectId, draft.issueTypeId),
  );
  await putProperties(ctx, created.id, properties);
  if (draft.links.length > 0 || draft.worklogs.length > 0) {
    const issue = await findVisibleIssue(ctx, created.key);
    await linkOn(ctx, issue, draft.links);
    await logOn(ctx, issue, draft.worklogs);
  }
  return created;
}

/** What decides what everything else may be. */
const settledFirst: ReadonlySet<string> = new Set(['project', 'issuetype', 'parent']);

const valueSet = (steps: readonly FieldStep[], field: string): unknown =>
  steps.findLast((step) => step.field === field && step.operation === 'set')?.value;

/** A missing summary is refused in the summary's own words. */
const withSummary = (steps: readonly FieldStep[]): readonly FieldStep[] =>
  steps.some((step) => step.field === 'summary')
    ? steps
    : [...steps, { field: 'summary', operation: 'set', value: undefined }];

async function settleProject(ctx: Ctx, steps: readonly FieldStep[]): Promise<Project> {
  const reference = readProjectReference(valueSet(steps, 'project'));
  const project = reference === null ? null : await findProject(ctx, reference);
  if (!project) throw errors.noSuchProject(ctx.actor);
  return project;
}

async function settleType(
  lookups: Lookups,
  project: Project,
  steps: readonly FieldStep[],
  problems: Problems,
): Promise<IssueType | undefined> {
  const reference = readReference(valueSet(steps, 'issuetype'));
  const type = reference && choose(await lookups.issueTypes(project.id), reference);
  if (!type) problems.fields.issuetype = 'valid issue type is required';
  return type ?? undefined;
}

async function settleParent(
  ctx: Ctx,
  project: Project,
  type: IssueType | undefined,
  steps: readonly FieldStep[],
  problems: Problems,
): Promise<Issue | null> {
  const value = valueSet(steps, 'parent') ?? null;
  if (!type) return null;
  const parent = value === null ? null : await findParent(ctx, value);
  noting(problems, () => {
    if (type.subtask && value === null) throw errors.parentNeeded();
    if (!type.subtask && value !== null) throw errors.parentUnwanted();
    if (value === null) return;
    if (!parent) throw errors.badParent();
    if (parent.projectId !== project.id || parent.parentId !== null) throw errors.parentElsewhere();
  });
  return parent;
}

async function findParent(ctx: Ctx, value: unknown): Promise<Issue | null> {
  const reference = readParentReference(value);
  const address = reference === null ? null : readIdOrKey(reference);
  return address && reads.findVisible(ctx.db, ctx.actor, address);
}

async function emptyDraft(
  ctx: Ctx,
  lookups: Lookups,
  project: Project,
  type: IssueType | undefined,
  parent: Issue | null,
): Promise<Draft> {
  return {
    projectId: project.id,
    issueTypeId: type?.id ?? 0,
    parentId: parent?.id ?? null,
    summary: '',
    description: null,
    environment: null,
    priorityId: (await lookups.priorities(project.id)).find((one) => one.standard)?.id ?? null,
    resolutionId: null,
    assigneeId: 'automatic',
    reporterId: ctx.actor.userId,
    dueDate: null,
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    versionIds: [],
    timeOriginal: null,
    timeRemaining: null,
    // A sub-task is hidden from whomever its parent is hidden from.
    securityLevelId: parent ? parent.securityLevelId : await lookups.defaultLevel(project.id),
    custom: {},
    comments: [],
    links: [],
    worklogs: [],
  };
}

async function write(
  ctx: Ctx,
  project: Project,
  draft: Draft,
  workflow: WorkflowDefinition,
): Promise<CreatedIssue> {
  const { db, now, actor } = ctx;
  const number = await nextIssueNumber(ctx, project.id);
  const id = await store.insertIssue(db, {
    project_id: project.id,
    number,
    issue_type_id: draft.issueTypeId,
    status_id: initialTransition(workflow).to,
    priority_id: draft.priorityId,
    resolution_id: null,
    summary: draft.summary,
    description: draft.description,
    environment: draft.environment,
    reporter_id: draft.reporterId,
    assignee_id: draft.assigneeId === 'automatic' ? null : draft.assigneeId,
    creator_id: actor.userId,
    parent_id: draft.parentId,
    created: now,
    updated: now,
    resolved: null,
    due_date: draft.dueDate,
    time_original: draft.timeOriginal,
    time_remaining: draft.timeRemaining,
    time_spent: null,
    security_level_id: draft.securityLevelId,
  });
  await store.insertLabels(db, id, draft.labels);
  await store.insertComponents(db, id, draft.componentIds);
  await store.insertVersions(db, id, 'fix', draft.fixVersionIds);
  await store.insertVersions(db, id, 'affects', draft.versionIds);
  await saveCustomValues(ctx, id, {}, draft.custom);
  await watchOwn(ctx, id);
  return { id, key: `${project.key}-${number}` };
}
