/** The cards of a column. Past two hundred only those in sight are there. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import classes from './board.module.css';
import type { BoardIssue } from './board.ts';
import { Card, type Hold } from './card.tsx';

export interface Seen {
  readonly current: string | null;
  readonly pending: ReadonlySet<string>;
  /** Keys of cards that somebody else has just moved. */
  readonly glowing: ReadonlySet<string>;
  readonly lifted: string | null;
  readonly over: { readonly statusId: string; readonly before: string | null } | null;
  readonly menu: string | null;
  readonly hold: Hold;
}

interface Props {
  issues: readonly BoardIssue[];
  statusId: string;
  seen: Seen;
  label: string;
  /** What scrolls; absent: the page of lanes does. */
  scroller?: RefObject<HTMLElement | null>;
}

const MANY = 200;

export function CardList({ issues, scroller, ...rest }: Props) {
  return scroller && issues.length > MANY ? (
    <Long issues={issues} scroller={scroller} {...rest} />
  ) : (
    <ul className={classes.cards} aria-label={rest.label}>
      {issues.map((issue, index) => (
        <li key={issue.key}>
          <One issues={issues} index={index} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function Long({ issues, scroller, label, ...rest }: Props & { scroller: RefObject<HTMLElement | null> }) {
  const rows = useVirtualizer({
    count: issues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 112,
    getItemKey: (index) => issues[index]?.key ?? index,
    overscan: 8,
  });
  const at = issues.findIndex(({ key }) => key === rest.seen.current);
  // The card that the keys have reached must be there to be focused.
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [at, rows]);
  return (
    <ul
      className={classes.cards}
      aria-label={label}
      style={{ height: rows.getTotalSize(), position: 'relative' }}
    >
      {rows.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          ref={rows.measureElement}
          data-index={index}
          aria-setsize={issues.length}
          aria-posinset={index + 1}
          className={classes.placed}
          style={{ transform: `translateY(${start}px)` }}
        >
          <One issues={issues} index={index} {...rest} />
        </li>
      ))}
    </ul>
  );
}

interface OneProps extends Omit<Props, 'label' | 'scroller'> {
  index: number;
}

function One({ issues, index, statusId, seen }: OneProps) {
  const issue = issues[index];
  if (!issue) return null;
  const { key } = issue;
  const next = issues[index + 1]?.key ?? null;
  const isOver = seen.over !== null && seen.over.statusId === statusId;
  const below = isOver && seen.over?.before === null && next === null;
  return (
    <Card
      issue={issue}
      next={next}
      current={seen.current === key}
      pending={seen.pending.has(key)}
      glows={seen.glowing.has(key)}
      lifted={seen.lifted === key}
      line={isOver && seen.over?.before === key ? 'above' : below ? 'below' : null}
      menuOpen={seen.menu === key}
      hold={seen.hold}
    />
  );
}
