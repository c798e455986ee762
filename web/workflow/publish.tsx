/** Publishes a draft; issues in statuses that go away are given others. */
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { post } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useAction } from '../ui/use-action.ts';
import type { Status } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  path: string;
  version: number;
  /** Statuses that the draft has no more, and those that it has. */
  gone: readonly Status[];
  left: readonly Status[];
  onDone(): Promise<unknown>;
  onClose(): void;
}

export function Publish({ path, version, gone, left, onDone, onClose }: Props) {
  const words = useWords(workflowWords);
  const action = useAction();
  const [instead, setInstead] = useState<Readonly<Record<string, string>>>({});
  const publish = async () => {
    const statusMappings = Object.entries(instead).map(([statusId, newStatusId]) => ({
      statusId,
      newStatusId,
    }));
    const done = await action.run(async () => {
      await post(`${path}/draft/publish`, { statusMappings, version });
      await onDone();
    }, words.published);
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.publish}>
      <Stack gap="md">
        <Text>{gone.length > 0 ? words.remap : words.editText}</Text>
        {gone.map(({ id, name }) => (
          <Select
            key={id}
            label={words.remapOf(name)}
            value={instead[id] ?? null}
            data={left.map((status) => ({ value: status.id, label: status.name }))}
            onChange={(value) => value !== null && setInstead({ ...instead, [id]: value })}
          />
        ))}
        <ActionError error={action.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button data-autofocus loading={action.busy} onClick={() => void publish()}>
            {words.publish}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
