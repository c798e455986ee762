/**
 * Which rules there are and what each is made of: one table, from which definitions are checked
 * (definition-check.ts) and described to clients (definition.schema.ts).
 */

/** What a member of a rule holds. */
export type MemberKind =
  | 'permission'
  | 'group'
  | 'groups'
  | 'role'
  | 'status'
  | 'statuses'
  | 'resolution'
  | 'comparison'
  | 'text'
  | 'pattern'
  | 'flag'
  | 'person'
  | 'value'
  | 'conditions'
  /** Fields, by what they hold: anything · users · groups · what can be compared · text · dates · dates or `now`. */
  | 'settable-field'
  | 'user-field'
  | 'group-field'
  | 'compared-field'
  | 'text-field'
  | 'date-field'
  | 'date-field-or-now';

export interface Member {
  readonly kind: MemberKind;
  readonly optional?: true;
}

export type Members = Readonly<Record<string, Member>>;
export type RuleKinds = Readonly<Record<string, Members>>;

const is = (kind: MemberKind): Member => ({ kind });
const maybe = (kind: MemberKind): Member => ({ kind, optional: true });

const permission = { permission: is('permission') };
const message = { message: maybe('text') };

export const conditionKinds: RuleKinds = {
  permission,
  'only-assignee': {},
  'only-reporter': {},
  'only-group': { group: is('group') },
  'any-group': { groups: is('groups') },
  'only-role': { roleId: is('role') },
  'user-in-field': { field: is('user-field') },
  'group-in-field': { field: is('group-field') },
  'subtasks-in': { statusIds: is('statuses') },
  'field-value': { field: is('compared-field'), comparison: is('comparison'), value: is('text') },
  'previous-status': { statusId: is('status'), last: maybe('flag') },
  'separation-of-duties': { fromStatusId: is('status'), toStatusId: is('status') },
  never: {},
  all: { conditions: is('conditions') },
  any: { conditions: is('conditions') },
};

export const validatorKinds: RuleKinds = {
  permission,
  'field-required': { field: is('settable-field'), ...message },
  'field-changed': { field: is('settable-field'), ...message },
  'field-pattern': { field: is('text-field'), pattern: is('pattern'), ...message },
  'date-compare': {
    field: is('date-field'),
    comparison: is('comparison'),
    other: is('date-field-or-now'),
    ...message,
  },
  'parent-status': { statusIds: is('statuses'), ...message },
  'user-permission': { ...permission, field: is('user-field'), emptyAllowed: maybe('flag'), ...message },
};

export const postFunctionKinds: RuleKinds = {
  'set-resolution': { resolutionId: is('resolution') },
  'clear-resolution': {},
  'set-field': { field: is('settable-field'), value: is('value') },
  'clear-field': { field: is('settable-field') },
  'copy-field': { from: is('settable-field'), to: is('settable-field') },
  'assign-to': { who: is('person') },
  'add-comment': { body: is('text') },
};

export const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];
export const people: readonly string[] = ['reporter', 'lead', 'current-user'];

/** Groups may hold groups, this deep. */
export const deepest = 5;
export const mostRules = 100;
export const mostSteps = 200;
export const mostTransitions = 500;
export const longestText = 10_000;
export const longestPattern = 1000;
