/**
 * Moving an issue along its workflow: what the transition asks for must be given, what it does besides
 * (post-functions) is done, and status, resolution and history change together.
 */
import { type Ctx, transact } from '../../context.ts';
import { isReferenced } from '../../db/violation.ts';
import { type Transition, targetOf } from '../../workflow/definition/workflow.ts';
import { listResolutions } from '../../workflow/resolution/resolution.service.ts';
import { listStatuses } from '../../workflow/status/status.service.ts';
import type { ChangeItem } from '../changelog/changelog.ts';
import type { Choices } from '../choices.ts';
import { commentOn } from '../comment/comment-steps.service.ts';
import { applyInput, draftOf } from '../draft.service.ts';
import type { Draft } from '../draft.ts';
import { changedReference } from '../fields/change.ts';
import { findVisibleIssue } from '../find.service.ts';
import * as issueErrors from '../issue.errors.ts';
import type { Issue } from '../issue.ts';
import { type FieldStep, type IssueInput, readSteps } from '../issue-input.ts';
import { linkOn } from '../link/link.service.ts';
import { type Lookups, lookupsFor } from '../lookups.service.ts';
import { noProblems, noting, type Problems, refuseProblems } from '../problems.ts';
import { readProperties } from '../property/property.ts';
import { putProperties } from '../property/property-write.service.ts';
import { changesBetween, holdIssue, notBefore, saveDraft } from '../save.service.ts';
import { fieldsOfIssue, fieldsOfTransition } from '../screen.service.ts';
import { fieldsNamed, isEmpty, type ScreenField } from '../screen.ts';
import { logOn } from '../worklog/worklog.service.ts';
import { availableTransitions, possibleTransitions } from './available.service.ts';
import { doPostFunctions } from './post-function.service.ts';
import * as errors from './transition.errors.ts';
import type { AvailableTransition } from './transition.ts';
import { noteRefusals } from './validate.service.ts';

/** @param only id of the one transition that is asked for; the list is empty where it cannot be made */
export async function listTransitions(
  ctx: Ctx,
  idOrKey: string,
  shape: { fields: boolean; only?: string },
): Promise<AvailableTransition[]> {
  const found = await availableTransitions(ctx, await findVisibleIssue(ctx, idOrKey), shape);
  return shape.only === undefined ? found : found.filter((one) => String(one.id) === shape.only);
}

/**
 * @param id of the transition, as it was sent: a number, or digits
 * @throws 400 for a transition that cannot be made now, and for what its screen wants
 */
export const makeTransition = (ctx: Ctx, idOrKey: string, id: unknown, input: IssueInput): Promise<void> =>
  transact(ctx, async (open) => {
    const issue = await holdIssue(open, await findVisibleIssue(open, idOrKey));
    const tx = notBefore(open, issue);
    const wanted = readTransitionId(id);
    const { transitions, permissions } = await possibleTransitions(tx, issue);
    const transition = transitions.find((one) => one.id === wanted);
    if (!transition) throw errors.notValid(wanted);
    if (lacksPermission(transition, permissions)) throw errors.notValid(transition.id);
    const problems = noProblems();
    const steps = readSteps(input, problems);
    const properties = noting(problems, () => readProperties(input.properties)) ?? [];
    // A comment can be given with every transition, whether it has a screen or not.
    const lookups = lookupsFor(tx);
    const asked = await fieldsOfTransition(lookups, transition, issue, permissions);
    const fields = [...asked, ...fieldsNamed(['comment'], permissions)];
    await move(tx, issue, transition, lookups, { steps, fields, problems });
    await putProperties(tx, issue.id, properties);
  }).catch((error) => {
    throw isReferenced(error) ? issueErrors.referenceGone(error) : error;
  });

function readTransitionId(id: unknown): number {
  if (id === undefined || id === null || id === '') throw errors.missing();
  const text = String(id);
  if ((typeof id !== 'string' && typeof id !== 'number') || !/^\d{1,15}$/.test(text))
    throw errors.notInteger();
  return Number(text);
}

