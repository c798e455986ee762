/** How many issues that a query finds have each value of a field, counted by the server. */
import { get } from '../kernel/api.ts';

export interface Counted {
  readonly id: string | null;
  /** null: those without a value. */
  readonly name: string | null;
  /** Of a user: the name to log in with; of a project: its key. */
  readonly key?: string;
  readonly count: number;
}

export interface Dimension {
  readonly field: string;
  readonly name: string;
  readonly values: readonly Counted[];
  readonly truncated: boolean;
}

export interface Statistics {
  readonly total: number;
  readonly dimensions: readonly Dimension[];
  /** Of two fields: [place among the values of the first, of the second, issues]. */
  readonly cells: readonly (readonly [number, number, number])[] | null;
}

/** @param by ids of one field or two */
export const statisticsQuery = (jql: string, by: readonly string[]) => ({
  queryKey: ['statistics', jql, by],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<Statistics>('/rest/tessera/1/statistics', { query: { jql, by }, signal }),
});
