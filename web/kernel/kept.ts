/** Small choices that this browser remembers: columns' widths, the side bar, the density. Nothing of what is read. */
import { useCallback, useState } from 'react';

export function readKept<T>(name: string, standard: T): T {
  try {
    const text = localStorage.getItem(`tessera.${name}`);
    return text === null ? standard : (JSON.parse(text) as T);
  } catch {
    return standard;
  }
}

export function keep<T>(name: string, value: T): void {
  try {
    localStorage.setItem(`tessera.${name}`, JSON.stringify(value));
  } catch {
    // Nothing is kept in this browser: the choice holds until the page is left.
  }
}

export function useKept<T>(name: string, standard: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => readKept(name, standard));
  const change = useCallback(
    (next: T) => {
      setValue(next);
      keep(name, next);
    },
    [name],
  );
  return [value, change];
}
