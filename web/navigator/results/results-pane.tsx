/** What was found: a table, a list with an issue beside it, cards where it is narrow; or why there is nothing. */
import { Skeleton } from '@mantine/core';
import { lazy, type MouseEvent, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepKeys, leaveAt } from '../../issue/from-list/from-list.ts';
import { useCommands } from '../../kernel/commands.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { examples } from '../examples.ts';
import type { Field } from '../fields.ts';
import classes from '../navigator.module.css';
import type { View } from '../navigator.page.tsx';
import { navigatorWords } from '../navigator.words.ts';
import { useSelectedInAddress } from '../selected.ts';
import type { Selection } from '../selection.ts';
import { Grid, type GridActions } from './grid.tsx';
import { type Head, pageAt, retry, type Search, useRows } from './results.ts';

const Detail = lazy(async () => ({ default: (await import('./detail.tsx')).Detail }));

interface Props {
  view: View;
  narrow: boolean;
  setView(view: View): void;
  head: Head;
  of: Search;
  /** Why there is no list; null: there is one. */
  failure: unknown;
  /** The query was not understood: its line says why. */
  refused: boolean;
  columns: readonly Field[];
  selection: Selection;
  keyAt(index: number): string | undefined;
  /** Somebody is logged in. */
  known: boolean;
  /** The address of the list within the app. */
  place: string;
  /** The issue beside the list, as the address names it. */
  asked: string | undefined;
  sortable(field: Field): boolean;
  sorted(field: Field): 'ascending' | 'descending' | undefined;
  sort(field: Field): void;
  /** It may be sorted by this in a moment. */
  prepare(field: Field): void;
}

export function ResultsPane(props: Props) {
  const { view, narrow, refused, columns, selection, known } = props;
  const words = useWords(navigatorWords);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), []);
  const results = useRows(props.head, props.of, range);
  const shown = results.issueAt(selection.active)?.key;
  const selected = useSelectedInAddress({
    asked: props.asked,
    jql: props.of.jql,
    place: props.place,
    split: narrow ? null : view === 'split',
    ready: results.total !== undefined && !results.old,
    selection,
    shown,
  });
  const failure = props.failure ?? (refused ? null : results.error);
  const grid = useRef<HTMLDivElement>(null);
  const actions = useGridActions(props, grid);
  useListCommands(props, actions, grid);
  if (failure)
    return (
      <Nothing>
        <ErrorState error={failure} retry={retry} />
      </Nothing>
    );
  if (refused)
    return (
      <Nothing>
        <EmptyState title={words.wrongQuery} action={<Examples known={known} />} />
      </Nothing>
    );
  if (results.total === undefined || columns.length === 0) return <Waiting />;
  if (results.total === 0)
    return (
      <Nothing>
        <EmptyState title={words.none} action={<Examples known={known} />}>
          {words.noneAtAll} {words.noneText}
        </EmptyState>
      </Nothing>
    );
  const list = (
    <Grid
      layout={narrow || view === 'split' ? 'cards' : 'table'}
      results={results}
      columns={columns}
      active={selection.active}
      marks={selection.marks}
      sortable={props.sortable}
      sorted={props.sorted}
      onRange={onRange}
      actions={actions}
      grid={grid}
    />
  );
  if (view === 'table') return <div className={classes.pane}>{list}</div>;
  return (
    <div className={classes.split}>
      {list}
      <Suspense fallback={<Skeleton m={24} h={240} />}>
        <Detail issueKey={selected ?? shown} />
      </Suspense>
    </div>
  );
}

const Nothing = ({ children }: { children: React.ReactNode }) => (
  <div className={classes.empty}>{children}</div>
);

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

const Waiting = () => (
  <div className={`${classes.pane} ${classes.waiting}`} aria-hidden="true">
    {rows.map((row) => (
      <Skeleton key={row} h={24} />
    ))}
  </div>
);

