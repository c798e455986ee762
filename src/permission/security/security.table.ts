import type { Generated } from 'kysely';

export interface IssueSecuritySchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  /** What an issue gets that is made without a word about it; null: no level. */
  default_level_id: number | null;
}

export interface IssueSecurityLevelTable {
  id: Generated<number>;
  scheme_id: number;
  name: string;
  name_lower: string;
  description: string;
}

/** Who sees issues of a level: holders as in permission_grant. */
export interface IssueSecurityMemberTable {
  id: Generated<number>;
  level_id: number;
  holder_type: string;
  group_id: number | null;
  role_id: number | null;
  user_id: number | null;
}
