/** Adds one of a list: what is chosen is done with, and the field is empty again. */
import { Select } from '@mantine/core';
import { useState } from 'react';

interface Props {
  /** To those who cannot see what it belongs to. */
  label: string;
  placeholder: string;
  /** Said where nothing of what was typed is there. */
  nothing: string;
  data: readonly { readonly value: string; readonly label: string }[];
  onAdd(value: string): void;
}

export function AddSelect({ label, placeholder, nothing, data, onAdd }: Props) {
  const [text, setText] = useState('');
  return (
    <Select
      mt="sm"
      maw={360}
      aria-label={label}
      placeholder={placeholder}
      searchable
      nothingFoundMessage={nothing}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      data={[...data]}
      onChange={(value) => {
        if (value !== null) onAdd(value);
        setText('');
      }}
    />
  );
}
