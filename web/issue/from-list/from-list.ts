/**
 * The list that an issue was opened from. It travels in the issue's entry of the browser's history: a reload keeps it,
 * each tab has its own, and nobody who is sent the address gets it.
 */
import { type QueryKey, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';

export interface FromList {
  /** Path within the app that shows the list. */
  readonly place: string;
  readonly jql: string;
  /** From 0: where the issue stood when it was opened. */
  readonly index: number;
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    list?: FromList;
  }
}

interface Keys {
  readonly total: number;
  readonly keys: readonly string[];
}

/** Rows that are asked for at once, here and by the list itself: little more than a window shows. */
export const PAGE = 50;

/** Not asked for again while one goes through it: an issue that is resolved on the way leaves the search, not the walk. */
const keysQuery = (jql: string, page: number) => ({
  queryKey: ['list-keys', jql, page] as QueryKey,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Keys> => {
    const asked = { jql, startAt: page * PAGE, maxResults: PAGE, fields: ['key'] };
    const { total, issues } = await post<{ total: number; issues: { key: string }[] }>(
      '/rest/api/2/search',
      asked,
      { signal },
    );
    return { total, keys: issues.map(({ key }) => key) };
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** What the list shows of itself where an issue is opened from it. @param first row of the first key */
export function keepKeys(jql: string, first: number, total: number, keys: readonly string[]): void {
  if (first % PAGE === 0) queries.setQueryData(keysQuery(jql, first / PAGE).queryKey, { total, keys });
}

/** Rows that were gone from, by query: whoever comes back finds the list there. */
const rows = new Map<string, number>();

export const leaveAt = (jql: string, index: number): void => void rows.set(jql, index);
/** undefined: nobody opened an issue of it */
export const rowLeft = (jql: string): number | undefined => rows.get(jql);
export const forgetRow = (jql: string): void => void rows.delete(jql);

export interface Neighbours {
  /** From 0. */
  readonly index: number;
  readonly total: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** @returns undefined: not known yet, or the issue is not at its place in the list any more */
export function useNeighbours({ jql, index }: FromList, issueKey: string): Neighbours | undefined {
  const page = Math.floor(index / PAGE);
  const { data } = useQuery(keysQuery(jql, page));
  const at = data?.keys.indexOf(issueKey) ?? -1;
  const isFirst = at === 0 && page > 0;
  const isLast = data !== undefined && at === data.keys.length - 1 && page * PAGE + at + 1 < data.total;
  const before = useQuery({ ...keysQuery(jql, page - 1), enabled: isFirst }).data;
  const after = useQuery({ ...keysQuery(jql, page + 1), enabled: isLast }).data;
  const place = page * PAGE + at;
  useEffect(() => {
    if (at >= 0) leaveAt(jql, place);
  }, [jql, at, place]);
  if (!data || at < 0) return undefined;
  return {
    index: place,
    total: data.total,
    previous: at > 0 ? data.keys[at - 1] : before?.keys.at(-1),
    next: data.keys[at + 1] ?? after?.keys[0],
  };
}

/** Where a key stands among the first of a search; undefined: not there */
export async function indexInList(jql: string, key: string, most: number): Promise<number | undefined> {
  const asked = { jql, startAt: 0, maxResults: most, fields: ['key'] };
  const { issues } = await post<{ issues: { key: string }[] }>('/rest/api/2/search', asked);
  const index = issues.findIndex((one) => one.key === key);
  return index < 0 ? undefined : index;
}
