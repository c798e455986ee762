/** Comboboxes of choices, one or several, with a mark before each: what most editors are. */
import { MultiSelect, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../kernel/words.ts';
import { floating, scrolls } from '../ui/floating.ts';
import type { EditProps } from './field.ts';
import { fieldWords } from './field.words.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common extends Pick<EditProps, 'id' | 'error' | 'disabled' | 'autoFocus'> {
  label: string;
  options: readonly Option[];
  /** Before the label of an option. */
  mark?: (value: string) => ReactNode;
  /** The server searches: options are what it has found. */
  onSearch?: (text: string) => void;
  placeholder?: string;
}

interface One extends Common {
  value: string | null;
  clearable?: boolean;
  onChange(value: string | null): void;
}

const shown = (mark: Common['mark']) =>
  mark &&
  (({ option }: { option: Option }) => (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center', minWidth: 0 }}>
      {mark(option.value)}
      <bdi>{option.label}</bdi>
    </span>
  ));

/** Each once: the same person may be chosen and found. */
const distinct = (options: readonly Option[]): Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
];

/** The server has searched; only what is chosen is always there, and offered again where it fits. */
const found =
  (chosen: string | null) =>
  ({ options, search }: { options: unknown; search: string }) =>
    (options as Option[]).filter(
      ({ value, label }) => value !== chosen || label.toLowerCase().includes(search.trim().toLowerCase()),
    ) as never;

/** What any combobox of ours is given. */
function common(
  value: string | null,
  { id, label, options, mark, onSearch, error, disabled, autoFocus, placeholder }: Common,
) {
  const render = shown(mark);
  return {
    id,
    'aria-label': label,
    data: distinct(options),
    searchable: true,
    error,
    disabled: disabled ?? false,
    // The list itself scrolls: a box around it that scrolls would have to be reached by the keyboard.
    withScrollArea: false,
    styles: scrolls,
    limit: 200,
    comboboxProps: { transitionProps: { duration: 0 }, ...floating },
    ...(render && { renderOption: render }),
    ...(placeholder && { placeholder }),
    ...(onSearch && {
      onSearchChange: onSearch,
      filter: found(value),
    }),
    ...(autoFocus && { autoFocus, 'data-autofocus': true }),
  };
}

export function PickOne(props: One) {
  const words = useWords(fieldWords);
  const { value, clearable = false, onChange, autoFocus } = props;
  return (
    <Select
      {...common(value, props)}
      value={value}
      onChange={onChange}
      clearable={clearable}
      allowDeselect={false}
      nothingFoundMessage={words.nothing}
      defaultDropdownOpened={autoFocus ?? false}
      clearButtonProps={{ 'aria-label': words.none }}
    />
  );
}

interface Several extends Common {
  values: readonly string[];
  onChange(values: string[]): void;
}

export function PickSeveral(props: Several) {
  const words = useWords(fieldWords);
  const { values, onChange } = props;
  return (
    <MultiSelect
      {...common(null, props)}
      comboboxProps={{
        ...floating,
        transitionProps: { duration: 0 },
        // Where it stands alone, its buttons are below it.
        ...(props.autoFocus && { position: 'top' }),
      }}
      value={[...values]}
      onChange={onChange}
      hidePickedOptions
      nothingFoundMessage={words.nothing}
    />
  );
}
