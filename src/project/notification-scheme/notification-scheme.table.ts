import type { Generated } from 'kysely';

export interface NotificationSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

export interface NotificationTable {
  id: Generated<number>;
  scheme_id: number;
  event_id: number;
  /** CurrentAssignee, Group and their like. */
  recipient_type: string;
  group_id: number | null;
  role_id: number | null;
  user_id: number | null;
  /** Of EmailAddress only. */
  address: string | null;
}
