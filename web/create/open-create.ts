/** The dialog that creates issues, which any page may open. */
import { useSyncExternalStore } from 'react';

export interface Begin {
  /** The issue that it is to be a part of. */
  readonly parent?: { readonly key: string; readonly projectKey: string };
  readonly projectKey?: string;
  readonly issueTypeId?: string;
  readonly summary?: string;
}

let open: Begin | null = null;
const listeners = new Set<() => void>();

function show(begin: Begin | null): void {
  open = begin;
  for (const tell of listeners) tell();
}

export const openCreate = (begin: Begin = {}): void => show(begin);
export const closeCreate = (): void => show(null);

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** @returns what it begins with; null: it is closed */
export const useOpenCreate = (): Begin | null => useSyncExternalStore(subscribe, () => open);
