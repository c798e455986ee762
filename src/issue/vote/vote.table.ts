export interface VoteTable {
  issue_id: number;
  user_id: number;
  created: number;
}
