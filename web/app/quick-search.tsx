/** The search box on top: a key jumps, words find, Enter lists all. */
import { Popover } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { useGo } from '../ui/to.tsx';
import { issueChoices, useFoundIssues } from './found-issues.ts';
import { frameWords } from './frame.words.ts';
import classes from './quick-search.module.css';

const fieldId = 'quick-search';

export const focusQuickSearch = (): void => document.getElementById(fieldId)?.focus();

export function QuickSearch() {
  const words = useWords(frameWords);
  const go = useGo();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const choices = issueChoices(useFoundIssues(open ? text : ''), text, words, go);
  const selected = Math.min(at, choices.length - 1);
  const choose = (index: number) => {
    const choice = choices[index];
    if (!choice) return;
    setOpen(false);
    setText('');
    field.current?.blur();
    choice.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((selected + step + choices.length) % choices.length);
    }
    // Enter without a choice lists all: what was found may not have arrived yet.
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(at === 0 && text.trim() !== '' && !isKeyChoice(choices[0]?.id) ? choices.length - 1 : selected);
    }
    if (event.key === 'Escape') {
      setOpen(false);
      field.current?.blur();
    }
  };
  return (
    <Popover
      opened={open && choices.length > 0}
      width="target"
      position="bottom"
      trapFocus={false}
      withRoles={false}
      withinPortal={false}
      onChange={setOpen}
    >
      <Popover.Target>
        <div className={classes.box}>
          <IconSearch size={16} aria-hidden={true} />
          <input
            ref={field}
            id={fieldId}
            role="combobox"
            aria-expanded={open && choices.length > 0}
            aria-controls={`${id}list`}
            aria-activedescendant={open && choices[selected] ? `${id}${selected}` : undefined}
            aria-label={words.search}
            placeholder={words.searchPlaceholder}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKey}
            onChange={(event) => {
              setAt(0);
              setOpen(true);
              setText(event.currentTarget.value);
            }}
          />
          <kbd>/</kbd>
        </div>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div role="listbox" id={`${id}list`} aria-label={words.search}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant)
            <div
              key={choice.id}
              id={`${id}${index}`}
              role="option"
              aria-selected={index === selected}
              className={classes.choice}
              onMouseMove={() => setAt(index)}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              <span className={classes.heading}>{choice.heading}</span>
              <span className={classes.label}>{choice.label}</span>
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A key that was typed whole is gone to at once. */
const isKeyChoice = (id: string | undefined): boolean =>
  id === 'key' || (id !== undefined && /^[A-Z][A-Z0-9_]*-\d+$/.test(id));
