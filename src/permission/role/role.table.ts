import type { Generated } from 'kysely';

export interface ProjectRoleTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

/** A user or a group in a role; project_id null: a default actor, copied into new projects. */
export interface ProjectRoleActorTable {
  id: Generated<number>;
  role_id: number;
  project_id: number | null;
  user_id: number | null;
  group_id: number | null;
}
