import type { Generated } from 'kysely';

/** With whom a filter or a dashboard is shared: one of the first two ids is set, and those that the type needs. */
export interface ShareTable {
  id: Generated<number>;
  filter_id: number | null;
  dashboard_id: number | null;
  type: string;
  group_id: number | null;
  project_id: number | null;
  role_id: number | null;
  user_id: number | null;
  /** 1: to change it, too. */
  editable: number;
}
