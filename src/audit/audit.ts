/** What an audit record says happened. The names are fixed: people filter and alert on them. */
export interface AuditEntry {
  category:
    | 'authentication'
    | 'user management'
    | 'group management'
    | 'permissions'
    | 'projects'
    | 'workflows'
    | 'filters'
    | 'dashboards'
    | 'fields'
    | 'system';
  /** login, login-failed, login-denied, lock, unlock, logout, session-revoked, user-created … */
  action: string;
  /** One sentence for people. Never holds a secret, nor what a stranger typed as a user name. */
  summary: string;
  object?: { type: string; id: string; name: string };
  changed?: { fieldName: string; changedFrom?: string; changedTo?: string }[];
}
