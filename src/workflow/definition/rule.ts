/**
 * The rules of transitions, as data: conditions (else the transition is not offered), validators (else it is refused),
 * post-functions (what it does besides). Their members are checked by rule-kinds.ts; issue/transition acts on them.
 * Fields are named by their ids (`duedate`, `customfield_10001`), groups by their names, all else by number.
 */

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** TRANSITION_ISSUES is needed for every transition and is not said here. */
export type Condition =
  | { readonly type: 'permission'; readonly permission: string }
  | { readonly type: 'only-assignee' }
  | { readonly type: 'only-reporter' }
  | { readonly type: 'only-group'; readonly group: string }
  | { readonly type: 'any-group'; readonly groups: readonly string[] }
  | { readonly type: 'only-role'; readonly roleId: number }
  /** The actor is a value of a field that holds users. */
  | { readonly type: 'user-in-field'; readonly field: string }
  /** The actor is a member of a group that is a value of a field. */
  | { readonly type: 'group-in-field'; readonly field: string }
  /** All sub-tasks are in one of these statuses; an issue without any may go. */
  | { readonly type: 'subtasks-in'; readonly statusIds: readonly number[] }
  | FieldComparison
  /** The issue has been in this status before; `last`: it came from there. */
  | { readonly type: 'previous-status'; readonly statusId: number; readonly last?: boolean }
  /** The actor is not who ever moved the issue from the one status to the other. */
  | { readonly type: 'separation-of-duties'; readonly fromStatusId: number; readonly toStatusId: number }
  /** Hidden from people: never offered by REST, nor made. */
  | { readonly type: 'never' }
  | { readonly type: 'all' | 'any'; readonly conditions: readonly Condition[] };

/** Numbers and days are compared as such, what is chosen by its id, a field of several values by any of them. */
export interface FieldComparison {
  readonly type: 'field-value';
  readonly field: string;
  readonly comparison: Comparison;
  readonly value: string;
}

/** `message`: said instead of the rule's own sentence. */
export type Validator =
  | { readonly type: 'permission'; readonly permission: string }
  | { readonly type: 'field-required'; readonly field: string; readonly message?: string }
  /** The transition's own input changes the field. */
  | { readonly type: 'field-changed'; readonly field: string; readonly message?: string }
  /** Searched for in the text, in RE2's syntax: linear in time. An empty field does not match. */
  | {
      readonly type: 'field-pattern';
      readonly field: string;
      readonly pattern: string;
      readonly message?: string;
    }
  /** `other`: another field with a date, or `now`. An empty field passes: field-required asks for it. */
  | {
      readonly type: 'date-compare';
      readonly field: string;
      readonly comparison: Comparison;
      readonly other: string;
      readonly message?: string;
    }
  | { readonly type: 'parent-status'; readonly statusIds: readonly number[]; readonly message?: string }
  /** Each user in the field holds the permission; an empty field passes only where `emptyAllowed`. */
  | {
      readonly type: 'user-permission';
      readonly permission: string;
      readonly field: string;
      readonly emptyAllowed?: boolean;
      readonly message?: string;
    };

export type PostFunction =
  | { readonly type: 'set-resolution'; readonly resolutionId: number }
  | { readonly type: 'clear-resolution' }
  /** `value` as clients send it in `fields`. */
  | { readonly type: 'set-field'; readonly field: string; readonly value: unknown }
  | { readonly type: 'clear-field'; readonly field: string }
  | { readonly type: 'copy-field'; readonly from: string; readonly to: string }
  /** Nothing is done where that person cannot be assigned issues of the project. */
  | { readonly type: 'assign-to'; readonly who: 'reporter' | 'lead' | 'current-user' }
  /** In the name of whoever makes the transition, who need not be allowed to comment. */
  | { readonly type: 'add-comment'; readonly body: string };
