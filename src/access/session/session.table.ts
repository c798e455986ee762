import type { Generated } from 'kysely';

export interface SessionTable {
  id: Generated<number>;
  /** SHA-256 of the id that the client holds. */
  token_hash: string;
  user_id: number;
  /** The user's credential_version when the session began. */
  credential_version: number;
  created: number;
  last_seen: number;
  /** The session ends then, used or not. */
  expires: number;
  /** Until then the administrator's password counts as confirmed; null: not confirmed. */
  web_sudo_until: number | null;
  /** How it began: rest, form, basic, remember-me. */
  via: string;
  /** The remembered login that began it, if one did. */
  remember_me_id: number | null;
  address: string;
  user_agent: string;
}
