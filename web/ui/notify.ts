/** Says in a corner what was done, or what went wrong with something that is no longer shown. */

import type { ReactNode } from 'react';
import { messageOf } from '../kernel/message.ts';
import { notifications } from './notifications.ts';

/** @returns for `notifications.hide` */
export const notify = (message: ReactNode, more: { title?: string; autoClose?: number } = {}): string =>
  notifications.show({ message, ...more });

/** @param of what it was */
export function notifyRefusal(error: unknown, of?: string): void {
  notifications.show({ color: 'red.9', message: messageOf(error), title: of, autoClose: 10_000 });
}
