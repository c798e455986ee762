/** What the conditions of transitions ask about an actor and an issue: read once, and only what is asked for. */
import type { Ctx } from '../../context.ts';
import { groupsOf } from '../../people/group/group.service.ts';
import type { Condition } from '../../workflow/definition/rule.ts';
import type { Transition } from '../../workflow/definition/workflow.ts';
import { draftOf } from '../draft.service.ts';
import type { Issue } from '../issue.ts';
import type { ConditionFacts } from './condition.ts';
import { scalarsOf } from './scalar.ts';
import * as store from './transition.store.ts';

/** The kinds of all conditions, those within groups too. */
const kindsIn = (conditions: readonly Condition[]): Condition['type'][] =>
  conditions.flatMap((one) => [one.type, ...('conditions' in one ? kindsIn(one.conditions) : [])]);

/** @param permissions what the actor holds on the issue */
export async function factsFor(
  ctx: Ctx,
  issue: Issue,
  permissions: ReadonlySet<string>,
  transitions: readonly Transition[],
): Promise<ConditionFacts> {
  const { userId } = ctx.actor;
  const kinds = new Set(transitions.flatMap(({ conditions }) => kindsIn(conditions)));
  const asks = (...some: Condition['type'][]) => some.some((kind) => kinds.has(kind));
  const groups =
    userId !== null && asks('only-group', 'any-group', 'group-in-field') ? await groupsOf(ctx, userId) : [];
  const draft = asks('user-in-field', 'group-in-field', 'field-value') ? await draftOf(ctx, issue) : null;
  return {
    permissions,
    userId,
    assigneeId: issue.assigneeId,
    reporterId: issue.reporterId,
    groups: new Set(groups.map((group) => group.name)),
    groupIds: new Set(groups.map((group) => group.id)),
    roleIds:
      userId !== null && asks('only-role') ? await store.rolesOf(ctx.db, userId, issue.projectId) : new Set(),
    subtaskStatusIds: asks('subtasks-in') ? await store.listSubtaskStatuses(ctx.db, issue.id) : [],
    moves: asks('previous-status', 'separation-of-duties')
      ? await store.listStatusMoves(ctx.db, issue.id)
      : [],
    scalarsOf: (field) => (draft === null ? [] : scalarsOf(draft, field)),
  };
}
