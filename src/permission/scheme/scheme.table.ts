import type { Generated } from 'kysely';

export interface PermissionSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

export interface PermissionGrantTable {
  id: Generated<number>;
  scheme_id: number;
  /** BROWSE_PROJECTS and its like. */
  permission: string;
  /** anyone, applicationRole, group, projectRole, user, projectLead, reporter, assignee. */
  holder_type: string;
  /** Whose id: of the group, the project role or the user. */
  group_id: number | null;
  role_id: number | null;
  user_id: number | null;
}
