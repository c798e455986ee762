/** Which columns, and in which order: by dragging, by buttons, by Alt and the arrows. */
import { ActionIcon, Button, Group, ScrollArea, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { notifyRefusal } from '../ui/notify.ts';
import classes from './columns.module.css';
import { chooseColumns, resetColumns } from './columns.ts';
import { columnsWords } from './columns.words.ts';
import type { ColumnsProps } from './columns-button.tsx';
import type { Field } from './fields.ts';

export function ColumnsChoice({ fields, columns, filter, filterHasOwn, editable, reader }: ColumnsProps) {
  const words = useWords(columnsWords);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const [ofFilter, setOfFilter] = useState(filterHasOwn);
  const target = ofFilter && editable ? filter : null;
  const ids = columns.map(({ id }) => id);
  const choose = async (next: readonly string[]) => {
    if (next.length === 0) return;
    try {
      await chooseColumns(reader, target, next);
    } catch (error) {
      notifyRefusal(error, words.refused);
    }
  };
  const move = (from: number, to: number) => {
    const field = columns[from];
    if (!field || to < 0 || to >= ids.length) return;
    const next = ids.toSpliced(from, 1).toSpliced(to, 0, field.id);
    setSaid(words.moved(field.name, to + 1));
    void choose(next);
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    move(at, at + step);
  };
  const fits = ({ name }: Field) => name.toLowerCase().includes(text.trim().toLowerCase());
  const others = fields
    .filter((field) => field.navigable && !ids.includes(field.id) && fits(field))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className={classes.all}>
      {editable && filter !== null && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={words.whose}
          value={ofFilter ? 'filter' : 'mine'}
          onChange={(value) => setOfFilter(value === 'filter')}
          data={[
            { value: 'mine', label: words.mine },
            { value: 'filter', label: words.filters },
          ]}
        />
      )}
      <TextInput
        aria-label={words.find}
        placeholder={words.find}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ScrollArea.Autosize
        mah="min(420px, 60vh)"
        type="auto"
        viewportProps={{ tabIndex: 0, 'aria-label': words.shown, role: 'group' }}
      >
        <ul className={classes.list} aria-label={words.shown}>
          {columns.map((field, at) => (
            <li
              key={field.id}
              className={classes.item}
              hidden={!fits(field)}
              draggable
              data-dragged={dragged === at || undefined}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(at);
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => dragged !== null && move(dragged, at)}
              onDragEnd={() => setDragged(null)}
            >
              <IconGripVertical size={16} aria-hidden={true} className={classes.grip} />
              <label>
                <input
                  type="checkbox"
                  checked
                  disabled={ids.length === 1}
                  onKeyDown={(event) => onKey(event, at)}
                  onChange={() => void choose(ids.filter((id) => id !== field.id))}
                />
                <bdi>{field.name}</bdi>
              </label>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={words.up(field.name)}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={words.down(field.name)}
                disabled={at === ids.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <ul className={classes.list} aria-label={words.others}>
            {others.map((field) => (
              <li key={field.id} className={classes.item}>
                <label>
                  <input type="checkbox" checked={false} onChange={() => void choose([...ids, field.id])} />
                  <bdi>{field.name}</bdi>
                </label>
              </li>
            ))}
          </ul>
        )}
      </ScrollArea.Autosize>
      <Group justify="space-between" gap="xs">
        <span className={`quiet ${classes.hint}`}>{words.hint}</span>
        <Button size="compact-sm" variant="subtle" onClick={() => void resetColumns(reader, target)}>
          {words.reset}
        </Button>
      </Group>
      <span className="hidden-visually" role="status">
        {said}
      </span>
    </div>
  );
}
