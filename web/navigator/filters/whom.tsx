/** A group, a project or a person by a few letters. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../kernel/api.ts';
import type { Person } from '../../ui/person.tsx';

export type WhomKind = 'group' | 'project' | 'user';

interface Option {
  readonly value: string;
  readonly label: string;
}

const readers: Readonly<Record<WhomKind, (query: string) => Promise<Option[]>>> = {
  async group(query) {
    const { groups } = await get<{ groups: { name: string }[] }>('/rest/api/2/groups/picker', {
      query: { query },
    });
    return groups.map(({ name }) => ({ value: name, label: name }));
  },
  async project(query) {
    const all = await get<{ id: string; key: string; name: string }[]>('/rest/api/2/project');
    const fits = (text: string) => text.toLowerCase().includes(query.toLowerCase());
    return all
      .filter(({ key, name }) => fits(key) || fits(name))
      .map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` }));
  },
  async user(query) {
    const all = await get<Person[]>('/rest/api/2/user/search', {
      query: { username: query || '.', maxResults: 20 },
    });
    return all.map(({ key, name, displayName }) => ({
      value: key ?? name ?? '',
      label: `${displayName} (${name})`,
    }));
  },
};

export function Whom({
  kind,
  label,
  choose,
}: {
  kind: WhomKind;
  label: string;
  choose(value: string | null): void;
}) {
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text, 120);
  const { data } = useQuery({
    queryKey: ['whom', kind, query],
    queryFn: () => readers[kind](query),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      label={label}
      searchable
      clearable
      data={data ?? []}
      onSearchChange={setText}
      onChange={choose}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