/** Whether a validator wants a permission that is not held. */
export const lacksPermission = ({ validators }: Transition, permissions: ReadonlySet<string>): boolean =>
  validators.some((one) => one.type === 'permission' && !permissions.has(one.permission));

interface Given {
  readonly steps: readonly FieldStep[];
  readonly fields: readonly ScreenField[];
  readonly problems: Problems;
}

async function move(
  ctx: Ctx,
  issue: Issue,
  transition: Transition,
  lookups: Lookups,
  given: Given,
): Promise<void> {
  const { steps, fields, problems } = given;
  const before = await draftOf(ctx, issue);
  const { draft, choices } = await applyInput(ctx, before, steps, fields, problems);
  const lacking = fields.filter(
    ({ field, required }) => required && isEmpty(field, draft) && !problems.fields[field.id],
  );
  const resolves = lacking.some(({ field }) => field.id === 'resolution');
  const sent = resolves ? await resolvedByDefault(ctx, draft) : draft;
  const everything = isRuled(transition) ? await fieldsOfIssue(lookups, issue) : [];
  await noteRefusals(ctx, transition, { before, after: sent, fields: everything }, problems);
  for (const { field } of lacking) {
    if (field.id !== 'resolution') noting(problems, () => refuse(issueErrors.isRequired(field)));
  }
  refuseProblems(problems);
  const done = await doPostFunctions(ctx, transition, { draft: sent, choices }, everything);
  const after = done.draft;
  await saveDraft(ctx, issue.id, {
    before,
    after,
    items: await history(ctx, issue, transition, {
      before,
      after,
      fields: distinct([...fields, ...everything]),
      choices: done.choices,
    }),
    more: { status_id: targetOf(transition, issue.statusId), resolved: resolvedAt(ctx, issue, after) },
  });
  await commentOn(ctx, issue, after.comments);
  await linkOn(ctx, issue, after.links);
  await logOn(ctx, issue, after.worklogs);
}

const distinct = (fields: readonly ScreenField[]): ScreenField[] => [
  ...new Map(fields.map((one) => [one.field.id, one])).values(),
];

/** Whether any rule of it looks at fields, or sets them: most do not, and need not have them read. */
export const isRuled = ({ validators, postFunctions }: Transition): boolean =>
  validators.some(({ type }) => type !== 'permission') ||
  postFunctions.some(({ type }) => type !== 'set-resolution' && type !== 'clear-resolution');

function refuse(error: Error): never {
  throw error;
}

/** Scripts resolve with nothing but the transition's id, as Jira's own example does: the first resolution is meant. */
async function resolvedByDefault(ctx: Ctx, draft: Draft): Promise<Draft> {
  if (draft.resolutionId !== null) return draft;
  const [first] = await listResolutions(ctx);
  return { ...draft, resolutionId: first?.id ?? null };
}

/** An issue is resolved at the moment when it got a resolution, and keeps that moment while it has one. */
function resolvedAt(ctx: Ctx, issue: Issue, after: Draft): number | null {
  if (after.resolutionId === null) return null;
  return after.resolutionId === issue.resolutionId ? issue.resolved : ctx.now;
}

async function history(
  ctx: Ctx,
  issue: Issue,
  transition: Transition,
  step: { before: Draft; after: Draft; fields: readonly ScreenField[]; choices: Choices },
): Promise<ChangeItem[]> {
  const { before, after, fields, choices } = step;
  // Post-functions may change the resolution too: it is told below, once.
  const others = fields.filter(({ field }) => field.id !== 'resolution');
  return [
    ...changesBetween(before, after, others, choices),
    ...changedReference(
      'resolution',
      before.resolutionId === after.resolutionId ? [] : await listResolutions(ctx),
      before.resolutionId,
      after.resolutionId,
    ),
    ...changedReference(
      'status',
      await listStatuses(ctx),
      issue.statusId,
      targetOf(transition, issue.statusId),
    ),
  ];
}
