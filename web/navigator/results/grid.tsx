/**
 * The list of issues: a grid to screen readers, which has the focus itself and says which row is meant; only the rows
 * that are in sight are there. Its scroll bar is as long as all results are.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { issueListScroll } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import type { Field } from '../fields.ts';
import { navigatorWords } from '../navigator.words.ts';
import { leastWidth, widthOf } from './cell.tsx';
import classes from './grid.module.css';
import { Heads } from './heads.tsx';
import type { Results } from './results.ts';
import { Row, rowId } from './row.tsx';
import { type Layout, useRowHeight } from './row-height.ts';

/** As many rows as every browser can lay out one above the other. */
export const SHOWN_MOST = 400_000;
const HEAD = 32;

export interface GridActions {
  /** A row was chosen with the pointer. */
  choose(index: number, event: MouseEvent): void;
  /** A row's box was ticked. @param range with all rows since the last one */
  mark(index: number, range: boolean): void;
  markAll(): void;
  open(index: number): void;
  sort(field: Field): void;
  /** A head was pressed: most who press let go of it there. */
  prepare(field: Field): void;
  move(to: number, extend: boolean): void;
}

interface Props {
  layout: Layout;
  results: Results;
  columns: readonly Field[];
  active: number;
  marks: ReadonlySet<string>;
  sortable(field: Field): boolean;
  sorted(field: Field): 'ascending' | 'descending' | undefined;
  onRange(first: number, last: number): void;
  actions: GridActions;
  grid: RefObject<HTMLDivElement | null>;
}

export function Grid({
  layout,
  results,
  columns,
  active,
  marks,
  sortable,
  sorted,
  onRange,
  actions,
  grid,
}: Props) {
  const words = useWords(navigatorWords);
  const height = useRowHeight(layout);
  const total = results.total ?? 0;
  const count = Math.min(total, SHOWN_MOST);
  const head = layout === 'table' ? HEAD : 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: head,
    scrollPaddingStart: head,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height moves every row
  useEffect(() => virtual.measure(), [height]);
  const rows = virtual.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const shown = useRef(0);
  useEffect(() => {
    if (shown.current !== active) virtual.scrollToIndex(active, { align: 'auto' });
    shown.current = active;
  }, [active, virtual]);
  const tracks = useMemo(() => `36px ${columns.map(({ id }) => widthOf(id)).join(' ')}`, [columns]);
  const least = useMemo(() => 36 + columns.reduce((sum, { id }) => sum + leastWidth(id), 0), [columns]);
  const inSight = Math.max(1, Math.floor((grid.current?.clientHeight ?? 400) / height) - 1);
  const onKey = (event: KeyboardEvent) => {
    // A button in the head has its own Enter and blank.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + inSight,
      PageUp: active - inSight,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to !== undefined) actions.move(Math.max(0, Math.min(count - 1, to)), event.shiftKey);
    else if (event.key === 'Enter') actions.open(active);
    else if (event.key === ' ') actions.mark(active, event.shiftKey);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={grid}
      className={classes.grid}
      data-layout={layout}
      data-scroll-restoration-id={issueListScroll}
      role="grid"
      tabIndex={0}
      aria-label={words.results}
      aria-rowcount={count + (head > 0 ? 1 : 0)}
      aria-colcount={layout === 'table' ? columns.length + 1 : 1}
      aria-multiselectable="true"
      aria-busy={results.old || undefined}
      aria-activedescendant={count > 0 ? rowId(active) : undefined}
      onKeyDown={onKey}
    >
      {layout === 'table' && (
        <Heads
          columns={columns}
          tracks={tracks}
          least={least}
          allMarked={total > 0 && marks.size >= Math.min(total, 1000)}
          sortable={sortable}
          sorted={sorted}
          actions={actions}
        />
      )}
      <div
        role="rowgroup"
        className={classes.rows}
        data-old={results.old || undefined}
        style={{ height: virtual.getTotalSize(), minWidth: layout === 'table' ? least : undefined }}
      >
        {rows.map(({ index, start }) => {
          const issue = results.issueAt(index);
          return (
            <Row
              key={index}
              index={index}
              top={start - head}
              height={height}
              layout={layout}
              columns={columns}
              tracks={tracks}
              issue={issue}
              active={index === active}
              marked={issue !== undefined && marks.has(issue.key)}
              actions={actions}
              headed={head > 0}
            />
          );
        })}
      </div>
    </div>
  );
}
