import { useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { type Named, useFoundPeople } from '../ui/found-people.ts';
import { Face, PersonName } from '../ui/person.tsx';
import classes from './field.module.css';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';
import { PickSeveral } from './pick.tsx';

const Show = ({ value }: ShowProps) => {
  const people = (value as Named[] | null) ?? [];
  if (people.length === 0) return <None />;
  return (
    <span className={classes.lines}>
      {people.map((person) => (
        <PersonName key={person.name} person={person} />
      ))}
    </span>
  );
};

function Edit({ id, meta, value, onChange, place, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const chosen = (value as Named[] | null) ?? [];
  const [text, setText] = useState('');
  const all = [...chosen, ...useFoundPeople(text, 'anybody', place)];
  return (
    <PickSeveral
      {...{ id, label: meta.name, error, disabled, autoFocus }}
      options={all.map((one) => ({ value: one.name, label: one.displayName }))}
      values={chosen.map(({ name }) => name)}
      onChange={(names) => onChange(names.flatMap((name) => all.find((one) => one.name === name) ?? []))}
      onSearch={setText}
      placeholder={words.typeToSearch}
      mark={(name) => {
        const person = all.find((one) => one.name === name);
        return person && <Face person={person} />;
      }}
    />
  );
}

/** Several people. */
export const multiUser: FieldType = {
  Show,
  Edit,
  write: (value) => ((value as Named[] | null) ?? []).map(({ name }) => ({ name })),
};
