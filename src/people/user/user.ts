/** A person who can log in. */
export interface User {
  readonly id: number;
  /** Never changes: JIRAUSER10000. */
  readonly key: string;
  /** The user name; compared without regard to case. */
  readonly name: string;
  readonly email: string | null;
  readonly displayName: string;
  readonly active: boolean;
  /** IANA name; null: the server's. */
  readonly timeZone: string | null;
  readonly locale: string | null;
  /** One of the system avatars; null: made from the display name. */
  readonly avatarId: number | null;
  /** Counts password changes. */
  readonly credentialVersion: number;
  readonly created: number;
}

/** A user together with the stored password hash: for access/ only, and never handed on. */
export interface UserWithPassword extends User {
  readonly passwordHash: string | null;
}
