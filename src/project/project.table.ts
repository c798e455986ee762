import type { Generated } from 'kysely';

export interface ProjectTable {
  id: Generated<number>;
  key: string;
  name: string;
  name_lower: string;
  description: string;
  lead_user_id: number;
  url: string | null;
  /** PROJECT_LEAD or UNASSIGNED. */
  assignee_type: string;
  /** software, business or service_desk. */
  type_key: string;
  category_id: number | null;
  permission_scheme_id: number;
  workflow_scheme_id: number;
  issue_type_scheme_id: number;
  /** null: no issue of it can be hidden by a level. */
  issue_security_scheme_id: Generated<number | null>;
  /** null: nobody is told of anything. */
  notification_scheme_id: Generated<number | null>;
  /** null: the default one. */
  priority_scheme_id: Generated<number | null>;
  /** A stock avatar or one that was uploaded; null: the one that everything has. */
  avatar_id: Generated<number | null>;
  /** The number in the key of the newest issue; only ever grows. */
  last_issue_number: number;
  /** Counts up whenever statuses may be taken away from its issues. */
  workflow_turn: Generated<number>;
  /** 0 or 1. */
  archived: number;
  created: number;
}

/** Every key a project has or had; a key is never given to another project. */
export interface ProjectKeyTable {
  key: string;
  project_id: number;
}
