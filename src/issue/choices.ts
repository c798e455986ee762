import type { LevelToChoose } from '../permission/security/security.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import type { Priority } from '../workflow/priority/priority.ts';
import type { Resolution } from '../workflow/resolution/resolution.ts';
import type { ComponentOfIssue, Person, VersionOfIssue } from './issue.ts';

/** What a caller may choose from, read before their input is: each list only where a field in the input needs it. */
export interface Choices {
  /** Issue types of the project. */
  readonly issueTypes: readonly IssueType[];
  /** Most urgent first. */
  readonly priorities: readonly Priority[];
  readonly resolutions: readonly Resolution[];
  /** Of the project, archived ones included: an issue may still wear them. */
  readonly components: readonly (ComponentOfIssue & { readonly archived: boolean })[];
  readonly versions: readonly VersionOfIssue[];
  /** All of the project; who writes the issue chooses among those that they are in. */
  readonly securityLevels: readonly LevelToChoose[];
  /** Those that the input mentions, and those that the issue has. */
  readonly users: readonly Person[];
}

export const noChoices: Choices = {
  issueTypes: [],
  priorities: [],
  resolutions: [],
  components: [],
  versions: [],
  securityLevels: [],
  users: [],
};
