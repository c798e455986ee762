/** Asks before what cannot be undone; what would be missed most asks for its name. */
import { Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { Alert } from './alert.tsx';
import { confirmWords } from './confirm.words.ts';
import { Dialog } from './dialog.tsx';
import { DialogEnd } from './dialog-end.tsx';

interface Props {
  title: string;
  /** What will be gone, in a sentence. */
  children?: ReactNode;
  /** A verb: "Delete". */
  action: string;
  /** Has to be typed first. */
  name?: string;
  /** Closes the dialog once it is done; what it throws is shown. */
  run(): Promise<unknown>;
  onClose(): void;
}

export function Confirm({ title, children, action, name, run, onClose }: Props) {
  const words = useWords(confirmWords);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await run();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog opened={true} onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {children}
          {name !== undefined && (
            <TextInput
              label={words.typeName(name)}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          {error !== null && <Alert>{messageOf(error)}</Alert>}
          <DialogEnd
            onClose={onClose}
            color="red.9"
            loading={busy}
            disabled={name !== undefined && typed.trim().toUpperCase() !== name.toUpperCase()}
            {...(name === undefined && { 'data-autofocus': true })}
          >
            {action}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
