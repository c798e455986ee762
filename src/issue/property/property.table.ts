/** Any JSON that an integration hangs on an issue. */
export interface IssuePropertyTable {
  issue_id: number;
  key: string;
  /** JSON text. */
  value: string;
}

/** What JQL finds of it: a row for each scalar, under the names that lead to it. */
export interface IssuePropertyValueTable {
  issue_id: number;
  key: string;
  path: string;
  term_lower: string | null;
  number: number | null;
  /** ms UTC */
  instant: number | null;
}
