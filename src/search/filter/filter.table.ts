import type { Generated } from 'kysely';

export interface SavedFilterTable {
  id: Generated<number>;
  owner_id: number;
  name: string;
  name_lower: string;
  description: string;
  jql: string;
}

export interface FilterFavouriteTable {
  user_id: number;
  filter_id: number;
}
