/** The issue navigator: a search as chips or JQL, what it found as a table or beside an issue. The address is the search. */
import { useLocation } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
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
import { isRefusal, issueAt, prepare, retry, useHead, wantedFields } from './results/results.ts';
import { ResultsPane } from './results/results-pane.tsx';
import { useNarrow } from './results/row-height.ts';
import { SearchLine } from './search/search-line.tsx';
import { useSelection } from './selection.ts';

export type View = 'table' | 'split';

interface Asked {
  jql?: string;
  filter?: string;
  selectedIssue?: string;
}

export function Page() {
  const words = useWords(navigatorWords);
  const go = useGo();
  const { me } = useReader();
  const reader = me?.name ?? null;
  const asked = useLocation({ select: ({ search }) => search as Asked });
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
  const wanted = useMemo(() => ids && wantedFields(ids), [ids]);
  const of = useMemo(
    () => ({ jql: jql ?? '', fields: jql === undefined ? undefined : wanted }),
    [jql, wanted],
  );
  const head = useHead(of.jql, of.fields);
  const keyAt = useCallback((index: number) => issueAt(of, index)?.key, [of]);
  const selection = useSelection(of.jql, wanted, head.total ?? 0, keyAt);

  const narrow = useNarrow();
  const [kept, setView] = useKept<View>('navigator.view', 'table');
  // Who was sent an issue beside its list sees it so.
  const [shared, setShared] = useState(asked.selectedIssue !== undefined);
  const wide = shared ? 'split' : kept;
  const view: View = narrow ? 'table' : wide;
  const changeView = useCallback(
    (next: View) => {
      setShared(false);
      setView(next);
    },
    [setView],
  );
  const listOf = useCallback(
    (text: string) =>
      asked.filter
        ? `${places.filter(asked.filter)}&jql=${encodeURIComponent(text)}`
        : places.navigator(text),
    [asked.filter],
  );
  const place = asked.filter && asked.jql === undefined ? places.filter(asked.filter) : listOf(jql ?? '');
  const search = useCallback(
    (next: string) => {
      const text = next.trim();
      remember(text);
      if (text === jql) return retry();
      // Not first when the page has gone there.
      prepare({ jql: text, fields: wanted });
      go(listOf(text));
    },
    [remember, listOf, jql, go, wanted],
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
  const sortedJql = useCallback(
    (field: Field) => {
      const names = namesOf(field).filter((name) => orderable.has(name.toLowerCase()));
      return sortedBy(jql ?? '', [...names, field.name]);
    },
    [jql, orderable],
  );
  const sort = useCallback((field: Field) => search(sortedJql(field)), [search, sortedJql]);
  const beforeSort = useCallback(
    (field: Field) => prepare({ jql: sortedJql(field), fields: wanted }),
    [sortedJql, wanted],
  );

  const refusal = isRefusal(head.error) ? head.error : null;
  return (
    <div className={classes.page}>
      <FilterHead
        filter={filter.data}
        failed={filter.isError}
        asked={asked.filter}
        jql={jql ?? ''}
        reader={reader}
      />
      {jql !== undefined && (
        <SearchLine jql={jql} search={search} lately={lately} refusal={refusal} reader={reader} />
      )}
      <QuietLine
        jql={jql ?? ''}
        total={refusal ? undefined : head.total}
        sorts={sorts}
        fields={fields}
        columns={columns}
        filter={asked.filter ?? null}
        filterHasOwn={filterHasOwn}
        editable={filter.data?.editable ?? false}
        reader={reader}
        view={view}
        setView={narrow ? null : changeView}
      />
      <ResultsPane
        view={view}
        narrow={narrow}
        setView={changeView}
        head={head}
        of={of}
        failure={filter.error}
        refused={refusal !== null}
        columns={columns}
        selection={selection}
        keyAt={keyAt}
        known={reader !== null}
        place={place}
        asked={asked.selectedIssue}
        sortable={sortable}
        sorted={sorted}
        sort={sort}
        prepare={beforeSort}
      />
      {selection.marks.size > 0 && <BulkBar keys={selection.marks} clear={selection.clear} />}
    </div>
  );
}
