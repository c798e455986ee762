/**
 * What a transition does besides changing the status. Each function is done as if somebody sent it, by the rules of
 * its field, yet without asking for permissions or screens: the workflow says so, not the caller. What a field refuses
 * (a value that is gone since) refuses the transition, named by the field. A field that the issue does not have here
 * is left alone.
 */
import type { Ctx } from '../../context.ts';
import { findGroupsByIds } from '../../people/group/group.service.ts';
import { findUsersByIds } from '../../people/user/user.service.ts';
import { userMayInProject } from '../../permission/permission.service.ts';
import type { PostFunction } from '../../workflow/definition/rule.ts';
import type { Transition } from '../../workflow/definition/workflow.ts';
import { type Choices, mergeChoices } from '../choices.ts';
import { applyInput } from '../draft.service.ts';
import type { Draft } from '../draft.ts';
import { noProblems, refuseProblems } from '../problems.ts';
import type { ScreenField } from '../screen.ts';
import { type Scalar, scalarsOf } from './scalar.ts';
import * as store from './transition.store.ts';

export interface Done {
  readonly draft: Draft;
  /** What the values that came in are told from. */
  readonly choices: Choices;
}

/**
 * In their order; each finds what the one before it left.
 * @param fields every field that the issue has here @throws AppError 400 by field
 */
export async function doPostFunctions(
  ctx: Ctx,
  { postFunctions }: Transition,
  start: Done,
  fields: readonly ScreenField[],
): Promise<Done> {
  let done = start;
  for (const step of postFunctions) done = await doOne(ctx, step, done, fields);
  return done;
}

async function doOne(
  ctx: Ctx,
  step: PostFunction,
  done: Done,
  fields: readonly ScreenField[],
): Promise<Done> {
  const { draft } = done;
  switch (step.type) {
    case 'set-resolution':
      return { ...done, draft: { ...draft, resolutionId: step.resolutionId } };
    case 'clear-resolution':
      return { ...done, draft: { ...draft, resolutionId: null } };
    case 'set-field':
      return setField(ctx, done, fields, step.field, step.value);
    case 'clear-field':
      if (step.field === 'resolution') return { ...done, draft: { ...draft, resolutionId: null } };
      return setField(ctx, done, fields, step.field, emptyOf(fields, step.field));
    case 'copy-field':
      return copyField(ctx, done, fields, step);
    case 'assign-to':
      return assign(ctx, done, fields, await personOf(ctx, step.who, draft));
    case 'add-comment':
      return { ...done, draft: { ...draft, comments: [...draft.comments, { do: 'note', body: step.body }] } };
    default:
      return unknown(step);
  }
}

/** In Jira's words for "nothing": a list of several values is empty, anything else is null. */
const emptyOf = (fields: readonly ScreenField[], id: string): unknown =>
  holdsSeveral(fields, id) ? [] : null;

const holdsSeveral = (fields: readonly ScreenField[], id: string): boolean =>
  fields.find(({ field }) => field.id === id)?.field.schema?.type === 'array';

async function setField(
  ctx: Ctx,
  { draft, choices }: Done,
  fields: readonly ScreenField[],
  field: string,
  value: unknown,
): Promise<Done> {
  if (!fields.some((one) => one.field.id === field)) return { draft, choices };
  const problems = noProblems();
  const step = { field, operation: 'set', value } as const;
  const applied = await applyInput(ctx, draft, [step], fields, problems);
  refuseProblems(problems);
  return { draft: applied.draft, choices: mergeChoices(choices, applied.choices) };
}

async function copyField(
  ctx: Ctx,
  done: Done,
  fields: readonly ScreenField[],
  { from, to }: Extract<PostFunction, { type: 'copy-field' }>,
): Promise<Done> {
  const scalars = scalarsOf(done.draft, from);
  if (scalars.length === 0) return setField(ctx, done, fields, to, emptyOf(fields, to));
  const sent = await asSent(ctx, scalars);
  return setField(ctx, done, fields, to, holdsSeveral(fields, to) ? sent : sent[0]);
}

/** Values as a client would send them. Definitions copy only between fields that hold the same. */
async function asSent(ctx: Ctx, scalars: readonly Scalar[]): Promise<unknown[]> {
  const ids = (member: 'userId' | 'groupId') => scalars.flatMap((one) => one[member] ?? []);
  const users = await findUsersByIds(ctx, ids('userId'));
  const groups = new Map((await findGroupsByIds(ctx, ids('groupId'))).map(({ id, name }) => [id, name]));
  return scalars.map(({ text, term, number, day, instant, userId, groupId, ...ids }) => {
    if (userId !== undefined) return { name: users.get(userId)?.name };
    if (groupId !== undefined) return { name: groups.get(groupId) };
    if (instant !== undefined) return new Date(instant).toISOString().replace('Z', '+0000');
    const id = ids.versionId ?? ids.projectId ?? ids.referenceId;
    return id === undefined ? (text ?? term ?? number ?? day) : { id: String(id) };
  });
}

async function personOf(
  ctx: Ctx,
  who: Extract<PostFunction, { type: 'assign-to' }>['who'],
  { projectId, reporterId }: Draft,
): Promise<number | null> {
  if (who === 'current-user') return ctx.actor.userId;
  return who === 'reporter' ? reporterId : store.findLead(ctx.db, projectId);
}

/** As in Jira: whoever cannot be assigned is not, and the transition goes on. */
async function assign(
  ctx: Ctx,
  done: Done,
  fields: readonly ScreenField[],
  userId: number | null,
): Promise<Done> {
  const user = userId === null ? undefined : (await findUsersByIds(ctx, [userId])).get(userId);
  if (!user?.active) return done;
  const may = await userMayInProject(ctx, user.id, 'ASSIGNABLE_USER', done.draft.projectId);
  return may ? setField(ctx, done, fields, 'assignee', { name: user.name }) : done;
}

function unknown(step: never): never {
  throw new Error(`A workflow has a post-function that is not known: ${JSON.stringify(step)}`);
}
