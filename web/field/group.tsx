import { useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { useFoundGroups } from '../ui/found-people.ts';
import { type Choice, type EditProps, type FieldType, nameOf, type ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';
import { PickOne } from './pick.tsx';

const Show = ({ value }: ShowProps) => (value ? <bdi>{nameOf(value as Choice)}</bdi> : <None />);

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const chosen = (value as Choice | null)?.name ?? null;
  const [text, setText] = useState('');
  const names = [...(chosen ? [chosen] : []), ...useFoundGroups(text === chosen ? '' : text)];
  return (
    <PickOne
      {...{ id, label: meta.name, error, disabled, autoFocus }}
      options={names.map((name) => ({ value: name, label: name }))}
      value={chosen}
      onChange={(name) => onChange(name === null ? null : { name })}
      onSearch={setText}
      clearable={!meta.required}
      placeholder={words.typeToSearch}
    />
  );
}

/** A group. */
export const group: FieldType = {
  Show,
  Edit,
  write: (value) => (value ? { name: (value as Choice).name } : null),
  atOnce: true,
};
