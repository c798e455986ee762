/** The issue navigator: a search as chips or JQL, what it found as a table or beside an issue. The address is the search. */
import { useLocation } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useKept } from '../kernel/kept.ts';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { useTitle } from '../ui/title.ts';
import { useGo } from '../ui/to.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useColumns } from './columns.ts';
import { standardQuery } from './examples.ts';
import { type Field, namesOf, useFields, useOrderable } from './fields.ts';
import { useFilter } from './filters/filter.ts';
import { FilterHead } from './filters/filter-head.tsx';
import { sortedBy, sortsBy, splitOrder } from './jql/order.ts';
import { useLately } from './lately.ts';
import classes from './navigator.module.css';
import { navigatorWords } from './navigator.words.ts';
import { QuietLine } from './quiet-line.tsx';
import { isRefusal, useResults } from './results/results.ts';
import { ResultsPane } from './results/results-pane.tsx';
import { useNarrow } from './results/row-height.ts';
import { SearchLine } from './search/search-line.tsx';
import { useSelection } from './selection.ts';

/** What every row needs, whatever its columns are. */
const always = ['summary', 'issuetype', 'priority', 'status', 'assignee'];

export type View = 'table' | 'split';

export function Page() {
  const words = useWords(navigatorWords);
  const go = useGo();
  const { me } = useReader();
  const reader = me?.name ?? null;
  const asked = useLocation({ select: ({ search }) => search as { jql?: string; filter?: string } });
  const filter = useFilter(asked.filter);
  const [lately, remember] = useLately(reader ?? '');
  const jql = asked.jql ?? filter.data?.jql ?? (asked.filter ? undefined : (lately[0] ?? standardQuery));
  useTitle(`${filter.data?.name ?? words.title} - ${serverTitle}`);

  const { ids, filterHasOwn } = useColumns(reader, asked.filter ?? null);
  const fields = useFields();
  const columns = useMemo(() => {
    const known = new Map(fields.map((field) => [field.id, field]));
    return (ids ?? []).flatMap((id) => known.get(id) ?? []);
  }, [ids, fields]);
  const wanted = useMemo(() => ids && [...new Set([...always, ...ids])], [ids]);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), []);
  const results = useResults(jql ?? '', jql === undefined ? undefined : wanted, range);
  const issueAt = useRef(results.issueAt);
  issueAt.current = results.issueAt;
  const keyAt = useCallback((index: number) => issueAt.current(index)?.key, []);
  const selection = useSelection(jql ?? '', wanted, results.total ?? 0, keyAt);

  const narrow = useNarrow();
  const [kept, setView] = useKept<View>('navigator.view', 'table');
  const view: View = narrow ? 'table' : kept;

  const search = useCallback(
    (next: string) => {
      const text = next.trim();
      remember(text);
      const place = asked.filter
        ? `${places.filter(asked.filter)}&jql=${encodeURIComponent(text)}`
        : places.navigator(text);
      if (text === jql) results.retry();
      else go(place);
    },
    [remember, asked.filter, jql, go, results.retry],
  );

  const orderable = useOrderable();
  const sorts = useMemo(() => splitOrder(jql ?? '').sorts, [jql]);
  const sortable = useCallback(
    (field: Field) => namesOf(field).some((name) => orderable.has(name.toLowerCase())),
    [orderable],
  );
  const sorted = useCallback(
    (field: Field) => {
      const [first] = sorts;
      if (!first || !sortsBy(first, [field.name, ...namesOf(field)])) return undefined;
      return first.descending ? ('descending' as const) : ('ascending' as const);
    },
    [sorts],
  );
  const sort = useCallback(
    (field: Field) => {
      const names = namesOf(field).filter((name) => orderable.has(name.toLowerCase()));
      search(sortedBy(jql ?? '', [...names, field.name]));
    },
    [search, jql, orderable],
  );

  const refusal = isRefusal(results.error) ? results.error : null;
  return (
    <div className={classes.page}>
      <FilterHead filter={filter} asked={asked.filter} jql={jql ?? ''} reader={reader} />
      {jql !== undefined && (
        <SearchLine jql={jql} search={search} lately={lately} refusal={refusal} reader={reader} />
      )}
      <QuietLine
        jql={jql ?? ''}
        total={refusal ? undefined : results.total}
        sorts={sorts}
        fields={fields}
        columns={columns}
        filter={asked.filter ?? null}
        filterHasOwn={filterHasOwn}
        editable={filter.data?.editable ?? false}
        reader={reader}
        view={view}
        setView={narrow ? null : setView}
      />
      <ResultsPane
        view={view}
        narrow={narrow}
        setView={setView}
        results={results}
        failure={filter.error ?? (refusal ? null : results.error)}
        refused={refusal !== null}
        columns={columns}
        selection={selection}
        keyAt={keyAt}
        known={reader !== null}
        onRange={onRange}
        sortable={sortable}
        sorted={sorted}
        sort={sort}
      />
      {selection.marks.size > 0 && <BulkBar keys={selection.marks} clear={selection.clear} />}
    </div>
  );
}
