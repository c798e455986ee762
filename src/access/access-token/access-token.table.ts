import type { Generated } from 'kysely';

export interface AccessTokenTable {
  id: Generated<number>;
  /** The twelve digits in the token. */
  public_id: string;
  /** SHA-256 of the whole token. */
  token_hash: string;
  user_id: number;
  name: string;
  /** Of a user's tokens no two have the same. */
  folded_name: string;
  created: number;
  /** null: it never expires. */
  expires: number | null;
  last_used: number | null;
  /** 1: the audit log says that it has expired. */
  expiry_recorded: Generated<number>;
}
