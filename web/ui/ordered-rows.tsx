/** A list whose order matters: rows are dragged by their handles, or moved by the arrow keys on them. */
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { whenDraggable } from './drag.ts';
import classes from './ordered-rows.module.css';
import { orderWords } from './ordered-rows.words.ts';
import rowClasses from './rows.module.css';

export interface OrderedItem {
  readonly id: string;
  /** What it is called, to those who cannot see it. */
  readonly name: string;
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly end?: ReactNode;
  /** Below it, over the whole width. */
  readonly below?: ReactNode;
}

interface Props {
  label: string;
  items: readonly OrderedItem[];
  /** @param to place from 0 that it has afterwards. Rejected: it goes back to where it was. */
  move(id: string, to: number): Promise<unknown>;
}

export function OrderedRows({ label, items, move }: Props) {
  const words = useWords(orderWords);
  // As it was arranged here, until the server has it.
  const [arranged, setArranged] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState('');
  const [over, setOver] = useState<number | null>(null);
  const moved = useRef<string | null>(null);
  // Each move waits for those before it, and is told to whoever knows what came of them.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(move);
  latest.current = move;
  const ids = items.map(({ id }) => id);
  const order = arranged ? [...arranged].filter((id) => ids.includes(id)) : ids;
  const shown = [...order, ...ids.filter((id) => !order.includes(id))].map(
    (id) => items.find((item) => item.id === id) as OrderedItem,
  );
  const place = async (id: string, to: number) => {
    const from = shown.findIndex((item) => item.id === id);
    if (to < 0 || to >= shown.length || to === from) return;
    const rest = shown.map((item) => item.id).filter((one) => one !== id);
    const next = rest.toSpliced(to, 0, id);
    moved.current = id;
    setArranged(next);
    setSaid(words.movedTo(shown[from]?.name ?? '', to + 1, shown.length));
    const turn = queue.current.then(() => latest.current(id, to));
    queue.current = turn.catch(() => {});
    try {
      await turn;
    } catch {
      setSaid('');
    }
    setArranged((now) => (now === next ? null : now));
  };
  return (
    <>
      <ul className={`panel ${rowClasses.list}`} aria-label={label}>
        {shown.map((item, at) => (
          <OrderedRow
            key={item.id}
            list={label}
            item={item}
            at={at}
            line={over === at ? 'above' : over === shown.length && at === shown.length - 1 ? 'below' : null}
            moved={moved}
            onOver={setOver}
            onKey={(step) => void place(item.id, at + step)}
            onDrop={(id, before) => {
              setOver(null);
              const from = shown.findIndex((one) => one.id === id);
              void place(id, before > from ? before - 1 : before);
            }}
          />
        ))}
      </ul>
      <p className="hidden-visually" role="status">
        {said}
      </p>
    </>
  );
}

interface RowProps {
  list: string;
  item: OrderedItem;
  at: number;
  line: 'above' | 'below' | null;
  moved: { current: string | null };
  onOver(place: number | null): void;
  onKey(step: 1 | -1): void;
  /** @param before place of the row that it shall stand above */
  onDrop(id: string, before: number): void;
}

function OrderedRow({ list, item, at, line, moved, onOver, onKey, onDrop }: RowProps) {
  const words = useWords(orderWords);
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const latest = useRef({ at, onOver, onDrop });
  latest.current = { at, onOver, onDrop };
  const { id } = item;
  useEffect(() => {
    const [element, dragHandle] = [row.current, handle.current];
    if (!element || !dragHandle) return;
    return whenDraggable(({ draggable, dropTargetForElements }) => {
      const placeAt = (clientY: number) => {
        const { top, height } = element.getBoundingClientRect();
        return latest.current.at + (clientY < top + height / 2 ? 0 : 1);
      };
      const stops = [
        draggable({
          element,
          dragHandle,
          getInitialData: () => ({ list, id }),
          onDrop: () => latest.current.onOver(null),
        }),
        dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data.list === list,
          onDrag: ({ location }) => latest.current.onOver(placeAt(location.current.input.clientY)),
          onDragLeave: () => latest.current.onOver(null),
          onDrop: ({ source, location }) =>
            latest.current.onDrop(String(source.data.id), placeAt(location.current.input.clientY)),
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    });
  }, [list, id]);
  // The focus goes with the row.
  useEffect(() => {
    if (moved.current !== id) return;
    moved.current = null;
    if (document.activeElement === document.body) handle.current?.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onKey(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li ref={row} className={`${rowClasses.row} ${classes.row}`} data-line={line ?? undefined}>
      <button
        ref={handle}
        type="button"
        className={classes.handle}
        aria-label={words.move(item.name)}
        title={words.moveTip}
        onKeyDown={onKeyDown}
      >
        <IconGripVertical size={16} aria-hidden={true} />
      </button>
      <div className={`${rowClasses.text} ${classes.text}`}>
        <div className={rowClasses.title}>{item.title}</div>
        {item.about && <div className={`quiet ${rowClasses.about}`}>{item.about}</div>}
      </div>
      {item.end && <div className={rowClasses.end}>{item.end}</div>}
      {item.below && <div className={classes.below}>{item.below}</div>}
    </li>
  );
}
