/** Dialogs of the frame that anything may open: the palette, the help. */
import { useSyncExternalStore } from 'react';

type Dialog = 'palette' | 'help' | null;

let open: { dialog: Dialog; group: string | null } = { dialog: null, group: null };
const listeners = new Set<() => void>();

function show(dialog: Dialog, group: string | null = null): void {
  open = { dialog, group };
  for (const tell of listeners) tell();
}

/** @param group only commands of this group: the operations of an issue (`.`) */
export const openPalette = (group: string | null = null): void => show('palette', group);
export const openHelp = (): void => show('help');
export const closeDialog = (): void => show(null);

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useOpenDialog = () => useSyncExternalStore(subscribe, () => open);
