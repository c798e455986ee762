/** Opens the menu of transitions from the keyboard (`t`). */
import { useEffect } from 'react';

const listeners = new Set<() => void>();

export const openTransitions = (): void => {
  for (const tell of listeners) tell();
};

export function useOpenTransitions(open: () => void): void {
  useEffect(() => {
    listeners.add(open);
    return () => void listeners.delete(open);
  }, [open]);
}