function Examples({ known }: { known: boolean }) {
  const words = useWords(navigatorWords);
  return (
    <ul className={classes.examples} aria-label={words.examples}>
      {examples(words, known).map(({ name, jql }) => (
        <li key={jql}>
          <To href={places.navigator(jql)}>{name}</To>
          <code>{jql}</code>
        </li>
      ))}
    </ul>
  );
}

function useGridActions(props: Props, grid: React.RefObject<HTMLDivElement | null>): GridActions {
  const go = useGo();
  const latest = useRef({ ...props, go });
  latest.current = { ...props, go };
  return useMemo(() => {
    const now = () => latest.current;
    const open = (index: number) => {
      const { of, place } = now();
      const { jql } = of;
      const key = now().keyAt(index);
      if (key === undefined) return;
      const page = pageAt(of, index);
      if (page)
        keepKeys(
          jql,
          page.first,
          page.found.total,
          page.found.issues.map((one) => one.key),
        );
      leaveAt(jql, index);
      now().go(places.issue(key), { state: { list: { place, jql, index } } });
    };
    return {
      choose(index: number, event: MouseEvent) {
        const changed = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
        if ((event.target as Element).closest('a')) {
          // With a key, the browser opens it elsewhere.
          if (changed) return;
          event.preventDefault();
          return open(index);
        }
        if (event.shiftKey) return now().selection.markTo(index);
        if (event.ctrlKey || event.metaKey) return now().selection.mark(index);
        now().selection.move(index);
        grid.current?.focus({ preventScroll: true });
        if (now().narrow) open(index);
      },
      mark(index, range) {
        now().selection.move(index);
        if (range) now().selection.markTo(index);
        else now().selection.mark(index);
      },
      markAll: () => now().selection.markAll(),
      open,
      sort: (field) => now().sort(field),
      prepare: (field) => now().prepare(field),
      move(to, extend) {
        if (extend) {
          const { active, marks } = now().selection;
          const key = now().keyAt(active);
          if (key !== undefined && !marks.has(key)) now().selection.mark(active);
        }
        now().selection.move(to);
        if (extend) now().selection.markTo(to);
      },
    };
  }, [grid]);
}

function useListCommands(
  { selection, head, view, setView, narrow }: Props,
  actions: GridActions,
  grid: React.RefObject<HTMLDivElement | null>,
): void {
  const words = useWords(navigatorWords);
  const { active, marks, clear } = selection;
  const some = (head.total ?? 0) > 0;
  const last = (head.total ?? 0) - 1;
  const step = (by: number, extend = false) => {
    grid.current?.focus({ preventScroll: true });
    actions.move(Math.max(0, Math.min(last, active + by)), extend);
  };
  const key = { group: words.group, inPalette: false } as const;
  useCommands([
    some && { ...key, label: words.next, keys: 'j', run: () => step(1) },
    some && { ...key, label: words.previous, keys: 'k', run: () => step(-1) },
    some && { ...key, label: words.open, keys: 'o', run: () => actions.open(active) },
    some && { ...key, label: words.markThis, keys: 'x', run: () => actions.mark(active, false) },
    some && { ...key, label: words.extend, keys: 'J', run: () => step(1, true) },
    some && { ...key, label: words.extendBack, keys: 'K', run: () => step(-1, true) },
    some && { label: words.markAll, group: words.group, keys: 'Mod+a', run: actions.markAll },
    marks.size > 0 && { label: words.clearMarks, group: words.group, keys: 'Escape', run: clear },
    !narrow && {
      label: words.switchView,
      group: words.group,
      keys: 't',
      run: () => setView(view === 'table' ? 'split' : 'table'),
    },
  ]);
  // The list has the focus when it arrives and nothing else has it, so that Enter and the arrows work at once.
  useEffect(() => {
    if (some && !narrow && document.activeElement === document.body)
      grid.current?.focus({ preventScroll: true });
  }, [some, narrow, grid]);
}
