/** Somebody, by the beginning of their name: what is typed is asked of the server. */
import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { Face, type Person } from './person.tsx';
import { personWords } from './person.words.ts';

interface Props {
  label: ReactNode;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
  required?: boolean;
  /** Name of a user; null: nobody. */
  value: string | null;
  onChange(name: string | null, person: Person | null): void;
  /** Who is chosen at first, so that they have a name and a face at once. */
  known?: Person | null;
  /** Only people who can be assigned issues of this project. */
  assignableIn?: string;
}

const MOST = 20;

export function PersonPicker({ value, onChange, known, assignableIn, error, ...rest }: Props) {
  const words = useWords(personWords);
  const [text, setText] = useState(known?.displayName ?? '');
  const [asked] = useDebouncedValue(text, 150);
  const { data, isFetching } = useQuery({
    queryKey: ['people', assignableIn ?? '', asked],
    queryFn: ({ signal }) => findPeople(asked === known?.displayName ? '' : asked, assignableIn, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const found = data ?? [];
  const all = known?.name && !found.some(({ name }) => name === known.name) ? [known, ...found] : found;
  const byName = new Map(all.map((person) => [person.name ?? '', person]));
  return (
    <Select
      {...rest}
      {...(error !== undefined && { error })}
      searchable
      clearable={!rest.required}
      value={value}
      data={[...byName].map(([name, { displayName }]) => ({ value: name, label: displayName }))}
      searchValue={text}
      onSearchChange={setText}
      // The server has chosen already, by parts of names that are not shown.
      filter={({ options }) => options}
      nothingFoundMessage={words.nobodyFits}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
      renderOption={({ option }) => {
        const person = byName.get(option.value);
        return (
          <>
            {person && <Face person={person} />} <bdi>{option.label}</bdi>{' '}
            <span className="quiet">{option.value}</span>
          </>
        );
      }}
      onChange={(name) => onChange(name, name === null ? null : (byName.get(name) ?? null))}
    />
  );
}

function findPeople(text: string, project: string | undefined, signal: AbortSignal): Promise<Person[]> {
  return project === undefined
    ? get('/rest/api/2/user/search', { query: { username: text || '.', maxResults: MOST }, signal })
    : get('/rest/api/2/user/assignable/search', {
        query: { project, username: text, maxResults: MOST },
        signal,
      });
}
