import type { Condition } from '../../workflow/definition/workflow.ts';

/** What is true of an actor and an issue. */
export interface ConditionFacts {
  readonly permissions: ReadonlySet<string>;
  readonly isAssignee: boolean;
  readonly isReporter: boolean;
  readonly groups: ReadonlySet<string>;
  readonly roleIds: ReadonlySet<number>;
}

/** Whether all of them hold; where they do not, the transition is not there. */
export const conditionsHold = (conditions: readonly Condition[], facts: ConditionFacts): boolean =>
  conditions.every((condition) => holds(condition, facts));

function holds(condition: Condition, facts: ConditionFacts): boolean {
  switch (condition.type) {
    case 'permission':
      return facts.permissions.has(condition.permission);
    case 'only-assignee':
      return facts.isAssignee;
    case 'only-reporter':
      return facts.isReporter;
    case 'only-group':
      return facts.groups.has(condition.group);
    case 'only-role':
      return facts.roleIds.has(condition.roleId);
    default:
      return unknown(condition);
  }
}

function unknown(condition: never): never {
  throw new Error(`A workflow has a condition that is not known: ${JSON.stringify(condition)}`);
}
