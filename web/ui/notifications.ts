/** The notes in the corner, loaded when the first one is shown: no page needs them to begin. */
import type { NotificationData } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';

const load = () => import('./notification-list.tsx');
let count = 0;
let wanted = false;
const listeners = new Set<() => void>();

function list() {
  wanted = true;
  for (const tell of listeners) tell();
  return load().then(({ notifications: found }) => found);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Whether there was anything to show yet. */
export const useNotesWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted);

export const notifications = {
  /** @returns for `hide` and `update` */
  show(data: NotificationData): string {
    const id = data.id ?? `note-${++count}`;
    void list().then((notes) => notes.show({ ...data, id }));
    return id;
  },
  hide(id: string): void {
    void list().then((notes) => notes.hide(id));
  },
};
