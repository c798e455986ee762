import type { Generated } from 'kysely';

export interface RemoteLinkTable {
  id: Generated<number>;
  issue_id: number;
  /** What the other program calls it: one link of an issue has it at most. null: it has none. */
  global_id: string | null;
  relationship: string | null;
  application_type: string | null;
  application_name: string | null;
  url: string;
  title: string;
  summary: string | null;
  icon_url: string | null;
  icon_title: string | null;
  icon_link: string | null;
  /** 0 or 1; null: not said. */
  resolved: number | null;
  status_icon_url: string | null;
  status_icon_title: string | null;
  status_icon_link: string | null;
}
