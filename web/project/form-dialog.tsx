/** A dialog with a few fields that are sent together; what the server refuses stands at its field, what was typed stays. */
import { Alert, Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError } from '../kernel/api.ts';
import { messageBeside } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { projectWords } from './project.words.ts';

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
  const words = useWords(projectWords);
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={sending} {...(danger && { color: 'red.9' })}>
              {action}
            </Button>
          </Group>
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
