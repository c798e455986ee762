import type { Generated } from 'kysely';

export interface IssueLinkTypeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  /** As the destination's page puts it: `is blocked by`. */
  inward: string;
  /** As the source's page puts it: `blocks`. */
  outward: string;
}
