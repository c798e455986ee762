import { TextInput } from '@mantine/core';
import { moment, readDate, timeZone } from '../kernel/when.ts';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { None } from './none.tsx';
import { fromLocal, toLocal, toRest } from './zoned.ts';

const Show = ({ value }: ShowProps) =>
  typeof value === 'string' && value !== '' ? (
    <time dateTime={value}>{moment(readDate(value))}</time>
  ) : (
    <None />
  );

export function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  return (
    <TextInput
      id={id}
      type="datetime-local"
      max="9999-12-31T23:59"
      aria-label={meta.name}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      disabled={disabled}
      {...(autoFocus && { autoFocus, 'data-autofocus': true })}
    />
  );
}

/** A moment in the reader's own time zone; the editor holds it as the browser's picker does. */
export const datetime: FieldType = {
  Show,
  Edit,
  read: (value) => (typeof value === 'string' && value ? toLocal(readDate(value), timeZone()) : ''),
  write(value) {
    if (typeof value !== 'string' || value === '') return null;
    const ms = fromLocal(value, timeZone());
    return ms === null ? value : toRest(ms);
  },
};
