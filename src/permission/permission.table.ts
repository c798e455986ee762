import type { Generated } from 'kysely';

export interface GlobalGrantTable {
  id: Generated<number>;
  permission: string;
  /** null: anyone. */
  group_id: number | null;
}
