import { Stack } from '@mantine/core';
import { useWords } from '../kernel/words.ts';
import { type Choice, type EditProps, type FieldType, isEmpty, nameOf, type ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';
import { PickOne } from './pick.tsx';
import { idOf, optionsOf } from './select.tsx';

const Show = ({ value }: ShowProps) => {
  const chosen = value as Choice | null;
  if (!chosen) return <None />;
  return <bdi>{chosen.child ? `${nameOf(chosen)} – ${nameOf(chosen.child)}` : nameOf(chosen)}</bdi>;
};

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const words = useWords(fieldWords);
  const chosen = (value as Choice | null) ?? null;
  const firsts = meta.allowedValues ?? [];
  const parent = firsts.find((one) => chosen && idOf(one) === idOf(chosen)) ?? null;
  const seconds = parent?.children ?? [];
  return (
    <Stack gap={4}>
      <PickOne
        {...{ id, disabled, autoFocus, error }}
        label={`${meta.name}: ${words.chooseFirst}`}
        options={optionsOf(firsts)}
        value={chosen && idOf(chosen)}
        clearable={!meta.required}
        placeholder={words.none}
        onChange={(at) => onChange(firsts.find((one) => idOf(one) === at) ?? null)}
      />
      {seconds.length > 0 && (
        <PickOne
          id={`${id}-second`}
          {...{ disabled }}
          label={`${meta.name}: ${words.chooseSecond}`}
          options={optionsOf(seconds)}
          value={chosen?.child ? idOf(chosen.child) : null}
          clearable
          placeholder={words.none}
          onChange={(at) => {
            const child = seconds.find((one) => idOf(one) === at);
            onChange(parent && { ...parent, child });
          }}
        />
      )}
    </Stack>
  );
}

/** A choice, and one of its own choices. */
export const cascading: FieldType = {
  Show,
  Edit,
  write(value) {
    if (isEmpty(value)) return null;
    const { id, child } = value as Choice;
    return { id, ...(child && { child: { id: child.id } }) };
  },
  grouped: true,
};
