/** A column, or the cell of one in a lane. */
import { useEffect, useRef } from 'react';
import { places } from '../kernel/place.ts';
import { grouped } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { To } from '../ui/to.tsx';
import classes from './board.module.css';
import type { BoardIssue, BoardStatus } from './board.ts';
import { boardWords } from './board.words.ts';
import { doneJql } from './board-data.ts';
import { CardList, type Seen } from './card-list.tsx';
import { attachColumn } from './drag.ts';

interface HeadProps {
  status: BoardStatus;
  count: number;
  scope: string;
  id: string;
}

export function ColumnHead({ status, count, scope, id }: HeadProps) {
  const words = useWords(boardWords);
  return (
    <header className={classes.head} data-category={status.statusCategory.key}>
      <h2 id={id} className={classes.title}>
        <bdi>{status.name}</bdi>
      </h2>
      <span className={`figures ${classes.count}`}>{grouped(count)}</span>
      {status.statusCategory.key === 'done' && (
        <span className={classes.limit}>
          {words.doneLimited}{' '}
          <To href={places.navigator(doneJql(scope, status.name))}>
            {words.showAllDone}
            <span className="hidden-visually"> {status.name}</span>
          </To>
        </span>
      )}
    </header>
  );
}

interface CellProps {
  status: BoardStatus;
  issues: readonly BoardIssue[];
  seen: Seen;
  label: string;
  /** whether the cell scrolls by itself */
  scrolls: boolean;
  /** Lit, dimmed, or neither while nothing is lifted. */
  allowed: boolean | null;
}

export function Cell({ status, issues, seen, label, scrolls, allowed }: CellProps) {
  const box = useRef<HTMLDivElement>(null);
  const { hold } = seen;
  useEffect(() => {
    if (!box.current) return;
    return attachColumn(box.current, status.id, hold.canDrop);
  }, [status.id, hold]);
  const over = seen.over?.statusId === status.id;
  return (
    <div
      ref={box}
      className={classes.cell}
      data-column={status.id}
      data-scrolls={scrolls || undefined}
      data-allowed={allowed === null ? undefined : String(allowed)}
      data-over={(over && allowed) || undefined}
    >
      <CardList
        issues={issues}
        statusId={status.id}
        seen={seen}
        label={label}
        {...(scrolls && { scroller: box })}
      />
    </div>
  );
}
