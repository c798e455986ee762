import type { Generated } from 'kysely';

export interface StatusTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  icon: string;
  /** 1 undefined, 2 new, 3 done, 4 indeterminate. */
  category_id: number;
  sequence: number;
}
