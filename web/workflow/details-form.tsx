/** Name and description of a workflow: of a new one, of a copy, or of one that there is. */
import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { useAction } from '../ui/use-action.ts';
import type { Status } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

export interface Details {
  readonly name: string;
  readonly description: string;
}

interface Props {
  title: string;
  action: string;
  /** What it begins with. */
  details: Details;
  /** Offered as the status that issues begin in; absent: the workflow has one. */
  statuses?: readonly Status[];
  save(details: Details, statusId: number): Promise<unknown>;
  onClose(): void;
}

const fields = ['name', 'description'];

export function DetailsForm({ title, action: verb, details, statuses, save, onClose }: Props) {
  const words = useWords(workflowWords);
  const action = useAction();
  const [name, setName] = useState(details.name);
  const [description, setDescription] = useState(details.description);
  const [first, setFirst] = useState(statuses?.[0]?.id ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await action.run(() => save({ name, description }, Number(first)))) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} closeOnClickOutside={false} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label={words.name}
            data-autofocus
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Textarea
            label={words.description}
            autosize
            minRows={2}
            value={description}
            error={action.fieldError('description')}
            onChange={({ currentTarget: { value } }) => setDescription(value)}
          />
          {statuses && (
            <Select
              label={words.firstStatus}
              description={words.firstStatusText}
              searchable
              allowDeselect={false}
              value={first}
              data={statuses.map((status) => ({ value: status.id, label: status.name }))}
              onChange={(value) => setFirst(value ?? first)}
            />
          )}
          <ActionError error={action.error} fields={fields} />
          <DialogEnd onClose={onClose} loading={action.busy}>
            {verb}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
