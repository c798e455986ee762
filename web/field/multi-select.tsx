import { type Choice, type EditProps, type FieldType, nameOf, references, type ShowProps } from './field.ts';
import { None } from './none.tsx';
import { PickSeveral } from './pick.tsx';
import { idOf, optionsOf, withChosen } from './select.tsx';
import { Tag, Tags } from './tags.tsx';

const Show = ({ value }: ShowProps) => {
  const chosen = (value as Choice[] | null) ?? [];
  if (chosen.length === 0) return <None />;
  return (
    <Tags>
      {chosen.map((one) => (
        <Tag key={idOf(one)}>{nameOf(one)}</Tag>
      ))}
    </Tags>
  );
};

function Edit({ id, meta, value, onChange, error, disabled, autoFocus }: EditProps) {
  const chosen = (value as Choice[] | null) ?? [];
  const all = withChosen(meta.allowedValues ?? [], chosen);
  return (
    <PickSeveral
      {...{ id, label: meta.name, error, disabled, autoFocus }}
      options={optionsOf(all)}
      values={chosen.map(idOf)}
      onChange={(ids) => onChange(ids.flatMap((at) => all.find((one) => idOf(one) === at) ?? []))}
    />
  );
}

/** Several of several choices: lists, versions, components. */
export const multiSelect: FieldType = { Show, Edit, write: references };
