/** When somebody last looked at an issue. */
export interface IssueViewTable {
  user_id: number;
  issue_id: number;
  viewed: number;
}
