import type { IssueType } from '../issue-type/issue-type.ts';

/** Which types a project offers, and in which order. */
export interface IssueTypeScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** What clients propose for a new issue; null: nothing. */
  readonly defaultIssueTypeId: number | null;
  readonly issueTypeIds: readonly number[];
}

/** The same with the types themselves. */
export interface ResolvedScheme extends IssueTypeScheme {
  readonly issueTypes: readonly IssueType[];
  readonly defaultIssueType: IssueType | null;
}

/** What projects wear that are given no other; new issue types are added to it. Jira's id. */
export const defaultIssueTypeScheme = 10000;

/** A type that issues of a project have, and that they could no longer have. */
export interface Orphan {
  readonly projectKey: string;
  readonly typeName: string;
}
