import type { Generated } from 'kysely';

export interface OAuth2ClientTable {
  id: Generated<number>;
  /** What the client calls itself by on the wire. */
  client_id: string;
  name: string;
  /** SHA-256 of its secret; null: a public client, which can keep none. */
  secret_hash: string | null;
  secret_created: number | null;
  /** A JSON array. */
  redirect_uris: string;
  /** The most that it may be granted. */
  scope: string;
  /** 1: it speaks as Jira's older clients do, without PKCE. */
  legacy: number;
  /** Whom client credentials act as; null: it has none of these. */
  run_as_user_id: number | null;
  created: number;
}

/** What one user granted one client, once: the family of all tokens that come of it. */
export interface OAuth2GrantTable {
  id: Generated<number>;
  /** oauth2_client.id */
  client_id: number;
  user_id: number;
  /** code, client-credentials */
  kind: string;
  /** Scopes, divided by spaces. */
  scope: string;
  created: number;
  last_used: number | null;
  /** When its longest living token ends. */
  expires: number;
}

export interface OAuth2TokenTable {
  id: Generated<number>;
  grant_id: number;
  /** access, refresh */
  kind: string;
  /** SHA-256 of what the client holds. */
  token_hash: string;
  scope: string;
  created: number;
  expires: number;
  /** When a refresh token was exchanged: whoever comes with it once more has stolen it, or was stolen from. */
  used: number | null;
}

export interface OAuth2CodeTable {
  id: Generated<number>;
  code_hash: string;
  /** oauth2_client.id */
  client_id: number;
  user_id: number;
  redirect_uri: string;
  /** Of PKCE, S256; null: an older client sent none. */
  challenge: string | null;
  scope: string;
  created: number;
  expires: number;
  used: number | null;
  /** What it was exchanged for. */
  grant_id: number | null;
}
