/** A condition that is no choice among values: a text, a date, a number, or whether there is anything. */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import type { JqlField } from '../fields.ts';
import type { Condition, Operator } from '../jql/basic.ts';
import { quoteText, unquote } from '../jql/tokens.ts';
import { navigatorWords } from '../navigator.words.ts';

interface Props {
  field: string;
  known: JqlField;
  condition: Condition | undefined;
  change(condition: Condition): void;
}

/** Those of which one value is enough. */
const single: readonly Operator[] = ['~', '!~', '=', '!=', '>=', '<=', '>', '<', 'is', 'is not'];

/** What needs no quotation marks, and what would mean something else in them. */
const asItIs = /^(?:-?\d+(?:\.\d+)?|[+-]?\d+[wdhm]|[A-Za-z]+\([^()]*\))$/;

export function Comparison({ field, known, condition, change }: Props) {
  const words = useWords(navigatorWords);
  const operators = single.filter((one) => known.operators.includes(one));
  const isDate = known.types.includes('java.util.Date');
  const [operator, setOperator] = useState<Operator>(
    condition?.operator ?? (isDate && operators.includes('>=') ? '>=' : (operators[0] ?? '=')),
  );
  const [text, setText] = useState(unquote(condition?.values[0] ?? ''));
  const [given] = useState(condition?.values ?? []);
  const bare = operator === 'is' || operator === 'is not';
  const names: Readonly<Partial<Record<Operator, string>>> = {
    '~': words.like,
    '!~': words.unlike,
    is: words.isEmpty,
    'is not': words.isNotEmpty,
    '!=': words.isNot,
  };
  const values = () => {
    if (bare) return ['EMPTY'];
    // A list that was not touched stays a list.
    if (given.length > 1 && text === unquote(given[0] ?? '')) return given;
    const value = text.trim();
    if (value === '') return [];
    return [asItIs.test(value) ? value : quoteText(value)];
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change({ field, operator, values: values() });
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={words.operator}
        value={operator}
        data={[...new Set([operator, ...operators])].map((one) => ({ value: one, label: names[one] ?? one }))}
        onChange={(event) => setOperator(event.currentTarget.value as Operator)}
      />
      {!bare && (
        <TextInput
          mt={8}
          size="xs"
          aria-label={words.value}
          placeholder={isDate ? '-7d' : words.value}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Group mt={8} gap="xs">
        <Button type="submit" size="compact-sm">
          {words.apply}
        </Button>
        {condition && (
          <Button size="compact-sm" variant="subtle" onClick={() => change({ field, operator, values: [] })}>
            {words.clear}
          </Button>
        )}
      </Group>
    </form>
  );
}
