import type { Generated } from 'kysely';

export interface ComponentTable {
  id: Generated<number>;
  project_id: number;
  name: string;
  name_lower: string;
  description: string | null;
  lead_user_id: number | null;
  assignee_type: string;
  archived: number;
}
