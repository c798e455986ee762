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
  /** More than the summary says, where a client of REST told it. */
  description: string | null;
  /** What wrote the record, where it was not this program. */
  event_source: string | null;
  object_parent_id: string | null;
  object_parent_name: string | null;
  /** The way in of who did it (context.ts, Via); null: told before it was known. */
  via: string | null;
  /** The token or client that acted, where one did. */
  through_id: string | null;
  through_name: string | null;
  /** Everything that a record is found by, folded. */
  search_text: Generated<string>;
}

/** What a record is about besides its object. */
export interface AuditItemTable {
  record_id: number;
  sequence: number;
  type_name: string;
  item_id: string | null;
  name: string;
  parent_id: string | null;
  parent_name: string | null;
}
