import type { Generated } from 'kysely';

export interface UserTable {
  id: Generated<number>;
  /** Never changes, and is never used again: JIRAUSER10000. */
  key: string;
  name: string;
  name_lower: string;
  email: string | null;
  email_lower: string | null;
  display_name: string;
  display_name_lower: string;
  /** 0 or 1. */
  active: number;
  time_zone: string | null;
  locale: string | null;
  /** One of the system avatars (people/avatar); null: made from the name. */
  avatar_id: number | null;
  /** PHC string of Argon2id, or a hash brought along from Jira; null: no password matches. */
  password_hash: string | null;
  /** ms; null: it does not end. Of one that was made for the user. */
  password_expires: number | null;
  /** Counts password changes; a session made under another number is dead. */
  credential_version: number;
  created: number;
  updated: number;
}
