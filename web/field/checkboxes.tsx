import { Checkbox, Stack } from '@mantine/core';
import { type Choice, type EditProps, type FieldType, nameOf } from './field.ts';
import { multiSelect } from './multi-select.tsx';
import { idOf, withChosen } from './select.tsx';

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const chosen = (value as Choice[] | null) ?? [];
  const all = withChosen(meta.allowedValues ?? [], chosen);
  return (
    <Checkbox.Group
      id={id}
      aria-label={meta.name}
      value={chosen.map(idOf)}
      onChange={(ids: string[]) => onChange(all.filter((one) => ids.includes(idOf(one))))}
      error={error}
    >
      <Stack gap={4} py={4}>
        {all.map((one, at) => (
          <Checkbox
            key={idOf(one)}
            value={idOf(one)}
            label={nameOf(one)}
            disabled={disabled ?? false}
            autoFocus={(autoFocus ?? false) && at === 0}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** Several of several choices, all of them to be seen. */
export const checkboxes: FieldType = {
  Show: multiSelect.Show,
  Edit,
  write: multiSelect.write,
  grouped: true,
};
