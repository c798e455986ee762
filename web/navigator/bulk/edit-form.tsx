/** Fields of many issues: only what is filled in is changed. */
import { NativeSelect, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import type { Person } from '../../ui/person.tsx';
import { bulkWords } from './bulk.words.ts';
import type { Asked } from './bulk-dialog.tsx';
import { editOf, nothing } from './edit.ts';
import type { Marked } from './marked.ts';

interface Props {
  issues: readonly Marked[];
  run(asked: Asked): Promise<void>;
  close(): void;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly archived?: boolean;
}

export function EditForm({ issues, run, close }: Props) {
  const words = useWords(bulkWords);
  const [wanted, setWanted] = useState(nothing);
  const set = (more: Partial<typeof nothing>) => setWanted({ ...wanted, ...more });
  const projects = useMemo(() => [...new Set(issues.map(({ fields }) => fields.project.key))], [issues]);
  const only = projects.length === 1 ? projects[0] : undefined;
  const { data: priorities } = useQuery({
    queryKey: ['priority'],
    queryFn: () => get<Named[]>('/rest/api/2/priority'),
  });
  const { data: versions } = useQuery({
    queryKey: ['project', only, 'versions'],
    queryFn: () => get<Named[]>(`/rest/api/2/project/${encodeURIComponent(only ?? '')}/versions`),
    enabled: only !== undefined,
  });
  const asked = editOf(wanted, issues);
  const select = (list: readonly Named[] | undefined) => [
    { value: '', label: words.asItIs },
    ...(list ?? []).filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (asked) void run(asked);
      }}
    >
      <Stack gap="md">
        <Assignee projects={projects} choose={(assignee) => set({ assignee })} />
        <NativeSelect
          label={words.priority}
          value={wanted.priority}
          data={select(priorities)}
          onChange={(event) => set({ priority: event.currentTarget.value })}
        />
        <TextInput
          label={words.addLabels}
          description={words.labelsHint}
          value={wanted.addLabels}
          onChange={(event) => set({ addLabels: event.currentTarget.value })}
        />
        <TextInput
          label={words.removeLabels}
          description={words.labelsHint}
          value={wanted.removeLabels}
          onChange={(event) => set({ removeLabels: event.currentTarget.value })}
        />
        {only === undefined ? (
          <Text className="quiet">{words.oneProject}</Text>
        ) : (
          <NativeSelect
            label={words.addVersions}
            value={wanted.version}
            data={select(versions)}
            onChange={(event) => set({ version: event.currentTarget.value })}
          />
        )}
        <Textarea
          label={words.comment}
          autosize
          minRows={2}
          value={wanted.comment}
          onChange={(event) => set({ comment: event.currentTarget.value })}
        />
        <DialogEnd onClose={close} disabled={asked === null}>
          {words.change(issues.length)}
        </DialogEnd>
      </Stack>
    </form>
  );
}

/** People who can be assigned issues in all of these projects. */
function Assignee({ projects, choose }: { projects: readonly string[]; choose(name: string | null): void }) {
  const words = useWords(bulkWords);
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text, 120);
  const { data } = useQuery({
    queryKey: ['user', 'assignable', projects.join(), query],
    queryFn: ({ signal }) =>
      get<Person[]>('/rest/api/2/user/assignable/multiProjectSearch', {
        query: { projectKeys: projects, username: query, maxResults: 20 },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      label={words.assignee}
      placeholder={words.asItIs}
      searchable
      clearable
      data={[
        { value: '', label: words.unassign },
        { value: '-1', label: words.automatic },
        ...(data ?? []).map(({ name, displayName }) => ({
          value: name ?? '',
          label: `${displayName} (${name})`,
        })),
      ]}
      filter={({ options }) => options}
      onSearchChange={setText}
      onChange={choose}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
