import { useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { type Named, useFoundPeople } from '../ui/found-people.ts';
import { Face, type Person, PersonName } from '../ui/person.tsx';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';
import { PickOne } from './pick.tsx';

const AUTOMATIC = '-1';

const Show = ({ value, schema }: ShowProps) =>
  value || schema.system === 'assignee' ? <PersonName person={(value as Person | null) ?? null} /> : <None />;

function Edit({ id, meta, value, onChange, place, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const chosen = (value as Named | null) ?? null;
  const assignee = meta.schema.system === 'assignee';
  const [text, setText] = useState('');
  // What stands in the field is the name of who is chosen: that is no search.
  const asked = chosen && text === chosen.displayName ? '' : text;
  const found = useFoundPeople(asked, assignee ? 'assignable' : 'anybody', place);
  const automatic: Named = { name: AUTOMATIC, displayName: words.automatic };
  const all = [
    ...(chosen ? [chosen] : []),
    ...(assignee && words.automatic.toLowerCase().includes(asked.toLowerCase()) ? [automatic] : []),
    ...found,
  ];
  return (
    <PickOne
      {...{ id, label: meta.name, error, disabled, autoFocus }}
      options={all.map((one) => ({ value: one.name, label: one.displayName }))}
      value={chosen?.name ?? null}
      onChange={(name) => onChange(all.find((one) => one.name === name) ?? null)}
      onSearch={setText}
      clearable={!meta.required}
      placeholder={assignee ? words.unassigned : words.typeToSearch}
      mark={(name) => {
        const person = all.find((one) => one.name === name);
        return person && <Face person={person} />;
      }}
    />
  );
}

/** Somebody: assignee, reporter, user pickers. */
export const user: FieldType = {
  Show,
  Edit,
  write: (value) => (value ? { name: (value as Named).name } : null),
  atOnce: true,
};
