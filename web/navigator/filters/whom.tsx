/** A group, a project or a person that a filter is shared with. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../kernel/api.ts';
import { GroupPicker } from '../../ui/group-picker.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';

export type WhomKind = 'group' | 'project' | 'user';

interface Props {
  kind: WhomKind;
  label: string;
  /** @param value name of the group, id of the project, key of the user; null: none */
  choose(value: string | null): void;
}

export function Whom({ kind, label, choose }: Props) {
  const [name, setName] = useState<string | null>(null);
  if (kind === 'project') return <ProjectPicker label={label} choose={choose} />;
  if (kind === 'user')
    return (
      <PersonPicker
        label={label}
        value={name}
        onChange={(chosen, person) => {
          setName(chosen);
          choose(person?.key ?? chosen);
        }}
      />
    );
  return (
    <GroupPicker
      label={label}
      value={name}
      onChange={(chosen) => {
        setName(chosen);
        choose(chosen);
      }}
    />
  );
}

function ProjectPicker({ label, choose }: Omit<Props, 'kind'>) {
  const { data = [] } = useQuery({
    queryKey: ['projects', 'names'],
    queryFn: () => get<{ id: string; key: string; name: string }[]>('/rest/api/2/project'),
  });
  return (
    <Select
      maw={360}
      label={label}
      searchable
      clearable
      data={data.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` }))}
      onChange={choose}
    />
  );
}
