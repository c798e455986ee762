import type { Generated } from 'kysely';

export interface WorklogTable {
  id: Generated<number>;
  issue_id: number;
  author_id: number | null;
  update_author_id: number | null;
  /** Empty where nothing was said. */
  comment: string;
  /** What it is found by (db/full-text.ts). */
  comment_terms: string;
  created: number;
  updated: number;
  started: number;
  /** yyyy-MM-dd, on the calendar of whoever logged it: what JQL calls worklogDate. */
  started_day: string;
  /** Seconds. */
  time_spent: number;
  /** Only this role, or this group, sees it; both null: whoever sees the issue. */
  visible_role_id: number | null;
  visible_group_id: number | null;
}

/** What remains of deleted work logs, so that clients which keep copies can drop theirs. */
export interface WorklogDeletionTable {
  worklog_id: number;
  deleted: number;
}
