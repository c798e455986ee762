/** The issues of a search: only the pages that are looked at are fetched, whatever there is in all. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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

export const PAGE = 100;
/** The most that one answer has. */
export const MOST = 1000;

const pageQuery = (jql: string, fields: readonly string[], page: number) => ({
  queryKey: ['search', jql, fields.join(), page],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    post<Found>(
      '/rest/api/2/search',
      { jql, startAt: page * PAGE, maxResults: PAGE, fields: [...fields] },
      { signal },
    ),
  staleTime: 30_000,
});

export interface Results {
  /** undefined: not known yet. */
  readonly total: number | undefined;
  /** undefined: on its way. */
  issueAt(index: number): Issue | undefined;
  readonly error: unknown;
  /** The list is of another search than the one that was asked for last. */
  readonly old: boolean;
  retry(): void;
}

/** @param range first and last row that are looked at */
export function useResults(
  jql: string,
  fields: readonly string[] | undefined,
  [first, last]: readonly [number, number],
): Results {
  const asked = fields ?? [];
  const enabled = fields !== undefined;
  const head = useQuery({ ...pageQuery(jql, asked, 0), enabled, placeholderData: keepPreviousData });
  const total = head.data?.total;
  const old = head.isPlaceholderData;
  const pages = useMemo(() => {
    const end = Math.min(Math.floor(last / PAGE), Math.floor(Math.max(0, (total ?? 1) - 1) / PAGE));
    const some: number[] = [];
    for (let page = Math.max(1, Math.floor(first / PAGE)); page <= end; page++) some.push(page);
    return some;
  }, [first, last, total]);
  const others = useQueries({
    queries: pages.map((page) => ({ ...pageQuery(jql, asked, page), enabled: enabled && !old })),
  });
  const failed = others.find((one) => one.error);
  return {
    total,
    old,
    error: head.error ?? failed?.error ?? null,
    retry: () => void queries.invalidateQueries({ queryKey: ['search'] }),
    issueAt(index) {
      const page = Math.floor(index / PAGE);
      const found = page === 0 ? head.data : others[pages.indexOf(page)]?.data;
      return found?.issues[index % PAGE];
    },
  };
}

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
