/** Conditions on what fields held, and on how they changed. */
import type { Stored } from '../../issue/fields/clause.ts';
import type { Values } from './condition.ts';

/** From the first moment (included) to the last (excluded), ms UTC; null: without end. */
export interface Window {
  from: number | null;
  until: number | null;
}

/** What the predicates that both operators take come to. */
export interface Circumstances {
  /** null: no predicate speaks of time. */
  window: Window | null;
  /** Who did it: one of each of these. */
  by: readonly Values[];
}

/** What a test of the past is about. */
interface OfPast {
  /** Where the present value lies. */
  stored: Stored;
  /** The field as histories name it; null: it never changes. */
  field: string | null;
  /** Values are people, whom the history knows by key. */
  people: boolean;
  negated: boolean;
}

/**
 * One of the values was held at some moment of the window, put there by one of those; without either, also one that is
 * held now. Negated: every other issue, those without any value included.
 */
export interface WasTest extends OfPast, Circumstances {
  kind: 'was';
  values: Values;
}

/** One edit, within the window and by one of those, took one of each of `from` away and put one of each of `to` there. */
export interface ChangedTest extends OfPast, Circumstances {
  kind: 'changed';
  from: readonly Values[];
  to: readonly Values[];
}

export const isEmptyWindow = ({ from, until }: Window): boolean =>
  from !== null && until !== null && from >= until;

/** Parameters besides the values: fields and bounds, several times. */
const REST = 20;

export function weighPast(test: WasTest | ChangedTest): number {
  const lists =
    test.kind === 'was'
      ? [test.values, test.values, ...test.by, ...test.by]
      : [...test.from, ...test.to, ...test.by, ...test.by];
  return lists.reduce((sum, { ids, groupIds }) => sum + ids.length + groupIds.length + 2, REST);
}

/** Values that half of all issues may have had; of people and versions there are more. */
const isCommon = ({ stored, people }: OfPast, lists: readonly Values[]): boolean =>
  (!people && stored.in !== 'rows') || lists.some(({ empty }) => empty);

/** Whether it may find very many issues, so that it is better asked of the few that other conditions leave. */
export function isBroad(test: WasTest | ChangedTest): boolean {
  if (test.negated) return true;
  if (test.kind === 'was') return isCommon(test, [test.values]);
  const { from, to, window, by } = test;
  const lists = [...from, ...to];
  return (
    window?.from == null &&
    by.length === 0 &&
    (lists.length === 0 || lists.every((one) => isCommon(test, [one])))
  );
}
