/** A field and what fits to it, chosen with the arrows and Enter: a combobox with its list below. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './search-list.module.css';

export interface Choice {
  readonly id: string;
  readonly heading: string;
  readonly label: ReactNode;
  readonly end?: ReactNode;
  run(): void;
}

interface Props {
  label: string;
  placeholder: string;
  /** Said where nothing fits. */
  nothing: string;
  text: string;
  onText(text: string): void;
  choices: readonly Choice[];
  onChoose(choice: Choice): void;
}

export function SearchList({ label, placeholder, nothing, text, onText, choices, onChoose }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const selected = Math.min(at, choices.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is scrolled to whenever it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((selected + step + choices.length) % choices.length);
    }
    const choice = choices[selected];
    if (event.key === 'Enter' && choice) {
      event.preventDefault();
      onChoose(choice);
    }
  };
  return (
    <div className={classes.all}>
      <input
        className={classes.field}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}list`}
        aria-activedescendant={choices[selected] && `${id}${selected}`}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKey}
        onChange={(event) => {
          setAt(0);
          onText(event.currentTarget.value);
        }}
      />
      <div className={classes.list} role="listbox" id={`${id}list`} aria-label={label} ref={list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant)
          // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same
          <div
            key={choice.id}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === selected}
            className={classes.choice}
            onMouseMove={() => setAt(index)}
            onClick={() => onChoose(choice)}
          >
            <span className={classes.heading}>{choice.heading}</span>
            <span className={classes.label}>{choice.label}</span>
            {choice.end && <span className={classes.end}>{choice.end}</span>}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className={classes.nothing} role="status">
          {nothing}
        </p>
      )}
    </div>
  );
}
