import type { Generated } from 'kysely';

export interface VersionTable {
  id: Generated<number>;
  project_id: number;
  name: string;
  name_lower: string;
  description: string | null;
  /** yyyy-MM-dd */
  start_date: string | null;
  release_date: string | null;
  released: number;
  archived: number;
  sequence: number;
}
