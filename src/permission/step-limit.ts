/**
 * What a step of a workflow takes away from those who hold permissions: Jira's properties of steps. They never give
 * anything. Several for one permission: whoever one of them names keeps it; `denied` leaves it to nobody.
 *
 * - `jira.issue.editable` = `false`: nobody changes the issue but by moving it on.
 * - `jira.permission.<name>.<holder>[.<anything>]` = whom: `jira.permission.comment.denied`,
 *   `jira.permission.edit.group` = `jira-administrators`, `jira.permission.work.projectrole` = `10002`.
 * - `jira.permission.subtasks.<name>.<holder>`: the same for the sub-tasks of the issue in the step.
 *
 * Seeing an issue cannot be limited so: lists and JQL would know nothing of it. Whoever asks for it is refused.
 */
import type { ProjectPermission } from './permission.ts';

/** Jira's short names of what can be limited. */
const names: Readonly<Record<string, ProjectPermission>> = {
  edit: 'EDIT_ISSUES',
  transition: 'TRANSITION_ISSUES',
  scheduleissue: 'SCHEDULE_ISSUES',
  move: 'MOVE_ISSUES',
  assign: 'ASSIGN_ISSUES',
  resolve: 'RESOLVE_ISSUES',
  close: 'CLOSE_ISSUES',
  modifyreporter: 'MODIFY_REPORTER',
  delete: 'DELETE_ISSUES',
  link: 'LINK_ISSUES',
  setsecurity: 'SET_ISSUE_SECURITY',
  viewvotersandwatchers: 'VIEW_VOTERS_AND_WATCHERS',
  managewatcherlist: 'MANAGE_WATCHERS',
  comment: 'ADD_COMMENTS',
  commenteditall: 'EDIT_ALL_COMMENTS',
  commenteditown: 'EDIT_OWN_COMMENTS',
  commentdeleteall: 'DELETE_ALL_COMMENTS',
  commentdeleteown: 'DELETE_OWN_COMMENTS',
  attach: 'CREATE_ATTACHMENTS',
  attachdeleteall: 'DELETE_ALL_ATTACHMENTS',
  attachdeleteown: 'DELETE_OWN_ATTACHMENTS',
  work: 'WORK_ON_ISSUES',
  worklogeditall: 'EDIT_ALL_WORKLOGS',
  worklogeditown: 'EDIT_OWN_WORKLOGS',
  worklogdeleteall: 'DELETE_ALL_WORKLOGS',
  worklogdeleteown: 'DELETE_OWN_WORKLOGS',
};

/** What nobody does to an issue that is not editable. Comments can still be added, as in Jira. */
const changing: ReadonlySet<string> = new Set<ProjectPermission>([
  'EDIT_ISSUES',
  'SCHEDULE_ISSUES',
  'MOVE_ISSUES',
  'ASSIGN_ISSUES',
  'MODIFY_REPORTER',
  'LINK_ISSUES',
  'SET_ISSUE_SECURITY',
  'EDIT_ALL_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'WORK_ON_ISSUES',
  'EDIT_ALL_WORKLOGS',
  'EDIT_OWN_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
]);

export const editableProperty = 'jira.issue.editable';
const permissionPrefix = 'jira.permission.';

export const limitHolders = [
  'denied',
  'group',
  'user',
  'projectrole',
  'assignee',
  'reporter',
  'lead',
] as const;
export type LimitHolder = (typeof limitHolders)[number];

/** One property, as the database keeps it. */
export interface StepLimit {
  /** Whether it is the sub-tasks of the issue that it limits. */
  readonly subtasks: boolean;
  /** A key such as EDIT_ISSUES; `*`: whatever changes the issue. */
  readonly permission: string;
  readonly holder: string;
  /** Name of a group or a user, id of a role. */
  readonly value: string;
}

/** What changes the issue, as a limit names it. */
const everyChange = '*';

/**
 * The limit that a property of a step is.
 * @returns null: it is none · a sentence: it would be one, and cannot be
 */
export function readLimit(key: string, value: string): StepLimit | string | null {
  if (key === editableProperty) {
    if (value !== 'true' && value !== 'false') return `The value of '${key}' is 'true' or 'false'.`;
    return value === 'true'
      ? null
      : { subtasks: false, permission: everyChange, holder: 'denied', value: '' };
  }
  return key.startsWith(permissionPrefix)
    ? readPermissionLimit(key.slice(permissionPrefix.length).split('.'), value)
    : null;
}

function readPermissionLimit(parts: readonly string[], value: string): StepLimit | string {
  const subtasks = parts[0] === 'subtasks';
  const [name = '', holder = '', ...more] = subtasks ? parts.slice(1) : parts;
  const permission = Object.hasOwn(names, name) ? names[name] : undefined;
  if (permission === undefined) return `No step can limit the permission '${name}'.`;
  if (!(limitHolders as readonly string[]).includes(holder) || more.length > 1) {
    return `A permission is limited to one of these: ${limitHolders.join(', ')}.`;
  }
  return valueProblem(holder, value) ?? { subtasks, permission, holder, value };
}

function valueProblem(holder: string, value: string): string | null {
  if (holder === 'projectrole' && !/^\d{1,15}$/.test(value)) return 'A project role is named by its id.';
  return (holder === 'group' || holder === 'user') && value.trim() === '' ? `Say which ${holder}.` : null;
}

/** Who asks, as far as limits name people. Groups and roles need be read only where `namesPeople` says so. */
export interface LimitFacts {
  readonly userName: string | null;
  readonly isAssignee: boolean;
  readonly isReporter: boolean;
  readonly isLead: boolean;
  readonly groups: ReadonlySet<string>;
  readonly roleIds: ReadonlySet<number>;
}

/** Whether it takes reading to judge them. */
export const namesPeople = (limits: readonly StepLimit[]): boolean =>
  limits.some(({ holder }) => holder === 'group' || holder === 'projectrole' || holder === 'lead');

/**
 * What is left of what somebody holds. A limit that is not known leaves the permission to nobody.
 * @param moving an issue that is not editable can still be moved on, and asked on the way for what its screen has
 */
export function permissionsLeft<P extends string>(
  held: readonly P[],
  limits: readonly StepLimit[],
  facts: LimitFacts,
  { moving }: { moving: boolean },
): P[] {
  const frozen = !moving && limits.some(({ permission }) => permission === everyChange);
  const isLeft = (own: readonly StepLimit[]): boolean =>
    own.length === 0 ||
    (!own.some(({ holder }) => holder === 'denied') && own.some((limit) => isNamed(limit, facts)));
  return held.filter((permission) => {
    if (frozen && changing.has(permission)) return false;
    const own = limits.filter((limit) => limit.permission === permission);
    // What the issue's own step says and what its parent's says of sub-tasks must both leave it.
    return isLeft(own.filter(({ subtasks }) => subtasks)) && isLeft(own.filter(({ subtasks }) => !subtasks));
  });
}

function isNamed({ holder, value }: StepLimit, facts: LimitFacts): boolean {
  switch (holder) {
    case 'group':
      return facts.groups.has(value);
    case 'projectrole':
      return facts.roleIds.has(Number(value));
    case 'user':
      return facts.userName !== null && facts.userName.toLowerCase() === value.trim().toLowerCase();
    case 'assignee':
      return facts.isAssignee;
    case 'reporter':
      return facts.isReporter;
    case 'lead':
      return facts.isLead;
    default:
      return false;
  }
}
