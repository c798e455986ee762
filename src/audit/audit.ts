import type { Through, Via } from '../context.ts';
import { fold } from '../kernel/fold.ts';

/** What an audit record says happened. The names are fixed: people filter and alert on them. */
export interface AuditEntry {
  category:
    | 'authentication'
    | 'user management'
    | 'group management'
    | 'permissions'
    | 'projects'
    | 'workflows'
    | 'fields'
    | 'dashboards'
    | 'filters'
    | 'system';
  /** login, login-failed, login-denied, lock, unlock, logout, session-revoked, user-created … */
  action: string;
  /** One sentence for people. Never holds a secret, nor what a stranger typed as a user name. */
  summary: string;
  object?: { type: string; id: string; name: string };
  changed?: ChangedValue[];
}

export interface ChangedValue {
  fieldName: string;
  changedFrom?: string;
  changedTo?: string;
}

/** What a record is about: Jira's objectItem and associatedItems. */
export interface AuditItem {
  /** user, project, group …: small letters inside, capitals on Jira's wire. */
  type: string;
  id: string | null;
  name: string;
  parentId: string | null;
  parentName: string | null;
}

/** A record that a client of REST tells of. */
export interface ToldEntry {
  summary: string;
  category: string;
  eventSource: string | null;
  description: string | null;
  object: AuditItem | null;
  changed: ChangedValue[];
  associated: AuditItem[];
}

/** A record as it is read. */
export interface AuditRecord {
  id: number;
  /** ms UTC */
  created: number;
  authorKey: string | null;
  address: string;
  category: string;
  action: string;
  summary: string;
  description: string | null;
  eventSource: string | null;
  object: AuditItem | null;
  changed: ChangedValue[];
  associated: AuditItem[];
  requestId: string;
  /** The way in of who did it; null: not known. */
  via: Via | null;
  /** The token or client that acted in the author's place; null: none did. */
  through: Through | null;
}

/** Which records are asked for; null: all. */
export interface AuditFilter {
  /** Every one of these words, folded, is somewhere in the record. */
  words: readonly string[];
  /** ms UTC, both inclusive. */
  from: number | null;
  to: number | null;
  projectIds: readonly string[] | null;
  /** Keys or ids of those who did it. */
  authors: readonly string[] | null;
}

export const everything: AuditFilter = { words: [], from: null, to: null, projectIds: null, authors: null };

/** What a record is found by. */
export const searchText = (parts: readonly (string | null | undefined)[]): string =>
  fold(parts.filter((part) => part).join('\n'));
