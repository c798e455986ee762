import type { Option } from '../field/custom-field/custom-field.ts';
import type { Group } from '../people/group/group.ts';
import type { LevelToChoose } from '../permission/security/security.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import type { PriorityToChoose } from '../workflow/priority-scheme/priority-scheme.ts';
import type { Resolution } from '../workflow/resolution/resolution.ts';
import type { ComponentOfIssue, Person, ProjectOfIssue, VersionOfIssue } from './issue.ts';

/** What a caller may choose from, read before their input is: each list only where a field in the input needs it. */
export interface Choices {
  /** Issue types of the project. */
  readonly issueTypes: readonly IssueType[];
  /** Of the project, in its scheme's order. */
  readonly priorities: readonly PriorityToChoose[];
  readonly resolutions: readonly Resolution[];
  /** Of the project, archived ones included: an issue may still wear them. */
  readonly components: readonly (ComponentOfIssue & { readonly archived: boolean })[];
  readonly versions: readonly VersionOfIssue[];
  /** All of the project; who writes the issue chooses among those that they are in. */
  readonly securityLevels: readonly LevelToChoose[];
  /** Those that the input mentions, and those that the issue has. */
  readonly users: readonly Person[];
  readonly groups: readonly Group[];
  /** Those that the actor may browse. */
  readonly projects: readonly Pick<ProjectOfIssue, 'id' | 'key' | 'name' | 'typeKey' | 'category'>[];
  /** Of the contexts of custom fields that are in question, disabled ones too. */
  readonly options: readonly Option[];
}

export const noChoices: Choices = {
  issueTypes: [],
  priorities: [],
  resolutions: [],
  components: [],
  versions: [],
  securityLevels: [],
  users: [],
  groups: [],
  projects: [],
  options: [],
};

/** What can be told from either: entries of both, each once. */
export function mergeChoices(one: Choices, other: Choices): Choices {
  const entries = (Object.keys(noChoices) as (keyof Choices)[]).map((kind) => {
    const both = new Map<number, { readonly id: number }>();
    for (const entry of [...one[kind], ...other[kind]]) both.set(entry.id, entry);
    return [kind, [...both.values()]];
  });
  return Object.fromEntries(entries) as unknown as Choices;
}
