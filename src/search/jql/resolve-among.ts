/**
 * A comparison by a name that several custom fields bear. They are one field with the values of all of them: `=` finds
 * what has the value in one of the fields, `!=` what has some value, in whichever, and this one in none. So the two
 * exclude each other, as they do for one field.
 */
import type { Clause } from '../../issue/fields/clause.ts';
import type { Operator } from './ast.ts';
import { type Condition, never, set } from './condition.ts';
import { excludes } from './negate.ts';
import type { Scope } from './resolve-value.ts';

/**
 * @param clauses of the fields that know the operator: two or more
 * @param operator NOT has been applied
 * @param find what one of the fields finds by the operator, or by its opposite where the operator excludes
 */
export function resolveAmong(
  clauses: readonly Clause[],
  operator: Operator,
  scope: Scope,
  find: (clause: Clause, scope: Scope) => Condition,
): Condition {
  const outcomes = clauses.map((clause) => {
    const problems = new Set<string>();
    return { clause, problems, condition: find(clause, { ...scope, problems, among: true }) };
  });
  for (const problem of shared(outcomes.map(({ problems }) => problems))) scope.problems.add(problem);
  if (outcomes.every(({ condition }) => condition.kind === 'never')) return never;
  const present = anyOf(clauses.map(({ stored }) => set(stored, {}, true)));
  const empty: Condition = {
    kind: 'all',
    parts: [
      anyOf(clauses.map(({ stored }) => set(stored, { empty: true }))),
      { kind: 'complement', of: present },
    ],
  };
  const named = anyOf(outcomes.map(({ condition }) => plain(condition)));
  // A text such as "-word" says what must not be in it: in none of the fields, then.
  const forbids = outcomes.some(({ condition }) => condition.kind === 'text' && condition.negated);
  if (excludes(operator) !== forbids)
    return { kind: 'all', parts: [present, { kind: 'complement', of: named }] };
  return outcomes.some(({ condition }) => findsEmpty(condition)) ? anyOf([named, empty]) : named;
}

/** A value that one of the fields has is right. */
function shared(all: readonly ReadonlySet<string>[]): string[] {
  const [first = new Set<string>()] = all;
  const common = [...first].filter((problem) => all.every((problems) => problems.has(problem)));
  return common.length > 0 || all.some((problems) => problems.size === 0) ? common : [...first];
}

const anyOf = (parts: Condition[]): Condition => ({ kind: 'any', parts });

const findsEmpty = (condition: Condition): boolean =>
  (condition.kind === 'set' && !condition.negated && condition.values.empty) ||
  (condition.kind === 'cascade' && !condition.negated && condition.empty);

/** What is found in one field: that it is empty, or lacks a text, says nothing yet. */
function plain(condition: Condition): Condition {
  if (condition.kind === 'set') return { ...condition, values: { ...condition.values, empty: false } };
  if (condition.kind === 'text') return { ...condition, negated: false };
  return condition.kind === 'cascade' ? { ...condition, empty: false } : condition;
}
