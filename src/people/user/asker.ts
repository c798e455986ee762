import type { LoginInfo } from '../../context.ts';
import { grantsHeld } from './global-grant.ts';

/** A user as a request needs to know them. */
export interface Asker {
  readonly userId: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  /** IANA name; null: the standard zone. */
  readonly timeZone: string | null;
  readonly loginInfo: LoginInfo;
  readonly grants: ReadonlySet<string>;
}

/** The columns of asker.sql.ts, as they are read. */
export interface AskerRow {
  user_id: number;
  key: string;
  name: string;
  display_name: string;
  time_zone: string | null;
  login_count: number | null;
  last_login: number | null;
  previous_login: number | null;
  current_failed: number | null;
  total_failed: number | null;
  last_failed: number | null;
  /** Divided by commas; null: none. */
  grants: string | null;
}

export const toAsker = (row: AskerRow): Asker => ({
  userId: row.user_id,
  key: row.key,
  name: row.name,
  displayName: row.display_name,
  timeZone: row.time_zone,
  loginInfo: {
    loginCount: row.login_count ?? 0,
    lastLogin: row.last_login,
    previousLogin: row.previous_login,
    currentFailed: row.current_failed ?? 0,
    totalFailed: row.total_failed ?? 0,
    lastFailed: row.last_failed,
  },
  grants: grantsHeld(row.grants?.split(',') ?? []),
});
