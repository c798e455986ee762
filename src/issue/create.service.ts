/**
 * Making issues. What a caller may set is what the create screen has for them; everything that is wrong is told at
 * once; the issue, its key and all that hangs on it are written in one transaction or not at all.
 */
import { again, type Ctx, transact } from '../context.ts';
import { writesTogether } from '../db/together.ts';
import { ChangedMeanwhile, isReferenced } from '../db/violation.ts';
import type { ProjectToFill } from '../project/fill.service.ts';
import type { Project } from '../project/project.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import { commentOn } from './comment/comment-steps.service.ts';
import { applyInput } from './draft.service.ts';
import type { Draft } from './draft.ts';
import { choose, readReference } from './fields/input.ts';
import { readParentReference } from './fields/parent.ts';
import { readProjectReference } from './fields/project.ts';
import { findVisibleIssue } from './find.service.ts';
import { type CreatedIssue, insertAtOnce, insertIssues, type ToInsert } from './insert.service.ts';
import * as errors from './issue.errors.ts';
import * as reads from './issue.store.ts';
import { type Issue, readIdOrKey } from './issue.ts';
import { type FieldStep, type IssueInput, readSteps } from './issue-input.ts';
import {
  type Configuration,
  isConfiguredAsAt,
  rememberedConfiguration,
} from './kept-configuration.service.ts';
import { linkOn } from './link/link.service.ts';
import { type Lookups, lookupsFor } from './lookups.service.ts';
import { noProblems, noting, type Problems } from './problems.ts';
import { type PropertyToPut, readProperties } from './property/property.ts';
import { putProperties } from './property/property-write.service.ts';
import { fieldsOn, refuseMissing } from './screen.service.ts';
import { beginWorkflow } from './transition/begin.service.ts';
import { logOn } from './worklog/worklog.service.ts';

/**
 * @throws 400 with everything that is wrong, by field; a project that is hidden is no project
 */
export const createIssue = (ctx: Ctx, input: IssueInput): Promise<CreatedIssue> =>
  writesTogether(ctx.db) && !ctx.db.isTransaction
    ? createOutside(ctx, input)
    : createInTransaction(ctx, input);

const createInTransaction = (ctx: Ctx, input: IssueInput): Promise<CreatedIssue> =>
  transact(ctx, async (tx) => createPrepared(tx, await prepareIssue(tx, input, lookupsFor(tx))));

/** At first by what is remembered; where that is no longer so, by what there is. */
function createOutside(ctx: Ctx, input: IssueInput): Promise<CreatedIssue> {
  let remembered = rememberedConfiguration(ctx);
  return again(() => {
    const known = remembered;
    remembered = null;
    return createAtOnce(ctx, input, known);
  });
}

/** In one statement, where the issue is no more than that writes. */
async function createAtOnce(
  ctx: Ctx,
  input: IssueInput,
  remembered: Configuration | null,
): Promise<CreatedIssue> {
  const prepared = await prepareIssue(ctx, input, lookupsFor(ctx, remembered)).catch(async (error) => {
    // What is wrong by what is remembered need not be wrong.
    if (!remembered || (await isConfiguredAsAt(ctx, remembered.stamp))) throw error;
    throw new ChangedMeanwhile('Something was configured or granted anew.');
  });
  return isPlain(prepared) && Object.keys(prepared.draft.custom).length === 0
    ? insertAtOnce(ctx, prepared, remembered?.stamp ?? null)
    : createInTransaction(ctx, input);
}

/** What is known to be right, and is to be written. */
export interface Prepared extends ToInsert {
  readonly properties: readonly PropertyToPut[];
}

/** Writes what hangs on the issue, too. @throws AppError where something that it names is gone meanwhile */
export const createPrepared = (tx: Ctx, prepared: Prepared): Promise<CreatedIssue> =>
  write(tx, prepared).catch((error) => {
    throw isReferenced(error) ? errors.referenceGone(error) : error;
  });

async function write(tx: Ctx, prepared: Prepared): Promise<CreatedIssue> {
  const { draft, properties } = prepared;
  const [created] = await insertIssues(tx, [prepared]);
  if (!created) throw new Error('An issue was not inserted.');
  await putProperties(tx, created.id, properties);
  if (hangsOn(draft) > 0) {
    const issue = await findVisibleIssue(tx, created.key);
    await commentOn(tx, issue, draft.comments);
    await linkOn(tx, issue, draft.links);
    await logOn(tx, issue, draft.worklogs);
  }
  return created;
}

/** Whether an issue is its own rows and no more: many of those can be written at once. */
export const isPlain = ({ draft, properties }: Prepared): boolean => properties.length + hangsOn(draft) === 0;

const hangsOn = ({ comments, links, worklogs }: Draft): number =>
  comments.length + links.length + worklogs.length;

/** Reads and checks only. @param tx the transaction that is to write it @param lookups of that transaction */
export async function prepareIssue(ctx: Ctx, input: IssueInput, lookups: Lookups): Promise<Prepared> {
  const problems = noProblems();
  const steps = readSteps(input, problems);
  const { project, workflowTurn } = await settleProject(ctx, lookups, steps);
  const permissions = await lookups.projectPermissions(project.id);
  if (!permissions.has('CREATE_ISSUES')) throw errors.mayNotCreate(ctx.actor);
  const type = await settleType(lookups, project, steps, problems);
  const parent = await settleParent(ctx, project, type, steps, problems);
  const properties = noting(problems, () => readProperties(input.properties)) ?? [];

  const before = await emptyDraft(ctx, lookups, project, type, parent);
  const fields = await fieldsOn(lookups, type?.subtask ? 'subtask' : 'create', before, permissions);
  const rest = withSummary(steps).filter((step) => !settledFirst.has(step.field));
  const { draft } = await applyInput(ctx, before, rest, fields, problems, { project });
  await refuseMissing(lookups, draft, permissions, problems);
  const begun = await beginWorkflow(ctx, lookups, { before, draft, permissions }, problems);
  return { project, workflowTurn, ...begun, properties, configuredAt: await lookups.configuredAt() };
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

async function settleProject(
  ctx: Ctx,
  lookups: Lookups,
  steps: readonly FieldStep[],
): Promise<ProjectToFill> {
  const reference = readProjectReference(valueSet(steps, 'project'));
  const found = reference === null ? null : await lookups.projectToFill(reference);
  if (!found) throw errors.noSuchProject(ctx.actor);
  return found;
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
    if (!parent || parent.archived !== null) throw errors.badParent();
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
