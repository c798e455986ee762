/** Light, dark, or as the system has it: kept by this browser, where the server's theme.js reads it before painting. */
import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';

const name = 'tessera.theme';

function read(standard: 'light' | 'dark' | 'auto'): 'light' | 'dark' | 'auto' {
  try {
    const kept = localStorage.getItem(name);
    return isMantineColorScheme(kept) ? kept : standard;
  } catch {
    return standard;
  }
}

let onStorage: ((event: StorageEvent) => void) | undefined;

export const themeManager: MantineColorSchemeManager = {
  get: read,
  set(value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // It holds until the page is left.
    }
  },
  subscribe(tell) {
    onStorage = ({ key, newValue }) => {
      if (key === name && isMantineColorScheme(newValue)) tell(newValue);
    };
    addEventListener('storage', onStorage);
  },
  unsubscribe() {
    if (onStorage) removeEventListener('storage', onStorage);
  },
  clear() {
    try {
      localStorage.removeItem(name);
    } catch {
      // There was nothing kept.
    }
  },
};
