/** Somebody, by a part of their name: what is typed is asked of the server. */
import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { type Named, useFoundPeople } from './found-people.ts';
import { Face, type Person } from './person.tsx';
import { personWords } from './person.words.ts';

interface Props {
  label: ReactNode;
  /** Widest that it gets, px. */
  maw?: number;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
  required?: boolean;
  /** Name of a user; null: nobody; absent: whoever is chosen is done with, and the field is empty again. */
  value?: string | null;
  onChange(name: string | null, person: Person | null): void;
  /** Who is chosen at first, so that they have a name and a face at once. */
  known?: Person | null;
  /** Only people who can be assigned issues of this project. */
  assignableIn?: string;
}

const isNamed = (person: Person | null | undefined): person is Named => person?.name !== undefined;

export function PersonPicker({ value, onChange, known, assignableIn, error, ...rest }: Props) {
  const words = useWords(personWords);
  const [text, setText] = useState(known?.displayName ?? '');
  const [chosen, setChosen] = useState<Person | null>(known ?? null);
  // What stands in the field is the name of who is chosen: that is no search.
  const found = useFoundPeople(
    text === chosen?.displayName ? '' : text,
    assignableIn === undefined ? 'anybody' : 'assignable',
    assignableIn === undefined ? {} : { projectKey: assignableIn },
  );
  const always = [chosen, known].filter(isNamed).filter(({ name }) => name === value);
  const byName = new Map([...always, ...found].map((person) => [person.name, person]));
  return (
    <Select
      {...rest}
      {...(error !== undefined && { error })}
      searchable
      clearable={!rest.required && value !== undefined}
      clearButtonProps={{ 'aria-label': words.clear }}
      value={value ?? null}
      data={[...byName].map(([name, { displayName }]) => ({ value: name, label: displayName }))}
      searchValue={text}
      onSearchChange={setText}
      // The server has chosen already, by parts of names that are not shown.
      filter={({ options }) => options}
      nothingFoundMessage={words.nobodyFits}
      renderOption={({ option }) => {
        const person = byName.get(option.value);
        return (
          <>
            {person && <Face person={person} />} <bdi>{option.label}</bdi>{' '}
            <span className="quiet">{option.value}</span>
          </>
        );
      }}
      onChange={(name) => {
        const person = name === null ? null : (byName.get(name) ?? null);
        setChosen(person);
        onChange(name, person);
        if (value === undefined) setText('');
      }}
    />
  );
}
