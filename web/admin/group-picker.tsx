import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../kernel/api.ts';

interface Props {
  label: string;
  /** Names that are not offered. */
  without?: readonly string[];
  onChoose(name: string): void;
}

/** Finds a group by its name; what is chosen is done, and the field is empty again. */
export function GroupPicker({ label, without = [], onChoose }: Props) {
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text, 150);
  const { data } = useQuery({
    queryKey: ['groups', 'picker', query],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ groups: { name: string }[] }>('/rest/api/2/groups/picker', { query: { query, maxResults: 50 } }),
  });
  return (
    <Select
      maw={360}
      label={label}
      searchable
      value={null}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={data?.groups.map(({ name }) => name).filter((name) => !without.includes(name)) ?? []}
      onChange={(name) => {
        if (name !== null) onChoose(name);
        setText('');
      }}
    />
  );
}
