/** Says for a moment that something was done. */

import type { ReactNode } from 'react';
import { notifications } from './notifications.ts';

/** @param more ms that it stays @returns for `notifications.hide` */
export const notice = (message: ReactNode, more: { autoClose?: number } = {}): string =>
  notifications.show({ message, ...more });
