/** What kind of thing an issue is. */
export interface IssueType {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Path of its picture, without the context path. */
  readonly icon: string;
  readonly subtask: boolean;
}

/** Which types a project offers, and in which order. */
export interface IssueTypeScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly defaultIssueTypeId: number | null;
  readonly issueTypeIds: readonly number[];
}
