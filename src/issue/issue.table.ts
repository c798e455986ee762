import type { Generated } from 'kysely';

export interface IssueTable {
  id: Generated<number>;
  project_id: number;
  /** The number in the key: TEST-3 has 3. */
  number: number;
  issue_type_id: number;
  status_id: number;
  priority_id: number | null;
  resolution_id: number | null;
  summary: string;
  description: string | null;
  environment: string | null;
  /** The texts, folded, for comparisons that ignore case. */
  summary_lower: string;
  description_lower: string | null;
  environment_lower: string | null;
  /** What each is found by (db/full-text.ts). */
  summary_terms: string;
  description_terms: string | null;
  environment_terms: string | null;
  reporter_id: number | null;
  assignee_id: number | null;
  creator_id: number | null;
  parent_id: number | null;
  created: number;
  updated: number;
  resolved: number | null;
  /** yyyy-MM-dd */
  due_date: string | null;
  /** Seconds. */
  time_original: number | null;
  time_remaining: number | null;
  time_spent: number | null;
  /** Who of those that may browse the project sees the issue; null: all of them. */
  security_level_id: Generated<number | null>;
  /** The place among the sub-tasks of its parent; null: behind those that have one, by its number. */
  subtask_sequence: Generated<number | null>;
  /** When it was archived, and by whom; null: it was not. */
  archived: Generated<number | null>;
  archived_by: Generated<number | null>;
  /** Where it was moved to in the order of all issues; null: it never was (rank/rank.sql.ts). */
  rank: Generated<string | null>;
}

export interface IssueLabelTable {
  issue_id: number;
  label: string;
  label_lower: string;
}

export interface IssueComponentTable {
  issue_id: number;
  component_id: number;
}

/** kind: fix or affects. */
export interface IssueVersionTable {
  issue_id: number;
  version_id: number;
  kind: string;
}
