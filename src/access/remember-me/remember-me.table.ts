import type { Generated } from 'kysely';

export interface RememberMeTable {
  id: Generated<number>;
  user_id: number;
  credential_version: number;
  /** SHA-256 of the part that stays, a dot, SHA-256 of the part that counts now. */
  token_hash: string;
  /** The same before the last change, good for a moment longer: two requests of one page may carry it. */
  previous_token_hash: string | null;
  rotated: number;
  created: number;
  expires: number;
  address: string;
  user_agent: string;
}
