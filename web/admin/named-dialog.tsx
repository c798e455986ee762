/** A dialog that makes or changes something with a name and a description, and whatever else it has. */
import { Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { useAction } from '../ui/use-action.ts';
import { adminWords } from './admin.words.ts';

export interface Named {
  readonly name: string;
  readonly description: string;
}

interface Props {
  title: string;
  /** A verb; absent: Save. */
  action?: string;
  initial?: { readonly name: string; readonly description?: string };
  /** false: it has a name only. */
  described?: boolean;
  /** What the server calls the name where it says what is wrong with it. */
  nameField?: string;
  nameLabel?: string;
  /** What is said once it is done. */
  done?: string;
  /** Fields beside the two, that say what is wrong with them themselves. */
  fields?: readonly string[];
  children?(fieldError: (id: string) => string | undefined): ReactNode;
  save(named: Named): Promise<unknown>;
  onClose(): void;
}

export function NamedDialog({
  title,
  action: verb,
  initial,
  described = true,
  nameField = 'name',
  nameLabel,
  done,
  fields = [],
  children,
  save,
  onClose,
}: Props) {
  const words = useWords(adminWords);
  const [name, setName] = useState(initial?.name ?? '');
  const [description, setDescription] = useState(initial?.description ?? '');
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (await action.run(() => save({ name, description }), done)) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={nameLabel ?? words.name}
            required
            withAsterisk={false}
            maxLength={255}
            data-autofocus
            value={name}
            error={action.fieldError(nameField)}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          {described && (
            <Textarea
              label={words.description}
              autosize
              minRows={2}
              value={description}
              error={action.fieldError('description')}
              onChange={({ currentTarget: { value } }) => setDescription(value)}
            />
          )}
          {children?.(action.fieldError)}
          <ActionError error={action.error} fields={[nameField, 'description', ...fields]} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {verb ?? words.save}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
