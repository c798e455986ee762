/** Values to tick: those that are chosen, those that mean nobody in particular, those that fit to what was typed. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import type { JqlField } from '../fields.ts';
import type { Condition } from '../jql/basic.ts';
import { quoteText } from '../jql/tokens.ts';
import { navigatorWords } from '../navigator.words.ts';
import { valueText } from './chip.tsx';
import own from './search.module.css';
import { type Suggestion, useSuggestions } from './suggestions.ts';

interface Props {
  field: string;
  name: string;
  /** undefined: JQL tells nothing of it; values are written as they are. */
  known: JqlField | undefined;
  condition: Condition | undefined;
  change(condition: Condition): void;
}

const USER = 'com.atlassian.jira.user.ApplicationUser';

export function ValueList({ field, name, known, condition, change }: Props) {
  const words = useWords(navigatorWords);
  const [text, setText] = useState('');
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const found = useSuggestions(field, text);
  const chosen = condition?.values ?? [];
  const negative = condition?.operator === '!=' || condition?.operator === 'not in';
  const set = (values: readonly string[]) => change({ field, operator: negative ? 'not in' : 'in', values });
  const toggle = ({ value, label }: Suggestion) => {
    setLabels({ ...labels, [value]: label });
    set(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  const fits = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase());
  const special = [
    ...(known?.types.includes(USER) ? ['currentUser()'] : []),
    ...(known?.operators.includes('is') ? ['EMPTY'] : []),
  ].filter((value) => !chosen.includes(value) && fits(valueText(value, words)));
  const options: Suggestion[] = [
    ...chosen.map((value) => ({ value, label: labels[value] ?? valueText(value, words) })),
    ...special.map((value) => ({ value, label: valueText(value, words) })),
    ...(found ?? []).filter(({ value }) => !chosen.includes(value)),
  ];
  return (
    <>
      <TextInput
        size="xs"
        aria-label={words.find(name)}
        placeholder={words.find(name)}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.trim() === '') return;
          const first = found?.find(({ value }) => !chosen.includes(value));
          const typed = known ? undefined : { value: quoteText(text.trim()), label: text.trim() };
          const one = first ?? typed;
          if (one) toggle(one);
          setText('');
        }}
      />
      <fieldset className={own.options} style={{ border: 0, padding: 0, marginInline: 0 }} aria-label={name}>
        {options.map((option) => (
          <label key={option.value} className={own.option}>
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option)} />
            <bdi>{option.label}</bdi>
          </label>
        ))}
        {found && options.length === 0 && <span className="quiet">{words.noValues}</span>}
      </fieldset>
      {chosen.length > 0 && (
        <Button size="compact-xs" variant="subtle" mt={4} onClick={() => set([])}>
          {words.clear}
        </Button>
      )}
    </>
  );
}
