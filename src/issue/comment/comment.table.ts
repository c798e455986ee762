import type { Generated } from 'kysely';

export interface CommentTable {
  id: Generated<number>;
  issue_id: number;
  author_id: number | null;
  update_author_id: number | null;
  body: string;
  /** What it is found by (db/full-text.ts). */
  body_terms: string;
  created: number;
  updated: number;
  /** Only this role, or this group, sees it; both null: whoever sees the issue. */
  visible_role_id: number | null;
  visible_group_id: number | null;
}
