import type { Condition } from '../../workflow/definition/rule.ts';
import { holdsValue, type Scalar } from './scalar.ts';

/** What is true of an actor and an issue. Only what the conditions ask for has been read (facts.service.ts). */
export interface ConditionFacts {
  readonly permissions: ReadonlySet<string>;
  /** null: an anonymous visitor, who is nobody's assignee, in no group and in no role. */
  readonly userId: number | null;
  readonly assigneeId: number | null;
  readonly reporterId: number | null;
  /** Names and ids of the groups that the actor is in. */
  readonly groups: ReadonlySet<string>;
  readonly groupIds: ReadonlySet<number>;
  readonly roleIds: ReadonlySet<number>;
  /** Of all sub-tasks, hidden ones too. */
  readonly subtaskStatusIds: readonly number[];
  /** Oldest first. */
  readonly moves: readonly StatusMove[];
  scalarsOf(field: string): readonly Scalar[];
}

/** A change of the status, by its history. */
export interface StatusMove {
  readonly fromStatusId: number;
  readonly toStatusId: number;
  readonly authorId: number | null;
}

/** Whether all of them hold; where they do not, the transition is not there. */
export const conditionsHold = (conditions: readonly Condition[], facts: ConditionFacts): boolean =>
  conditions.every((condition) => holds(condition, facts));

function holds(condition: Condition, facts: ConditionFacts): boolean {
  const { userId } = facts;
  switch (condition.type) {
    case 'permission':
      return facts.permissions.has(condition.permission);
    case 'only-assignee':
      return userId !== null && facts.assigneeId === userId;
    case 'only-reporter':
      return userId !== null && facts.reporterId === userId;
    case 'only-group':
      return facts.groups.has(condition.group);
    case 'any-group':
      return condition.groups.some((group) => facts.groups.has(group));
    case 'only-role':
      return facts.roleIds.has(condition.roleId);
    case 'user-in-field':
      return userId !== null && facts.scalarsOf(condition.field).some((one) => one.userId === userId);
    case 'group-in-field':
      return facts.scalarsOf(condition.field).some((one) => facts.groupIds.has(one.groupId ?? -1));
    case 'subtasks-in':
      return facts.subtaskStatusIds.every((id) => condition.statusIds.includes(id));
    case 'field-value':
      return holdsValue(facts.scalarsOf(condition.field), condition.comparison, condition.value);
    case 'previous-status':
      return wasBefore(condition, facts.moves);
    case 'separation-of-duties':
      return isAnother(condition, facts);
    case 'never':
      return false;
    case 'all':
      return conditionsHold(condition.conditions, facts);
    case 'any':
      return condition.conditions.some((one) => holds(one, facts));
    default:
      return unknown(condition);
  }
}

function wasBefore(
  { statusId, last = false }: Extract<Condition, { type: 'previous-status' }>,
  moves: readonly StatusMove[],
): boolean {
  const asked = last ? moves.slice(-1) : moves;
  return asked.some((move) => move.fromStatusId === statusId);
}

/** Whoever is not known cannot be told from who did the other half: an anonymous visitor never passes. */
function isAnother(
  { fromStatusId, toStatusId }: Extract<Condition, { type: 'separation-of-duties' }>,
  { userId, moves }: ConditionFacts,
): boolean {
  if (userId === null) return false;
  return !moves.some(
    (move) =>
      move.authorId === userId && move.fromStatusId === fromStatusId && move.toStatusId === toStatusId,
  );
}

function unknown(condition: never): never {
  throw new Error(`A workflow has a condition that is not known: ${JSON.stringify(condition)}`);
}
