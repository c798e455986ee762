import type { Generated } from 'kysely';

export interface PriorityTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  icon: string;
  /** #rrggbb */
  color: string;
  /** 1 is the most urgent. */
  sequence: number;
}
