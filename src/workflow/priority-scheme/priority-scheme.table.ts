import type { Generated } from 'kysely';

export interface PrioritySchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  /** null: the middle of the list. */
  default_priority_id: number | null;
}

/** The default scheme has none: it offers every priority. */
export interface PrioritySchemeEntryTable {
  scheme_id: number;
  priority_id: number;
  sequence: number;
}
