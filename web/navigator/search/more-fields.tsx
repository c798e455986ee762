/** Adds a condition for any field that a query can ask for. */
import { Button, Popover, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { textOf, useFields, useReference } from '../fields.ts';
import { unquote } from '../jql/tokens.ts';
import { navigatorWords } from '../navigator.words.ts';
import { displayName } from './chips.tsx';
import own from './search.module.css';

export function MoreFields({ taken, add }: { taken: readonly string[]; add(field: string): void }) {
  const words = useWords(navigatorWords);
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          fw={400}
          leftSection={<IconPlus size={14} aria-hidden={true} />}
          aria-label={`${words.more}: ${words.moreFields}`}
          onClick={() => setOpen(!open)}
        >
          {words.more}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.moreFields} p={8}>
        <Choice
          taken={taken}
          add={(field) => {
            setOpen(false);
            add(field);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choice({ taken, add }: { taken: readonly string[]; add(field: string): void }) {
  const words = useWords(navigatorWords);
  const [text, setText] = useState('');
  const fields = useFields();
  const { visibleFieldNames } = useReference();
  const names = new Set(taken.map((name) => name.toLowerCase()));
  // A field has several names in JQL: it is offered once, as it is called.
  const offered = new Map<string, string>();
  for (const { value, displayName: html, cfid } of visibleFieldNames) {
    const name = cfid ?? unquote(value);
    const label = cfid ? textOf(html).replace(/ - cf\[\d+\]$/, '') : displayName(name, fields);
    if (!names.has(name.toLowerCase()) && !names.has(label.toLowerCase()) && !offered.has(label))
      offered.set(label, name);
  }
  const fits = [...offered]
    .filter(([label]) => label.toLowerCase().includes(text.trim().toLowerCase()))
    .sort(([a], [b]) => a.localeCompare(b));
  return (
    <>
      <TextInput
        size="xs"
        aria-label={words.findField}
        placeholder={words.findField}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = fits[0]?.[1];
          if (event.key === 'Enter' && first !== undefined) add(first);
        }}
      />
      <div className={own.options}>
        {fits.map(([label, name]) => (
          <button type="button" key={name} className={`${own.option} ${own.field}`} onClick={() => add(name)}>
            <bdi>{label}</bdi>
          </button>
        ))}
        {fits.length === 0 && <span className="quiet">{words.noValues}</span>}
      </div>
    </>
  );
}
