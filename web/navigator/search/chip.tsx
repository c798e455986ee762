/** One condition: its name and what was chosen, and a choice below when it is opened. */
import { CloseButton, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { type JqlField, textOf, useReference } from '../fields.ts';
import type { Condition } from '../jql/basic.ts';
import { unquote } from '../jql/tokens.ts';
import { navigatorWords } from '../navigator.words.ts';
import { Comparison } from './comparison.tsx';
import own from './search.module.css';
import { ValueList } from './value-list.tsx';

interface Props {
  /** As the query names it, unquoted. */
  field: string;
  name: string;
  condition: Condition | undefined;
  change(condition: Condition): void;
  /** Absent: it is always there. */
  remove?: () => void;
  opened?: boolean;
}

type Words = (typeof navigatorWords)['en'];

export function Chip({ field, name, condition, change, remove, opened = false }: Props) {
  const words = useWords(navigatorWords);
  const [open, setOpen] = useState(opened);
  const known = useReference().visibleFieldNames.find((one) => isCalled(one, field));
  const chosen = condition && said(condition, words);
  const many = known?.auto === 'true' && (!condition || isList(condition));
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={own.chip}
          data-chosen={condition !== undefined || undefined}
          title={chosen ? `${name}: ${chosen}` : name}
          onClick={() => setOpen(!open)}
        >
          <span className={own.chipName}>{name}:</span>
          <span>
            <bdi>{chosen ?? words.any}</bdi>
          </span>
          <IconChevronDown size={14} aria-hidden={true} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name} p={8}>
        {remove && (
          <div className={own.chipHead}>
            <bdi>{name}</bdi>
            <CloseButton
              size="sm"
              aria-label={words.remove(name)}
              title={words.remove(name)}
              onClick={() => {
                setOpen(false);
                remove();
              }}
            />
          </div>
        )}
        {many || !known ? (
          <ValueList field={field} name={name} known={known} condition={condition} change={change} />
        ) : (
          <Comparison
            field={field}
            known={known}
            condition={condition}
            change={(one) => {
              setOpen(false);
              change(one);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

export const isCalled = ({ value, displayName, cfid }: JqlField, name: string): boolean =>
  [unquote(value), cfid, textOf(displayName).replace(/ - cf\[\d+\]$/, '')].some(
    (one) => one?.toLowerCase() === name.toLowerCase(),
  );

const isList = ({ operator, values }: Condition): boolean =>
  ['=', '!=', 'in', 'not in'].includes(operator) || (operator === 'is' && values.length === 1);

export function valueText(value: string, words: Words): string {
  if (/^currentuser\(\)$/i.test(value)) return words.currentUser;
  if (/^(?:empty|null)$/i.test(value)) return words.empty;
  return unquote(value);
}

/** What a condition says, without the name of its field. */
function said({ operator, values }: Condition, words: Words): string {
  const list = values.map((value) => valueText(value, words)).join(', ');
  switch (operator) {
    case '=':
    case 'in':
      return list;
    case '!=':
    case 'not in':
      return `${words.isNot} ${list}`;
    case 'is':
      return words.isEmpty;
    case 'is not':
      return words.isNotEmpty;
    case '~':
      return `${words.like} ${list}`;
    case '!~':
      return `${words.unlike} ${list}`;
    default:
      return `${operator} ${list}`;
  }
}
