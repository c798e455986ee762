import type { Generated } from 'kysely';

/** What a field of an issue held from one moment to another. Only of fields that have changed since the issue was made. */
export interface ValuePeriodTable {
  id: Generated<number>;
  issue_id: number;
  /** assignee, fixVersions, priority, reporter, resolution or status. */
  field: string;
  /** As change_item has it: an id, or a user's key. Empty: the field was. A version among others has a period of its own. */
  value: string;
  /** ms UTC. */
  started: number;
  /** Who put the value there: the issue's creator, where it was made with it. */
  started_by: number | null;
  /** The edit by which it came; null: with the issue. */
  started_in: number | null;
  /** ms UTC; FOREVER while the value is held. */
  ended: number;
  ended_by: number | null;
  ended_in: number | null;
}

/** Every name by which histories speak of a value; what was renamed or deleted is found by what it was called. */
export interface PastValueTable {
  field: string;
  name_lower: string;
  value: string;
}
