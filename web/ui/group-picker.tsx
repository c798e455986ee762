/** A group, by a part of its name: what is typed is asked of the server. */
import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { useFoundGroups } from './found-people.ts';
import { personWords } from './person.words.ts';

interface Props {
  label: ReactNode;
  /** Widest that it gets, px. */
  maw?: number;
  error?: ReactNode;
  /** Name of a group; null: none; absent: the one that is chosen is done with, and the field is empty again. */
  value?: string | null;
  /** Names that are not offered. */
  without?: readonly string[];
  onChange(name: string | null): void;
}

export function GroupPicker({ label, maw, error, value, without = [], onChange }: Props) {
  const words = useWords(personWords);
  const [text, setText] = useState(value ?? '');
  // What stands in the field is the name of the one that is chosen: that is no search.
  const found = useFoundGroups(text === value ? '' : text);
  const names = [...new Set([...(value ? [value] : []), ...found])];
  return (
    <Select
      label={label}
      {...(maw !== undefined && { maw })}
      {...(error !== undefined && { error })}
      searchable
      clearable={value !== undefined}
      clearButtonProps={{ 'aria-label': words.clearGroup }}
      value={value ?? null}
      data={names.filter((name) => !without.includes(name))}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={words.noGroupFits}
      onChange={(name) => {
        onChange(name);
        if (value === undefined) setText('');
      }}
    />
  );
}
