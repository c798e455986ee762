/** What a board reads and writes: search, transitions and rank. */
import type { FieldMeta } from '../field/field.ts';
import { get, post, put } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { type BoardIssue, type BoardStatus, cardFields, columnsOf } from './board.ts';

/** Past this a board is no picture any more; the page says so and how many there are. */
export const mostCards = 5000;
const PAGE = 1000;

export interface Board {
  readonly issues: readonly BoardIssue[];
  readonly total: number;
  readonly columns: readonly BoardStatus[];
}

interface TypeWithStatuses {
  readonly statuses: readonly BoardStatus[];
}

/** What is on a board: all that is not done, and what was done or touched in the last two weeks. */
export const boardJql = (scope: string): string =>
  `(${scope}) AND (statusCategory != Done OR updated >= -14d) ORDER BY Rank ASC`;

/** Everything that is done, in the navigator. */
export const doneJql = (scope: string, status: string): string =>
  `(${scope}) AND status = ${quoted(status)} ORDER BY updated DESC`;

export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/**
 * @param name of the board, among what was read @param scope JQL without an order
 * @param projectKey whose statuses are the columns; null: those of the projects that the issues are in
 */
export const boardQuery = (name: string, scope: string, projectKey: string | null) => ({
  queryKey: ['board', name, scope],
  queryFn: ({ signal }: { signal: AbortSignal }) => readBoard(scope, projectKey, signal),
});

async function readBoard(scope: string, projectKey: string | null, signal: AbortSignal): Promise<Board> {
  const [{ issues, total }, ahead] = await Promise.all([
    readIssues(boardJql(scope), signal),
    projectKey === null ? null : statusesOf(projectKey, signal),
  ]);
  const keys = [...new Set(issues.map(({ fields }) => fields.project.key))];
  const lists = ahead ? [ahead] : await Promise.all(keys.map((key) => statusesOf(key, signal)));
  // A status that a workflow has left behind may still hold issues: they must not vanish.
  const columns = columnsOf([...lists.flat(), ...issues.map(({ fields }) => fields.status)]);
  return { issues, total, columns };
}

async function readIssues(jql: string, signal: AbortSignal) {
  const issues: BoardIssue[] = [];
  for (;;) {
    const asked = { jql, startAt: issues.length, maxResults: PAGE, fields: cardFields };
    const page = await post<{ issues: BoardIssue[]; total: number }>('/rest/api/2/search', asked, { signal });
    issues.push(...page.issues);
    const over = page.issues.length === 0 || issues.length >= page.total || issues.length >= mostCards;
    if (over) return { issues, total: page.total };
  }
}

async function statusesOf(projectKey: string, signal: AbortSignal): Promise<BoardStatus[]> {
  const address = `/rest/api/2/project/${encodeURIComponent(projectKey)}/statuses`;
  return (await get<TypeWithStatuses[]>(address, { signal })).flatMap(({ statuses }) => statuses);
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: BoardStatus;
  /** What its screen asks for, by the ids of fields. */
  readonly fields: Readonly<Record<string, FieldMeta>>;
}

const at = (key: string): string => `/rest/api/2/issue/${encodeURIComponent(key)}/transitions`;

const transitionsQuery = (key: string) => ({
  queryKey: ['board-transitions', key],
  queryFn: async () => {
    const query = { expand: 'transitions.fields' };
    return (await get<{ transitions: Transition[] }>(at(key), { query })).transitions;
  },
  staleTime: 20_000,
});

/** Asked for on hover and focus, so that they are there when a card is lifted. */
export const prefetchTransitions = (key: string): void => void queries.prefetchQuery(transitionsQuery(key));
export const readTransitions = (key: string): Promise<Transition[]> =>
  queries.fetchQuery(transitionsQuery(key));
export const forgetTransitions = (key: string): void => queries.removeQueries(transitionsQuery(key));

/** @throws ApiError why it may not be */
export const makeTransition = (key: string, id: string): Promise<void> =>
  post(at(key), { transition: { id } });

interface Ranked {
  readonly entries: readonly { readonly errors: readonly string[] }[];
}

/**
 * Puts an issue directly before or after another one.
 * @returns why it could not be; null: it was
 */
export async function rank(
  key: string,
  place: { rankBeforeIssue: string } | { rankAfterIssue: string },
): Promise<string | null> {
  const answer = await put<Ranked | undefined>('/rest/agile/1.0/issue/rank', { issues: [key], ...place });
  return answer?.entries.flatMap(({ errors }) => errors)[0] ?? null;
}
