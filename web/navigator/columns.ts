/** Which columns a list has: those of the filter, else the reader's own, else everyone's; kept where Jira keeps them. */
import { useQuery } from '@tanstack/react-query';
import { ApiError, del, get, put } from '../kernel/api.ts';
import { keep, readKept } from '../kernel/kept.ts';
import { queries } from '../kernel/queries.ts';

export interface Column {
  readonly value: string;
  readonly label: string;
}

const own = '/rest/api/2/user/columns';
const ofFilter = (id: string) => `/rest/api/2/filter/${encodeURIComponent(id)}/columns`;
const standard = ['issuetype', 'issuekey', 'summary', 'assignee', 'priority', 'status', 'updated'];

async function ownColumns(reader: string | null): Promise<string[]> {
  // Strangers have no account that could keep them: this browser does.
  if (reader === null) return readKept('navigator.columns', standard);
  return (await get<Column[]>(own)).map(({ value }) => value);
}

async function filterColumns(id: string): Promise<string[] | null> {
  try {
    return (await get<Column[]>(ofFilter(id))).map(({ value }) => value);
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
}

export interface Columns {
  readonly ids: readonly string[] | undefined;
  /** The filter has columns of its own, and they are shown. */
  readonly filterHasOwn: boolean;
}

/** @param reader user name; null: anonymous */
export const columnsQuery = (reader: string | null) => ({
  queryKey: ['columns', 'own', reader],
  queryFn: () => ownColumns(reader),
  staleTime: 60_000,
});

/** @param reader user name; null: anonymous @param filter id of the filter that is shown */
export function useColumns(reader: string | null, filter: string | null): Columns {
  const mine = useQuery(columnsQuery(reader));
  const filters = useQuery({
    queryKey: ['columns', 'filter', filter],
    queryFn: () => filterColumns(filter ?? ''),
    enabled: filter !== null && reader !== null,
    staleTime: 60_000,
  });
  const ids = filters.isFetching && filters.data === undefined ? undefined : (filters.data ?? mine.data);
  return { ids: ids ?? (mine.isError ? standard : undefined), filterHasOwn: Boolean(filters.data) };
}

/** Shown at once, and taken back where the server refuses. @param filter null: the reader's own */
export async function chooseColumns(
  reader: string | null,
  filter: string | null,
  ids: readonly string[],
): Promise<void> {
  const key = filter === null ? ['columns', 'own', reader] : ['columns', 'filter', filter];
  queries.setQueryData(key, ids);
  if (reader === null) return keep('navigator.columns', ids);
  try {
    await put(filter === null ? own : ofFilter(filter), { columns: ids }, { as: 'text' });
  } catch (error) {
    await queries.invalidateQueries({ queryKey: key });
    throw error;
  }
}

/** Back to what everyone sees. */
export async function resetColumns(reader: string | null, filter: string | null): Promise<void> {
  if (reader === null) keep('navigator.columns', standard);
  else await del(filter === null ? own : ofFilter(filter), { as: 'text' });
  await queries.invalidateQueries({ queryKey: ['columns'] });
}
