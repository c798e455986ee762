import { TextInput } from '@mantine/core';
import { grouped } from '../kernel/when.ts';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { None } from './none.tsx';

const Show = ({ value }: ShowProps) =>
  typeof value === 'number' ? <span className="figures">{grouped(value)}</span> : <None />;

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  return (
    <TextInput
      id={id}
      aria-label={meta.name}
      inputMode="decimal"
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      disabled={disabled}
      autoComplete="off"
      {...(autoFocus && { autoFocus, 'data-autofocus': true })}
    />
  );
}

/** What is no number is sent as it was typed: the server says what is wrong with it. */
export const number: FieldType = {
  Show,
  Edit,
  write(value) {
    if (typeof value === 'number') return value;
    const typed = String(value ?? '').trim();
    if (typed === '') return null;
    const read = Number(typed.includes('.') ? typed : typed.replace(',', '.'));
    return Number.isFinite(read) ? read : typed;
  },
};
