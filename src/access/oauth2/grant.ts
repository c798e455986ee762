/** What somebody granted a client, and what came of it. */
export interface OAuth2Grant {
  readonly id: number;
  readonly client: { readonly id: number; readonly clientId: string; readonly name: string };
  readonly user: { readonly id: number; readonly name: string };
  readonly kind: GrantKind;
  /** Scopes, divided by spaces. */
  readonly scope: string;
  /** ms */
  readonly created: number;
  readonly lastUsed: number | null;
  readonly expires: number;
}

/** How it came about: somebody agreed, or an administrator gave the client a user to act as. */
export type GrantKind = 'code' | 'client-credentials';

/** An authorization code: what somebody agreed to, until the client fetches it. */
export interface AuthorizationCode {
  readonly id: number;
  readonly clientId: number;
  readonly userId: number;
  readonly redirectUri: string;
  readonly challenge: string | null;
  readonly scope: string;
  readonly expires: number;
  readonly used: number | null;
  readonly grantId: number | null;
}

/** A token as the database knows it, with what its client and user are now. */
export interface KnownToken {
  readonly id: number;
  readonly kind: 'access' | 'refresh';
  readonly scope: string;
  readonly created: number;
  readonly expires: number;
  readonly used: number | null;
  readonly grant: OAuth2Grant;
  readonly userKey: string;
  readonly userActive: boolean;
  /** The most that its client may be granted, today. */
  readonly clientScope: string;
}

/** Tokens as they are handed out: the only time that they are known. */
export interface IssuedTokens {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** null: none, as for client credentials. */
  readonly refreshToken: string | null;
  /** Scopes, divided by spaces. */
  readonly scope: string;
}
