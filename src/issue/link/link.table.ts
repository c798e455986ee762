import type { Generated } from 'kysely';

export interface IssueLinkTable {
  id: Generated<number>;
  type_id: number;
  source_id: number;
  destination_id: number;
  created: number;
}
