/** A dialog with a title, above a page that waits. Escape and the cross close it; the focus goes back to where it was. */
import { Modal, type ModalRootProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../kernel/words.ts';
import classes from './dialog.module.css';
import { dialogWords } from './dialog.words.ts';

interface Props
  extends Pick<ModalRootProps, 'opened' | 'onClose' | 'size' | 'closeOnClickOutside' | 'closeOnEscape'> {
  title: ReactNode;
  /** false: it is ended by its own buttons only. */
  closable?: boolean;
  children: ReactNode;
}

export function Dialog({ title, closable = true, children, ...rest }: Props) {
  const words = useWords(dialogWords);
  return (
    <Modal.Root centered {...rest}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Modal.Header: it is a banner to screen readers, and a page has one. */}
        <div className={classes.head}>
          <Modal.Title className={classes.title as string}>{title}</Modal.Title>
          {closable && <Modal.CloseButton aria-label={words.close} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
