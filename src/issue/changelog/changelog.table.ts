import type { Generated } from 'kysely';

export interface ChangeGroupTable {
  id: Generated<number>;
  issue_id: number;
  author_id: number | null;
  created: number;
}

export interface ChangeItemTable {
  id: Generated<number>;
  group_id: number;
  field: string;
  /** jira or custom. */
  field_type: string;
  field_id: string | null;
  from_value: string | null;
  from_string: string | null;
  to_value: string | null;
  to_string: string | null;
}
