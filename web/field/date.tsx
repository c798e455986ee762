import { TextInput } from '@mantine/core';
import { day, readDate } from '../kernel/when.ts';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { None } from './none.tsx';

const Show = ({ value }: ShowProps) =>
  typeof value === 'string' && value !== '' ? <time dateTime={value}>{day(readDate(value))}</time> : <None />;

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  return (
    <TextInput
      id={id}
      type="date"
      max="9999-12-31"
      aria-label={meta.name}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      disabled={disabled}
      {...(autoFocus && { autoFocus, 'data-autofocus': true })}
    />
  );
}

/** A day, in the browser's own picker: it knows the reader's calendar. */
export const date: FieldType = { Show, Edit, write: (value) => (value ? value : null) };
