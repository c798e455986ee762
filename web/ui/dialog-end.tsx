/** How a dialog ends: one button leaves everything as it is, the other sends the form. */
import { Button, type ButtonProps, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../kernel/words.ts';
import { dialogWords } from './dialog.words.ts';

interface Props extends Pick<ButtonProps, 'color' | 'loading' | 'disabled'> {
  /** A verb. */
  children: ReactNode;
  /** The button that sends has the focus when the dialog opens. */
  'data-autofocus'?: boolean;
  onClose(): void;
}

export function DialogEnd({ onClose, children, ...send }: Props) {
  const words = useWords(dialogWords);
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onClose}>
        {words.cancel}
      </Button>
      <Button type="submit" {...send}>
        {children}
      </Button>
    </Group>
  );
}
