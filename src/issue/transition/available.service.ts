/**
 * Which transitions an actor may make on an issue: those that lead out of its status in its workflow and whose
 * conditions hold for them. Whoever lacks Transition Issues may make none.
 */
import type { Ctx } from '../../context.ts';
import { groupsOf } from '../../people/group/group.service.ts';
import { permissionsOnIssue } from '../../permission/permission.service.ts';
import { workflowFor } from '../../workflow/definition/workflow.service.ts';
import { type Transition, transitionScreens, transitionsFrom } from '../../workflow/definition/workflow.ts';
import { listStatuses } from '../../workflow/status/status.service.ts';
import { loadChoices } from '../choices.service.ts';
import type { Issue } from '../issue.ts';
import { choicesFor, fieldsNamed, type Screen, type ScreenField } from '../screen.ts';
import { type ConditionFacts, conditionsHold } from './condition.ts';
import * as store from './transition.store.ts';
import type { AvailableTransition } from './transition.ts';

/** The transitions that the actor may make now, in the workflow's order. */
export async function possibleTransitions(
  ctx: Ctx,
  issue: Issue,
): Promise<{ transitions: readonly Transition[]; permissions: ReadonlySet<string> }> {
  const permissions = await permissionsOnIssue(ctx, issue);
  if (!permissions.has('TRANSITION_ISSUES')) return { transitions: [], permissions };
  const leaving = transitionsFrom(await workflowFor(ctx, issue), issue.statusId);
  const facts = await factsFor(ctx, issue, permissions, leaving);
  return { transitions: leaving.filter((one) => conditionsHold(one.conditions, facts)), permissions };
}

/** The same as clients see them. @param shape `fields`: with what each asks on the way */
export async function availableTransitions(
  ctx: Ctx,
  issue: Issue,
  shape: { fields: boolean },
): Promise<AvailableTransition[]> {
  const { transitions, permissions } = await possibleTransitions(ctx, issue);
  const statuses = new Map((await listStatuses(ctx)).map((status) => [status.id, status]));
  const available: AvailableTransition[] = [];
  for (const transition of transitions) {
    const to = statuses.get(transition.to);
    if (!to) throw new Error(`Transition ${transition.id} leads to status ${transition.to}, which is gone.`);
    available.push({
      id: transition.id,
      name: transition.name,
      opsbarSequence: (available.length + 1) * 10,
      to,
      screen: shape.fields ? await screenOf(ctx, issue, transition, permissions) : undefined,
    });
  }
  return available;
}

/** What a transition asks on the way. A comment can be given with every screen. */
export async function screenOf(
  ctx: Ctx,
  issue: Issue,
  transition: Transition,
  permissions: ReadonlySet<string>,
): Promise<Screen> {
  const fields = fieldsOfScreen(transition, permissions);
  return {
    fields,
    choices: await loadChoices(ctx, issue.projectId, choicesFor(fields)),
    issueKey: issue.key,
  };
}

/** The fields of a transition's screen, required where a validator says so. */
export function fieldsOfScreen(
  transition: Transition,
  permissions: ReadonlySet<string>,
): readonly ScreenField[] {
  const ids = transition.screen ? transitionScreens[transition.screen] : [];
  const required = new Set(
    transition.validators.flatMap((one) => (one.type === 'field-required' ? [one.field] : [])),
  );
  return fieldsNamed(ids, permissions).map((one) => ({ ...one, required: required.has(one.field.id) }));
}

/** Reads only what the conditions ask for. */
async function factsFor(
  ctx: Ctx,
  issue: Issue,
  permissions: ReadonlySet<string>,
  transitions: readonly Transition[],
): Promise<ConditionFacts> {
  const { userId } = ctx.actor;
  const asked = new Set(transitions.flatMap((one) => one.conditions.map((condition) => condition.type)));
  return {
    permissions,
    isAssignee: userId !== null && issue.assigneeId === userId,
    isReporter: userId !== null && issue.reporterId === userId,
    groups:
      userId !== null && asked.has('only-group')
        ? new Set((await groupsOf(ctx, userId)).map((group) => group.name))
        : new Set(),
    roleIds:
      userId !== null && asked.has('only-role')
        ? await store.rolesOf(ctx.db, userId, issue.projectId)
        : new Set(),
  };
}
