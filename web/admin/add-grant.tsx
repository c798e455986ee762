import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, post } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useAction } from '../ui/use-action.ts';
import { adminWords } from './admin.words.ts';
import { GroupPicker } from './group-picker.tsx';
import { holderName } from './scheme.tsx';
import { UserPicker } from './user-picker.tsx';

interface Props {
  /** Of the scheme. */
  path: string;
  permission: string;
  name: string;
  onDone(): Promise<unknown>;
  onClose(): void;
}

const kinds = [
  'projectRole',
  'group',
  'user',
  'reporter',
  'assignee',
  'projectLead',
  'applicationRole',
  'anyone',
];
const named: ReadonlySet<string> = new Set(['projectRole', 'group', 'user']);

/** Grants a permission to a kind of people, or to some of them by name. */
export function AddGrant({ path, permission, name, onDone, onClose }: Props) {
  const words = useWords(adminWords);
  const [type, setType] = useState('projectRole');
  const [parameter, setParameter] = useState<string | null>(null);
  const action = useAction();
  const { data: roles } = useQuery({
    queryKey: ['roles'],
    queryFn: () => get<{ id: number; name: string }[]>('/rest/api/2/role'),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await action.run(async () => {
      await post(`${path}/permission`, {
        permission,
        holder: { type, ...(named.has(type) && { parameter }) },
      });
      await onDone();
    });
    if (done) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.grantOf(name)}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Select
            label={words.toWhom}
            allowDeselect={false}
            value={type}
            data={kinds.map((kind) => ({ value: kind, label: holderName({ type: kind }, words) }))}
            onChange={(value) => {
              setType(value ?? type);
              setParameter(null);
            }}
          />
          {type === 'projectRole' && (
            <Select
              label={words.holderRole}
              value={parameter}
              data={roles?.map(({ id, name: label }) => ({ value: String(id), label })) ?? []}
              onChange={setParameter}
            />
          )}
          {type === 'user' && (
            <UserPicker label={words.holderUser} value={parameter} onChoose={setParameter} />
          )}
          {type === 'group' && (
            <>
              <GroupPicker label={words.holderGroup} onChoose={setParameter} />
              {parameter !== null && <Text>{parameter}</Text>}
            </>
          )}
          <ActionError error={action.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={action.busy} disabled={named.has(type) && parameter === null}>
              {words.grant}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
