import type { Generated } from 'kysely';

/** Append-only. */
export interface AuditRecordTable {
  id: Generated<number>;
  created: number;
  /** Who did it; null: nobody was logged in, or the program itself. */
  author_user_id: number | null;
  author_key: string | null;
  address: string;
  category: string;
  /** What happened, one of the names in audit/audit.ts. */
  action: string;
  summary: string;
  object_type: string | null;
  object_id: string | null;
  object_name: string | null;
  /** JSON: [{fieldName, changedFrom, changedTo}]. */
  changed_values: string | null;
  request_id: string;
}
