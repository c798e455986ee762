import { TextInput } from '@mantine/core';
import type { EditProps, FieldType, ShowProps } from './field.ts';
import { None } from './none.tsx';

const Show = ({ value }: ShowProps) => (value ? <bdi>{String(value)}</bdi> : <None />);

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  return (
    <TextInput
      id={id}
      aria-label={meta.name}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      disabled={disabled}
      maxLength={255}
      autoComplete="off"
      dir="auto"
      {...(autoFocus && { autoFocus, 'data-autofocus': true })}
    />
  );
}

/** One line: the summary, text fields. */
export const text: FieldType = {
  Show,
  Edit,
  write: (value) => (typeof value === 'string' && value !== '' ? value : null),
};
