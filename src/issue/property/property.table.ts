/** Any JSON that an integration hangs on an issue. */
export interface IssuePropertyTable {
  issue_id: number;
  key: string;
  /** JSON text. */
  value: string;
}
