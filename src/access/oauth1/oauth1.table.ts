import type { Generated } from 'kysely';

export interface Oauth1ConsumerTable {
  id: Generated<number>;
  /** oauth_consumer_key: compared exactly. */
  consumer_key: string;
  name: string;
  description: string | null;
  /** PEM (SPKI); null: the consumer signs with a shared secret. */
  public_key: string | null;
  /** What HMAC needs as it is; null: the consumer has a key. */
  shared_secret: string | null;
  /** null: none, so that only `oob` may be asked for. */
  callback: string | null;
  /** exact, prefix */
  callback_match: string;
  active: number;
  /** The user that a request without a token is served as; null: there is none. */
  execute_as: number | null;
  created: number;
  updated: number;
}

/** A question to a user, from its asking to its answer's use. */
export interface Oauth1RequestTokenTable {
  /** SHA-256 of the token. */
  token_hash: string;
  consumer_id: number;
  /** null: out of band. */
  callback: string | null;
  /** asked, allowed, denied */
  state: string;
  /** Who answered. */
  user_id: number | null;
  verifier_hash: string | null;
  /** How often somebody tried to use it. */
  tries: number;
  created: number;
  expires: number;
}

/** What a user has granted to a consumer. */
export interface Oauth1AccessTokenTable {
  id: Generated<number>;
  token_hash: string;
  /** SHA-256 of oauth_session_handle. */
  session_hash: string;
  consumer_id: number;
  user_id: number;
  created: number;
  expires: number;
  /** Until then the session handle renews it. */
  session_expires: number;
  last_used: number | null;
  /** Kept for a while, so that its consumer is told; null: it is not. */
  revoked: number | null;
}
