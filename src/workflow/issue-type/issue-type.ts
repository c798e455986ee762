/** What kind of thing an issue is. */
export interface IssueType {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Path of its picture, without the context path. */
  readonly icon: string;
  readonly subtask: boolean;
}
