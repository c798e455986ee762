/** What is around a gadget: its title, and while it is arranged the handle, its settings and the way out. */
import { ActionIcon, Title } from '@mantine/core';
import { IconGripVertical, IconSettings, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { To } from '../ui/to.tsx';
import { ConfigureGadget } from './configure-gadget.tsx';
import classes from './dashboard.module.css';
import { configQuery, type Gadget, kindOf, type Position } from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { attachGadget, attachPlace } from './drag-gadget.ts';
import { GadgetBody, listOf } from './gadget-body.tsx';
import { findKind } from './kinds.ts';

interface Props {
  dashboard: string;
  gadget: Gadget;
  arranging: boolean;
  over: Position | null;
  onMove(to: Position): void;
  onRemove(): void;
  onChanged(): Promise<void>;
}

export function GadgetFrame({ dashboard, gadget, arranging, over, onMove, onRemove, onChanged }: Props) {
  const words = useWords(dashboardWords);
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { row, column } = gadget.position;
  useEffect(() => {
    if (!arranging || !box.current || !handle.current) return;
    const stops = [
      attachGadget(box.current, handle.current, gadget.id),
      attachPlace(box.current, (upper) => ({ column, row: upper ? row : row + 1 })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [arranging, gadget.id, row, column]);
  const standard = gadget.id.startsWith('standard-');
  const { data: config = {} } = useQuery({ ...configQuery(dashboard, gadget.id), enabled: !standard });
  const kind = findKind(kindOf(gadget.moduleKey));
  // A title that nobody gave is said in the reader's language.
  const title = kind && kind.title === gadget.title ? (words[kind.name] as string) : gadget.title;
  const list = listOf(kindOf(gadget.moduleKey), config);
  const onKey = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, Position>> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
    };
    const to = steps[event.key];
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(to);
  };
  // The focus goes with the gadget, which is drawn anew in another column.
  useEffect(() => {
    if (document.activeElement === document.body && lastMoved === gadget.id) handle.current?.focus();
  });
  const line = over?.column === column && over.row === row;
  return (
    <section
      ref={box}
      className={`panel ${classes.gadget}`}
      aria-labelledby={id}
      data-line={line || undefined}
    >
      <header className={classes.gadgetHead}>
        {arranging && (
          <button
            ref={handle}
            type="button"
            className={classes.handle}
            aria-label={words.moveHandle(title)}
            title={words.moveHandle(title)}
            onKeyDown={onKey}
            onFocus={() => {
              lastMoved = gadget.id;
            }}
          >
            <IconGripVertical size={16} />
          </button>
        )}
        <Title order={2} size="h3" id={id}>
          <bdi>{title}</bdi>
        </Title>
        {!arranging && list !== null && (
          <To href={places.navigator(list)} className={classes.all}>
            {words.all}
            <span className="hidden-visually"> {title}</span>
          </To>
        )}
        {arranging && (
          <span className={classes.tools}>
            {kind && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.configureOf(title)}
                title={words.configure}
                onClick={() => setOpen(true)}
              >
                <IconSettings size={16} />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${words.remove}: ${title}`}
              title={words.remove}
              onClick={onRemove}
            >
              <IconX size={16} />
            </ActionIcon>
          </span>
        )}
      </header>
      <GadgetBody dashboard={dashboard} gadget={{ ...gadget, title }} />
      {open && kind && (
        <ConfigureGadget
          dashboard={dashboard}
          gadget={gadget}
          kind={kind}
          config={config}
          onClose={() => setOpen(false)}
          onDone={onChanged}
        />
      )}
    </section>
  );
}

let lastMoved: string | null = null;
