/**
 * What somebody has typed and not sent yet: it survives a reload, the end of the session and a crash. Kept by user, in
 * this browser; gone once it is sent or thrown away, and with the log-out of its user.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'tessera.draft.';
const KEPT_MS = 30 * 86_400_000;
const WRITTEN_AFTER_MS = 250;

interface Kept<T> {
  value: T;
  at: number;
}

/** @param reader user name @param name of what: `comment/TEST-1` */
const keyOf = (reader: string, name: string): string => `${prefix}${reader}/${name}`;

export function readDraft<T>(reader: string, name: string): T | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(reader, name)) ?? 'null') as Kept<T> | null;
    return kept && kept.at > Date.now() - KEPT_MS ? kept.value : null;
  } catch {
    return null;
  }
}

/** @param value null: there is nothing to keep */
export function writeDraft<T>(reader: string, name: string, value: T | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(reader, name));
    else localStorage.setItem(keyOf(reader, name), JSON.stringify({ value, at: Date.now() }));
  } catch {
    // The browser keeps nothing (private mode, a full disk): what is typed still stands on the page.
  }
}

/** Every draft of a user, at their log-out: the next one at this browser must not read them. */
export function forgetDrafts(reader: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`${prefix}${reader}/`)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/**
 * Text that is kept while it is typed.
 * @returns the value, how to change it, and how to forget the draft (after sending, or throwing away)
 */
export function useDraft<T>(
  reader: string,
  name: string,
  standard: T,
): [value: T, change: (value: T) => void, forget: () => void] {
  const [value, setValue] = useState<T>(() => readDraft<T>(reader, name) ?? standard);
  const waiting = useRef<{ timer: number; write: () => void } | null>(null);
  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    waiting.current.write();
    waiting.current = null;
  }, []);
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      if (waiting.current) clearTimeout(waiting.current.timer);
      const write = () => writeDraft(reader, name, next);
      waiting.current = { write, timer: window.setTimeout(flush, WRITTEN_AFTER_MS) };
    },
    [reader, name, flush],
  );
  const forget = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    writeDraft(reader, name, null);
    setValue(standard);
  }, [reader, name, standard]);
  return [value, change, forget];
}
