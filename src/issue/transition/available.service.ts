/**
 * Which transitions an actor may make on an issue: those that lead out of its status in its workflow and whose
 * conditions hold for them. Whoever lacks Transition Issues may make none.
 */
import type { Ctx } from '../../context.ts';
import {
  sequenceOf,
  type Transition,
  targetOf,
  transitionsFrom,
} from '../../workflow/definition/workflow.ts';
import type { Issue } from '../issue.ts';
import { type Lookups, lookupsFor } from '../lookups.service.ts';
import { fieldsOfTransition } from '../screen.service.ts';
import { choicesFor, contextsFor, offered, type Screen } from '../screen.ts';
import { conditionsHold } from './condition.ts';
import { factsFor } from './facts.service.ts';
import type { AvailableTransition } from './transition.ts';

/** The transitions that the actor may make now, in the workflow's order. */
export async function possibleTransitions(
  ctx: Ctx,
  issue: Issue,
  lookups: Lookups = lookupsFor(ctx),
): Promise<{ transitions: readonly Transition[]; permissions: ReadonlySet<string> }> {
  const permissions = await lookups.permissions(issue, true);
  if (!permissions.has('TRANSITION_ISSUES')) return { transitions: [], permissions };
  const workflow = await lookups.workflow(issue.projectId, issue.issueTypeId);
  const leaving = transitionsFrom(workflow, issue.statusId);
  const facts = await factsFor(ctx, issue, permissions, leaving);
  return { transitions: leaving.filter((one) => conditionsHold(one.conditions, facts)), permissions };
}

/** The same as clients see them. @param shape `fields`: with what each asks on the way */
export async function availableTransitions(
  ctx: Ctx,
  issue: Issue,
  shape: { fields: boolean },
  lookups: Lookups = lookupsFor(ctx),
): Promise<AvailableTransition[]> {
  const { transitions, permissions } = await possibleTransitions(ctx, issue, lookups);
  const statuses = await lookups.statuses();
  const available: AvailableTransition[] = [];
  for (const transition of transitions) {
    const target = targetOf(transition, issue.statusId);
    const to = statuses.get(target);
    if (!to) throw new Error(`Transition ${transition.id} leads to status ${target}, which is gone.`);
    available.push({
      id: transition.id,
      name: transition.name,
      opsbarSequence: sequenceOf(transition) ?? (available.length + 1) * 10,
      to,
      screen: shape.fields ? await screenOf(issue, transition, permissions, lookups) : undefined,
    });
  }
  return available;
}

/** What a transition asks on the way. A comment can be given with every screen. */
async function screenOf(
  issue: Issue,
  transition: Transition,
  permissions: ReadonlySet<string>,
  lookups: Lookups,
): Promise<Screen> {
  const fields = await fieldsOfTransition(lookups, transition, issue, permissions);
  const choices = await lookups.choices(issue.projectId, choicesFor(fields), contextsFor(fields));
  return { fields: offered(fields, choices, issue.parentId !== null), choices, issueKey: issue.key };
}
