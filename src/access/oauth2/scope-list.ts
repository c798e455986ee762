/** The parameter `scope`: names divided by spaces, of which the farthest counts, for each includes those before it. */
import { includes, isScope, type Scope } from '../../kernel/scope.ts';

const MOST = 200;

/** @returns null: it is empty, or holds what is no scope here. Source: RFC 6749, 3.3 */
export function readScopes(text: string): Scope[] | null {
  if (text.length > MOST) return null;
  const names = text.split(' ').filter((name) => name !== '');
  if (names.length === 0 || !names.every(isScope)) return null;
  return [...new Set(names as Scope[])];
}

/** The farthest of them. */
export const farthest = (scopes: readonly Scope[]): Scope =>
  scopes.reduce((far, scope) => (includes(far, scope) ? far : scope), 'READ' as Scope);

/** The same scopes, none beyond `most`: what a client is told is what it asked for, where it may have it. */
export const within = (scopes: readonly Scope[], most: Scope): Scope[] => [
  ...new Set(scopes.map((scope) => (includes(most, scope) ? scope : most))),
];

export const writeScopes = (scopes: readonly Scope[]): string => scopes.join(' ');

/** What the database holds. @returns the farthest of it */
export const storedScope = (text: string): Scope => farthest(readScopes(text) ?? ['READ']);
