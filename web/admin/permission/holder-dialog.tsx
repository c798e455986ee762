/** Says who: a kind of people, or some of them by name. What permission schemes, security levels and notifications ask. */
import { Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { GroupPicker } from '../../ui/group-picker.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';

export interface HolderKind {
  /** What REST calls it. */
  readonly id: string;
  readonly label: string;
  /** Which of them is asked; absent: it says all. */
  readonly asks?: 'role' | 'group' | 'person' | 'address';
}

interface Props {
  title: string;
  /** A verb. */
  action: string;
  /** The first one is chosen at first. */
  kinds: readonly HolderKind[];
  save(type: string, parameter: string | null): Promise<unknown>;
  onClose(): void;
}

export const rolesQuery = {
  queryKey: ['roles'],
  queryFn: () => get<{ id: number; name: string }[]>('/rest/api/2/role'),
};

export function HolderDialog({ title, action: verb, kinds, save, onClose }: Props) {
  const words = useWords(adminWords);
  const [type, setType] = useState(kinds[0]?.id ?? '');
  const [parameter, setParameter] = useState<string | null>(null);
  const action = useAction();
  const asks = kinds.find(({ id }) => id === type)?.asks;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await action.run(() => save(type, asks === undefined ? null : parameter))) onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Select
            label={words.toWhom}
            allowDeselect={false}
            data-autofocus
            value={type}
            data={kinds.map(({ id, label }) => ({ value: id, label }))}
            onChange={(value) => {
              setType(value ?? type);
              setParameter(null);
            }}
          />
          {asks !== undefined && (
            <Which
              asks={asks}
              value={parameter}
              error={action.fieldError('parameter') ?? action.fieldError('holder.parameter')}
              choose={setParameter}
            />
          )}
          <ActionError
            error={action.error}
            fields={asks === undefined ? [] : ['parameter', 'holder.parameter']}
          />
          <DialogEnd onClose={onClose} loading={action.busy} disabled={asks !== undefined && !parameter}>
            {verb}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

interface WhichProps {
  asks: NonNullable<HolderKind['asks']>;
  value: string | null;
  error: string | undefined;
  choose(value: string | null): void;
}

function Which({ asks, value, error, choose }: WhichProps) {
  const words = useWords(adminWords);
  const { data: roles = [] } = useQuery({ ...rolesQuery, enabled: asks === 'role' });
  if (asks === 'person')
    return <PersonPicker label={words.holderUser} value={value} error={error} onChange={choose} />;
  if (asks === 'group')
    return <GroupPicker label={words.holderGroup} value={value} error={error} onChange={choose} />;
  if (asks === 'address')
    return (
      <TextInput
        maw={360}
        type="email"
        label={words.email}
        value={value ?? ''}
        error={error}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
    );
  return (
    <Select
      maw={360}
      label={words.holderRole}
      searchable
      value={value}
      error={error}
      data={roles.map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={choose}
    />
  );
}
