/** `filter = "My open issues"`: what the filter's query finds, as if its reader had written it. */
import type { Clause, Operand } from './ast.ts';
import { type Condition, never } from './condition.ts';
import { findFilter } from './filters.ts';
import { call } from './functions.ts';
import { meaning } from './jql.errors.ts';
import { missing, type Place, type Scope } from './resolve-value.ts';

/**
 * @param negated every issue that none of the filters finds, whatever values it has
 * @param resolve gives a filter's clause its meaning
 */
export function resolveFilters(
  operand: Operand,
  place: Place,
  negated: boolean,
  scope: Scope,
  resolve: (where: Clause) => Condition,
): Condition {
  const parts: Condition[] = [];
  const before = scope.problems.size;
  const visit = (one: Operand): void => {
    if (one.kind === 'list') {
      for (const item of one.items) visit(item);
      return;
    }
    const where = whereOf(one, place, scope);
    if (typeof where === 'string') scope.problems.add(where);
    else parts.push(where.clause === null ? everything : resolve(where.clause));
  };
  visit(operand);
  // What is wrong in a filter finds nothing, and not everything the other way round.
  if (parts.length === 0 || (negated && scope.problems.size > before)) return never;
  const found: Condition = { kind: 'any', parts };
  return negated ? { kind: 'complement', of: found } : found;
}

const everything: Condition = { kind: 'complement', of: never };

/** The query of the one filter that is meant, or what is wrong with it. */
function whereOf(
  operand: Exclude<Operand, { kind: 'list' }>,
  place: Place,
  scope: Scope,
): { clause: Clause | null } | string {
  if (operand.kind === 'empty') return meaning.empty(place.field);
  if (operand.kind === 'function') {
    const outcome = call(operand, place, scope.reader, scope.directory);
    return 'problem' in outcome ? outcome.problem : meaning.empty(place.field);
  }
  const filter = findFilter(scope.filters, operand);
  if (!filter) return missing(operand, 'filter', place.field);
  if (scope.filters.cyclic.has(filter.id)) return meaning.cycle(operand.text, place.field, filter.name);
  if (filter.where === 'unreadable') return meaning.unreadableFilter(operand.text, place.field);
  return { clause: filter.where };
}
