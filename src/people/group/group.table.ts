import type { Generated } from 'kysely';

export interface GroupTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  created: number;
}

export interface GroupMemberTable {
  group_id: number;
  user_id: number;
}
