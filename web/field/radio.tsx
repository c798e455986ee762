import { Radio, Stack } from '@mantine/core';
import { useWords } from '../kernel/words.ts';
import { type Choice, type EditProps, type FieldType, nameOf } from './field.ts';
import { fieldWords } from './field.words.ts';
import { idOf, select, withChosen } from './select.tsx';

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const chosen = (value as Choice | null) ?? null;
  const all = withChosen(meta.allowedValues ?? [], chosen ? [chosen] : []);
  const first = chosen ? idOf(chosen) : '';
  return (
    <Radio.Group
      id={id}
      aria-label={meta.name}
      value={first}
      onChange={(at) => onChange(all.find((one) => idOf(one) === at) ?? null)}
      error={error}
    >
      <Stack gap={4} py={4}>
        {!meta.required && (
          <Radio
            value=""
            label={words.none}
            disabled={disabled ?? false}
            autoFocus={(autoFocus ?? false) && first === ''}
          />
        )}
        {all.map((one) => (
          <Radio
            key={idOf(one)}
            value={idOf(one)}
            label={nameOf(one)}
            disabled={disabled ?? false}
            autoFocus={(autoFocus ?? false) && first === idOf(one)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** One of several choices, all of them to be seen. */
export const radio: FieldType = { Show: select.Show, Edit, write: select.write, grouped: true };
