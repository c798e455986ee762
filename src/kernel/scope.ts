/** How much of what its user may a delegated credential may: each scope includes those before it. */
export const scopes = ['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN'] as const;

export type Scope = (typeof scopes)[number];

/** Whether `text` names a scope, letter by letter. */
export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** Whether what was granted reaches as far as what is needed. */
export const includes = (granted: Scope, needed: Scope): boolean =>
  scopes.indexOf(granted) >= scopes.indexOf(needed);

/** The scope below which a global permission counts for nothing, whoever holds it; null: it counts in each. */
export function scopeFor(permission: string): Scope | null {
  if (permission === 'SYSTEM_ADMIN') return 'SYSTEM_ADMIN';
  return permission === 'ADMINISTER' ? 'ADMIN' : null;
}

/** How far a user reaches where nothing limits what is granted. @param actor asked for global permissions */
export function reachOf(actor: { may(permission: string): boolean }): Scope {
  if (actor.may('SYSTEM_ADMIN')) return 'SYSTEM_ADMIN';
  return actor.may('ADMINISTER') ? 'ADMIN' : 'WRITE';
}
