import { includes, type Scope } from '../../kernel/scope.ts';

/** A program that people let act for them: what Jira calls an incoming application link. */
export interface OAuth2Client {
  readonly id: number;
  /** client_id on the wire. */
  readonly clientId: string;
  readonly name: string;
  /** SHA-256 of its secret; null: a public client. */
  readonly secretHash: string | null;
  /** ms */
  readonly secretCreated: number | null;
  readonly redirectUris: readonly string[];
  /** The most that it may be granted. */
  readonly scope: Scope;
  /** Speaks as Jira's older clients do: PKCE is left to it, and its parameters may stand in the address. */
  readonly legacy: boolean;
  /** Whom client credentials act as. */
  readonly runAs: { readonly id: number; readonly name: string } | null;
  readonly created: number;
}

export const isPublic = ({ secretHash }: Pick<OAuth2Client, 'secretHash'>): boolean => secretHash === null;

/** Of two scopes the one that reaches less far. */
export const lesser = (a: Scope, b: Scope): Scope => (includes(a, b) ? b : a);
