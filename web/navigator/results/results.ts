/** The issues of a search: only the pages that are looked at are fetched, whatever there is in all. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PAGE } from '../../issue/from-list/from-list.ts';
import { ApiError, post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Found {
  readonly total: number;
  readonly issues: readonly Issue[];
  readonly warningMessages?: readonly string[];
}

/** The most that one answer has. */
export const MOST = 1000;

/** What every row needs, whatever its columns are. */
const always = ['summary', 'issuetype', 'priority', 'status', 'assignee'];

export const wantedFields = (columns: readonly string[]): readonly string[] => [
  ...new Set([...always, ...columns]),
];

export const pageQuery = (jql: string, fields: readonly string[], page: number) => ({
  queryKey: ['search', jql, fields.join(), page],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    post<Found>(
      '/rest/api/2/search',
      { jql, startAt: page * PAGE, maxResults: PAGE, fields: [...fields] },
      { signal },
    ),
  staleTime: 30_000,
});

/** The first page, which says how many there are. */
export interface Head {
  /** undefined: not known yet. */
  readonly total: number | undefined;
  readonly error: unknown;
  /** It is of another search than the one that was asked for last. */
  readonly old: boolean;
  readonly first: Found | undefined;
}

/** @param fields undefined: not known yet */
export function useHead(jql: string, fields: readonly string[] | undefined): Head {
  const { data, error, isPlaceholderData } = useQuery({
    ...pageQuery(jql, fields ?? [], 0),
    enabled: fields !== undefined,
    placeholderData: keepPreviousData,
  });
  return { total: data?.total, error, old: isPlaceholderData, first: data };
}

export interface Results extends Head {
  /** undefined: on its way. */
  issueAt(index: number): Issue | undefined;
}

/** @param range first and last row that are looked at */
export function useRows(
  head: Head,
  { jql, fields }: Search,
  [first, last]: readonly [number, number],
): Results {
  const { total, old } = head;
  const pages = useMemo(() => {
    const end = Math.min(Math.floor(last / PAGE), Math.floor(Math.max(0, (total ?? 1) - 1) / PAGE));
    const some: number[] = [];
    for (let page = Math.max(1, Math.floor(first / PAGE)); page <= end; page++) some.push(page);
    return some;
  }, [first, last, total]);
  const others = useQueries({
    queries: pages.map((page) => ({
      ...pageQuery(jql, fields ?? [], page),
      enabled: fields !== undefined && !old,
    })),
  });
  return {
    ...head,
    error: head.error ?? others.find((one) => one.error)?.error ?? null,
    issueAt(index) {
      const page = Math.floor(index / PAGE);
      const found = page === 0 ? head.first : others[pages.indexOf(page)]?.data;
      return found?.issues[index % PAGE];
    },
  };
}

export interface Search {
  readonly jql: string;
  /** undefined: not known yet. */
  readonly fields: readonly string[] | undefined;
}

/** What came together with a row. @returns undefined: it is not here */
export function pageAt({ jql, fields }: Search, index: number): { first: number; found: Found } | undefined {
  const page = Math.floor(index / PAGE);
  const found = queries.getQueryData<Found>(pageQuery(jql, fields ?? [], page).queryKey);
  return found && { first: page * PAGE, found };
}

export const issueAt = (search: Search, index: number): Issue | undefined => {
  const page = pageAt(search, index);
  return page?.found.issues[index - page.first];
};

/** Asks for the beginning of a search that is about to be shown. */
export const prepare = ({ jql, fields }: Search): void => {
  if (fields) void queries.prefetchQuery(pageQuery(jql, fields, 0));
};

export const retry = (): void => void queries.invalidateQueries({ queryKey: ['search'] });

/** Keys of rows, wherever they lie: of what is kept where it is, else asked for. At most MOST. */
export async function keysBetween(
  jql: string,
  fields: readonly string[],
  first: number,
  last: number,
): Promise<string[]> {
  const end = Math.min(last, first + MOST - 1);
  const kept: string[] = [];
  for (let index = first; index <= end; index++) {
    const page = queries.getQueryData<Found>(pageQuery(jql, fields, Math.floor(index / PAGE)).queryKey);
    const issue = page?.issues[index % PAGE];
    if (!issue) break;
    kept.push(issue.key);
  }
  if (kept.length === end - first + 1) return kept;
  const { issues } = await post<Found>('/rest/api/2/search', {
    jql,
    startAt: first,
    maxResults: end - first + 1,
    fields: ['key'],
  });
  return issues.map(({ key }) => key);
}

/** A query that the server does not understand, rather than one that it could not answer. */
export const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 400;
