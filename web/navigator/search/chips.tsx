/** The search as chips: those that everyone needs, those that the query has besides, and one that adds more. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { type Field, namesOf, useFields } from '../fields.ts';
import { type Basic, type Condition, withCondition, writeBasic } from '../jql/basic.ts';
import { quoteText, unquote } from '../jql/tokens.ts';
import { navigatorWords } from '../navigator.words.ts';
import { Chip } from './chip.tsx';
import { MoreFields } from './more-fields.tsx';
import own from './search.module.css';

const standard: readonly (readonly string[])[] = [
  ['project'],
  ['issuetype', 'type'],
  ['status'],
  ['assignee'],
];

interface Props {
  basic: Basic;
  search(jql: string): void;
}

export function Chips({ basic, search }: Props) {
  const words = useWords(navigatorWords);
  const fields = useFields();
  const [added, setAdded] = useState<readonly string[]>([]);
  const change = (condition: Condition) => search(writeBasic(withCondition(basic, condition)));
  const conditionOf = (names: readonly string[]) =>
    basic.conditions.find(({ field }) => names.includes(field.toLowerCase()));
  const named = (name: string) => displayName(name, fields);
  const text = basic.conditions.find(isText);
  const taken = new Set([...standard.flat(), text && 'text']);
  const rest = basic.conditions.filter(({ field }) => !taken.has(field.toLowerCase()));
  const waiting = added.filter(
    (name) => !rest.some(({ field }) => field.toLowerCase() === name.toLowerCase()),
  );
  return (
    <div className={own.chips}>
      {standard.map((names) => {
        const condition = conditionOf(names);
        const field = condition?.field ?? names[0] ?? '';
        return (
          <Chip key={names[0]} field={field} name={named(field)} condition={condition} change={change} />
        );
      })}
      <TextChip
        condition={text}
        change={(value) =>
          change({ field: 'text', operator: '~', values: value === '' ? [] : [quoteText(value)] })
        }
        disabled={basic.conditions.some((one) => one.field.toLowerCase() === 'text' && !isText(one))}
        label={words.contains}
      />
      {rest.map((condition) => (
        <Chip
          key={condition.field.toLowerCase()}
          field={condition.field}
          name={named(condition.field)}
          condition={condition}
          change={change}
          remove={() => {
            setAdded(added.filter((name) => name !== condition.field));
            change({ ...condition, values: [] });
          }}
        />
      ))}
      {waiting.map((name) => (
        <Chip
          key={name.toLowerCase()}
          field={name}
          name={named(name)}
          condition={undefined}
          change={change}
          opened
          remove={() => setAdded(added.filter((one) => one !== name))}
        />
      ))}
      <MoreFields
        taken={[...basic.conditions.map(({ field }) => field), ...added, ...standard.flat(), 'text']}
        add={(name) => setAdded([...added, name])}
      />
    </div>
  );
}

const isText = ({ field, operator }: Condition): boolean =>
  field.toLowerCase() === 'text' && operator === '~';

/** As the field is called, whatever the query calls it. */
export function displayName(name: string, fields: readonly Field[]): string {
  const found = fields.find((field) =>
    [field.name, ...namesOf(field)].some((one) => one.toLowerCase() === name.toLowerCase()),
  );
  return found?.name ?? name.charAt(0).toUpperCase() + name.slice(1);
}

interface TextProps {
  condition: Condition | undefined;
  change(text: string): void;
  disabled: boolean;
  label: string;
}

function TextChip({ condition, change, disabled, label }: TextProps) {
  const given = unquote(condition?.values[0] ?? '');
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  const apply = () => text.trim() !== given && change(text.trim());
  return (
    <TextInput
      className={own.text}
      size="xs"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} aria-hidden={true} />}
      value={text}
      disabled={disabled}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => event.key === 'Enter' && apply()}
    />
  );
}
