import type { Generated } from 'kysely';

export interface DashboardTable {
  id: Generated<number>;
  /** null: the system dashboard, which is nobody's. */
  owner_id: number | null;
  name: string;
  name_lower: string;
  description: string;
}

export interface DashboardFavouriteTable {
  user_id: number;
  dashboard_id: number;
}

export interface DashboardGadgetTable {
  id: Generated<number>;
  dashboard_id: number;
  module_key: string;
  title: string;
  color: string;
  row_number: number;
  column_number: number;
}

export interface GadgetPropertyTable {
  gadget_id: number;
  key: string;
  /** JSON. */
  value: string;
}
