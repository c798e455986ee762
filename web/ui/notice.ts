/** Says for a moment that something was done. */
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** @param more ms that it stays @returns for `notifications.hide` */
export const notice = (message: ReactNode, more: { autoClose?: number } = {}): string =>
  notifications.show({ message, ...more });
