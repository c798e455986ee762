import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../kernel/api.ts';

interface Props {
  label: string;
  description?: string;
  /** Name of who is chosen; absent: what is chosen is done, and the field is empty again. */
  value?: string | null;
  clearable?: boolean;
  onChoose(name: string | null): void;
}

/** Finds somebody by the beginning of a name or an address. */
export function UserPicker({ label, description, value = null, clearable = false, onChoose }: Props) {
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text, 150);
  const { data } = useQuery({
    queryKey: ['users', 'picker', query],
    placeholderData: keepPreviousData,
    queryFn: () =>
      get<{ name: string; displayName: string }[]>('/rest/api/2/user/search', {
        query: { username: query || '.', maxResults: 20 },
      }),
  });
  const found =
    data?.map(({ name, displayName }) => ({ value: name, label: `${displayName} (${name})` })) ?? [];
  const missing = value !== null && !found.some((one) => one.value === value);
  return (
    <Select
      maw={360}
      label={label}
      {...(description !== undefined && { description })}
      searchable
      clearable={clearable}
      value={value}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={missing ? [{ value, label: value }, ...found] : found}
      onChange={(name) => {
        onChoose(name);
        if (value === null && name !== null) setText('');
      }}
    />
  );
}
