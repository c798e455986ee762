import { TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { floating, scrolls } from '../ui/floating.ts';
import { To } from '../ui/to.tsx';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';
import { Tag, Tags } from './tags.tsx';

const Show = ({ value, schema }: ShowProps) => {
  const labels = (value as string[] | null) ?? [];
  if (labels.length === 0) return <None />;
  const field = schema.customId === undefined ? 'labels' : `cf[${schema.customId}]`;
  return (
    <Tags>
      {labels.map((label) => (
        <To key={label} href={places.navigator(`${field} = "${label.replace(/[\\"]/g, '\\$&')}"`)}>
          <Tag>{label}</Tag>
        </To>
      ))}
    </Tags>
  );
};

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 120);
  const { data } = useQuery({
    queryKey: ['labels', meta.schema.customId ?? '', query],
    queryFn: ({ signal }) =>
      get<{ suggestions: { label: string }[] }>('/rest/api/1.0/labels/suggest', {
        query: { query, customFieldId: meta.schema.customId },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const chosen = (value as string[] | null) ?? [];
  return (
    <TagsInput
      id={id}
      aria-label={meta.name}
      value={chosen}
      onChange={(all) => onChange(all)}
      searchValue={text}
      onSearchChange={setText}
      data={data?.suggestions.map(({ label }) => label) ?? []}
      // A label has no blanks in it: the blank ends it.
      splitChars={[' ', ',']}
      acceptValueOnBlur
      // Where it stands alone, its buttons are below it.
      comboboxProps={{ ...floating, ...(autoFocus && { position: 'top' }) }}
      withScrollArea={false}
      styles={scrolls}
      error={error}
      disabled={disabled ?? false}
      placeholder={chosen.length === 0 ? words.tryText : ''}
      {...(autoFocus && { autoFocus, 'data-autofocus': true })}
    />
  );
}

/** Words of people's own. */
export const labels: FieldType = { Show, Edit, write: (value) => (value as string[] | null) ?? [] };
