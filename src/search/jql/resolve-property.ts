/** `issue.property[key].path`: texts and numbers by what they are, days and moments by when they are. */
import type { Operand } from './ast.ts';
import { type Bound, type Condition, never } from './condition.ts';
import { readDate } from './date.ts';
import { isDecimal } from './decimal.ts';
import { call } from './functions.ts';
import { meaning } from './jql.errors.ts';
import type { Place, Scope } from './resolve-value.ts';

/** `<`, `<=`, `>`, `>=`: a number is compared with numbers, anything else must be a date. */
export function resolvePropertyBound(
  operand: Operand,
  operator: Bound,
  place: Place,
  scope: Scope,
): Condition {
  const { stored } = place.clause;
  if (stored.in !== 'property') return never;
  if (operand.kind === 'function') {
    const outcome = call(operand, place, scope.reader, scope.directory);
    if ('problem' in outcome) scope.problems.add(outcome.problem);
    if (!('instant' in outcome)) return never;
    return { kind: 'bound', stored: { ...stored, by: 'instant' }, operator, value: outcome.instant };
  }
  if (operand.kind !== 'value') return never;
  const { text } = operand;
  if (isDecimal(text))
    return { kind: 'bound', stored: { ...stored, by: 'number' }, operator, value: Number(text) };
  const instant = readDate(text, scope.reader.now, scope.reader.timeZone);
  if (instant !== null)
    return { kind: 'bound', stored: { ...stored, by: 'instant' }, operator, value: instant };
  scope.problems.add(meaning.neither(text, place.field));
  return never;
}
