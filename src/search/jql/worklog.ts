/**
 * Logged work in queries: `worklogAuthor = fred and worklogDate >= startOfWeek()` asks for work that is both, not for
 * work of Fred's and somebody's work of this week.
 */
import type {
  BoundTest,
  Condition,
  SetTest,
  Test,
  TextTest,
  WorklogStored,
  WorklogTest,
} from './condition.ts';

/** A test of one thing about logged work. */
export type OfWorklog = (SetTest | BoundTest | TextTest) & { readonly stored: WorklogStored };

export const isOfWorklog = (test: Condition): test is Test & OfWorklog =>
  'stored' in test && test.stored.in === 'worklog';

/** One piece of work can fulfil it; what excludes, or asks for none, is about all of an issue's work. */
const isOfOne = (condition: Condition): condition is Test & OfWorklog =>
  isOfWorklog(condition) &&
  (condition.kind === 'bound' ||
    (condition.kind === 'text' && !condition.negated) ||
    (condition.kind === 'set' && !condition.negated && !condition.values.empty));

/** Conditions that all hold, with those that are about one piece of work put together. */
export function joinWorklogs(parts: readonly Condition[]): Condition[] {
  const joined = parts.filter(isOfOne);
  if (joined.length < 2) return [...parts];
  const test: WorklogTest = { kind: 'worklog', tests: joined };
  return [test, ...parts.filter((part) => !isOfOne(part))];
}
