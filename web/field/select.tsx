import type { ReactNode } from 'react';
import { useWords } from '../kernel/words.ts';
import { type Choice, type EditProps, type FieldType, nameOf, reference, type ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { None } from './none.tsx';
import { type Option, PickOne } from './pick.tsx';

const Show = ({ value }: ShowProps) => (value ? <bdi>{nameOf(value as Choice)}</bdi> : <None />);

export const idOf = (choice: Choice): string => choice.id ?? nameOf(choice);

export const optionsOf = (choices: readonly Choice[]): Option[] =>
  choices.map((choice) => ({ value: idOf(choice), label: nameOf(choice) }));

/** What is chosen stays a choice, though it may no longer be offered (a disabled option, an archived version). */
export const withChosen = (choices: readonly Choice[], chosen: readonly Choice[]): readonly Choice[] => [
  ...choices,
  ...chosen.filter((one) => !choices.some((other) => idOf(other) === idOf(one))),
];

export function ChoiceOf({ mark, ...props }: EditProps & { mark?: (choice: Choice) => ReactNode }) {
  const words = useWords(fieldWords);
  const { id, meta, value, onChange, error, disabled, autoFocus } = props;
  const chosen = (value as Choice | null) ?? null;
  const all = withChosen(meta.allowedValues ?? [], chosen ? [chosen] : []);
  const find = (at: string) => all.find((one) => idOf(one) === at);
  return (
    <PickOne
      {...{ id, label: meta.name, error, disabled, autoFocus }}
      options={optionsOf(all)}
      value={chosen && idOf(chosen)}
      onChange={(at) => onChange(at === null ? null : (find(at) ?? null))}
      clearable={!meta.required}
      placeholder={words.none}
      {...(mark && {
        mark: (at: string) => {
          const choice = find(at);
          return choice && mark(choice);
        },
      })}
    />
  );
}

/** One of several choices: lists, resolutions, security levels. */
export const select: FieldType = {
  Show,
  Edit: (props) => <ChoiceOf {...props} />,
  write: reference,
  atOnce: true,
};
