import { useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { useFoundGroups } from '../ui/found-people.ts';
import type { Choice, EditProps, FieldType } from './field.ts';
import { fieldWords } from './field.words.ts';
import { multiSelect } from './multi-select.tsx';
import { PickSeveral } from './pick.tsx';

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const chosen = ((value as Choice[] | null) ?? []).map(({ name }) => name ?? '');
  const [text, setText] = useState('');
  const names = [...chosen, ...useFoundGroups(text)];
  return (
    <PickSeveral
      {...{ id, label: meta.name, error, disabled, autoFocus }}
      options={names.map((name) => ({ value: name, label: name }))}
      values={chosen}
      onChange={(all) => onChange(all.map((name) => ({ name })))}
      onSearch={setText}
      placeholder={words.typeToSearch}
    />
  );
}

/** Several groups. */
export const multiGroup: FieldType = {
  Show: multiSelect.Show,
  Edit,
  write: (value) => ((value as Choice[] | null) ?? []).map(({ name }) => ({ name })),
};
