export interface WatcherTable {
  issue_id: number;
  user_id: number;
  created: number;
}
