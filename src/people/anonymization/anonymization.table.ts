import type { Generated } from 'kysely';

export interface AnonymizationTable {
  id: Generated<number>;
  /** The user's, as they are now: once it is done, nothing here names who it was. */
  user_key: string;
  user_name: string;
  full_name: string;
  /** JSON: names of the operations, in their order. */
  operations: string;
  is_rerun: number;
  /** IN_PROGRESS, COMPLETED or INTERRUPTED. */
  status: string;
  /** 1 while it runs; null: it is over. Unique, so that one runs at a time. */
  running: number | null;
  submitted: number;
  finished: number | null;
}
