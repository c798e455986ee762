import type { Generated } from 'kysely';

export interface IssueEventTable {
  id: Generated<number>;
  issue_id: number;
  /** created, updated, transitioned, commented, ranked, deleted, hidden, or everything (of no issue). */
  kind: string;
  /** Who did it; null: nobody who is logged in. */
  actor_id: number | null;
  created: number;
  /** Of a comment: its id, and who may see it, as it is then (or was, where it is gone). */
  comment_id: Generated<number | null>;
  visible_role_id: Generated<number | null>;
  visible_group_id: Generated<number | null>;
  /** Of an issue that was deleted or hidden: its key, and what decides who might have seen it. */
  key: Generated<string | null>;
  project_id: Generated<number | null>;
  security_level_id: Generated<number | null>;
  reporter_id: Generated<number | null>;
  assignee_id: Generated<number | null>;
}
