/**
 * The doors of the client (kernel/api.ts): requests that wait until somebody has logged in again, or has confirmed the
 * password. However many wait, one dialog asks.
 */
import { useSyncExternalStore } from 'react';
import { ApiError, get, setDoors } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { type Reader, readerKey } from '../session/me.ts';

interface Asked {
  readonly kind: 'log in' | 'confirm';
  /** Who is logged in instead of the reader; null: nobody. */
  readonly other: string | null;
  readonly answer: Promise<boolean>;
  end(done: boolean): void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function show(next: Asked | null): void {
  asked = next;
  for (const tell of listeners) tell();
}

function ask(kind: Asked['kind'], other: string | null): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  show({ kind, other, answer: promise, end: resolve });
  return promise;
}

export function closeAsked(done: boolean): void {
  const before = asked;
  show(null);
  before?.end(done);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useAsked = (): Asked | null => useSyncExternalStore(subscribe, () => asked);

/** Who is logged in in this browser; null: nobody. @throws ApiError where the server cannot say */
export async function whoIsLoggedIn(): Promise<string | null> {
  try {
    return (await get<{ name: string }>('/rest/auth/1/session', { atDoor: true })).name;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

let looking: Promise<boolean> | null = null;

/** Another tab may have logged in again already, or the cookie was a newer one: then nobody is asked. */
async function lookAndAsk(): Promise<boolean> {
  const reader = queries.getQueryData<Reader>(readerKey)?.me?.name ?? null;
  const now = await whoIsLoggedIn();
  if (now !== null && now === reader) return true;
  return ask('log in', now);
}

/** @returns whether the administrator's password was confirmed */
export function confirmPassword(): Promise<boolean> {
  return asked?.kind === 'confirm' ? asked.answer : ask('confirm', null);
}

setDoors({
  logInAgain() {
    if (asked?.kind === 'log in') return asked.answer;
    looking ??= lookAndAsk()
      .catch(() => false)
      .finally(() => {
        looking = null;
      });
    return looking;
  },
  confirm: () => confirmPassword(),
});
