import type { Generated } from 'kysely';

export interface ScreenTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

export interface ScreenTabTable {
  id: Generated<number>;
  screen_id: number;
  name: string;
  sequence: number;
}

/** A field stands on a screen once. */
export interface ScreenFieldTable {
  screen_id: number;
  tab_id: number;
  field_id: string;
  sequence: number;
  show_when_empty: number;
}
