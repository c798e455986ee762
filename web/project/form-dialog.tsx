/** A dialog with a few fields that are sent together; what the server refuses stands at its field, what was typed stays. */
import { Alert, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError } from '../kernel/api.ts';
import { messageBeside } from '../kernel/message.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';

interface Props {
  title: string;
  /** A verb. */
  action: string;
  danger?: boolean;
  /** Names of the fields whose problems stand beside them. */
  fields?: readonly string[];
  send(): Promise<unknown>;
  onClose(): void;
  /** @param problems field → what is wrong with it */
  children(problems: Readonly<Record<string, string>>): ReactNode;
}

export function FormDialog({ title, action, danger, fields = [], send, onClose, children }: Props) {
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setSending(true);
    try {
      await send();
      onClose();
    } catch (error) {
      setSending(false);
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={title} closeOnClickOutside={false}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {children(refusal?.fields ?? {})}
          {refusal && <Refusal error={refusal} besides={fields} />}
          <DialogEnd onClose={onClose} loading={sending} {...(danger && { color: 'red.9' })}>
            {action}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What the server refused, but for what stands at its field. @param besides names of the fields that show theirs */
export function Refusal({ error, besides = [] }: { error: unknown; besides?: readonly string[] }) {
  const said = messageBeside(error, new Set(besides));
  if (said === '') return null;
  return (
    <Alert color="red" role="alert">
      {said}
    </Alert>
  );
}
