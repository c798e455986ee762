import type { Generated } from 'kysely';

/** Jira's login counters, one row a user. */
export interface LoginInfoTable {
  user_id: number;
  login_count: number;
  last_login: number | null;
  previous_login: number | null;
  /** Failures in a row. */
  current_failed: number;
  /** Failures ever. */
  total_failed: number;
  last_failed: number | null;
}

/** Failed logins by names that nobody has. */
export interface UnknownNameTable {
  /** Part of an HMAC: no name can be read from it. */
  name_hash: string;
  /** Failures in a row. */
  current_failed: number;
  last_failed: number;
}

/** Browsers that a user has logged in from: nobody else's failures lock these out. */
export interface KnownDeviceTable {
  id: Generated<number>;
  user_id: number;
  /** SHA-256 of the device cookie. */
  token_hash: string;
  /** Failures in a row from this device. */
  current_failed: number;
  last_failed: number | null;
  created: number;
  last_used: number;
}
