/**
 * AST to condition: fields, operators and values get their meaning, NOT is pushed down to the comparisons. Pure: what
 * the names stand for has been looked up before (directory.service.ts). All that is wrong is collected, so that one
 * answer names everything.
 */
import type { Clause as FieldClause } from '../../issue/fields/clause.ts';
import { fold } from '../../kernel/fold.ts';
import type {
  Change,
  Clause,
  Comparison,
  FieldName,
  History,
  HistoryOperator,
  Query,
  SortTerm,
} from './ast.ts';
import {
  type Bound,
  type Condition,
  never,
  type SetTest,
  type SortOrder,
  set,
  type TextStored,
  type TextTest,
  type Values,
  type VersionStored,
} from './condition.ts';
import { findClauses } from './fields.ts';
import { meaning } from './jql.errors.ts';
import { most } from './limits.ts';
import { excludes, opposite } from './negate.ts';
import { resolveAmong } from './resolve-among.ts';
import { resolveBound } from './resolve-bound.ts';
import { resolveCascade } from './resolve-cascade.ts';
import { resolveFilters } from './resolve-filter.ts';
import { resolvePast } from './resolve-history.ts';
import { resolveLinks } from './resolve-link.ts';
import { type Place, resolveOperand, type Scope } from './resolve-value.ts';
import { parseText } from './text.ts';
import { joinWorklogs } from './worklog.ts';

export interface ResolvedQuery {
  /** null: every issue. */
  condition: Condition | null;
  /** Empty: the standard order. */
  order: SortOrder[];
}

/**
 * Gives a query its meaning.
 * @param scope.directory holds what collect() asked for
 * @param scope.problems gets Jira's sentences, each once; where it stays empty the query is right. A comparison with
 *   a problem matches nothing, which is what `validateQuery=false` asks for.
 */
export function resolve(query: Query, scope: Scope): ResolvedQuery {
  const condition = query.where && resolveClause(query.where, false, scope);
  return { condition, order: resolveOrder(query.orderBy, scope) };
}

function resolveClause(clause: Clause, negated: boolean, scope: Scope): Condition {
  switch (clause.kind) {
    case 'and':
    case 'or': {
      const parts = clause.clauses.map((part) => resolveClause(part, negated, scope));
      if ((clause.kind === 'and') === negated) return { kind: 'any', parts };
      return { kind: 'all', parts: joinWorklogs(parts) };
    }
    case 'not':
      return resolveClause(clause.clause, !negated, scope);
    case 'comparison':
      return resolveComparison(clause, negated, scope);
    case 'history':
      return resolveHistory(clause, clause.operator, negated, scope);
    case 'change':
      return resolveHistory(clause, 'changed', negated, scope);
  }
}

function resolveHistory(
  written: History | Change,
  operator: HistoryOperator | 'changed',
  negated: boolean,
  scope: Scope,
): Condition {
  const [clause] = clausesOf(written.field, scope);
  if (!clause) return never;
  if (!clause.operators.includes(operator))
    return fail(scope, meaning.operator(operator, written.field.name));
  return resolvePast(written, clause, negated, scope);
}

function fail(scope: Scope, problem: string): Condition {
  scope.problems.add(problem);
  return never;
}

/** The fields of that name; none: a problem says why. */
function clausesOf(field: FieldName, scope: Scope): readonly FieldClause[] {
  const found = findClauses(field, scope.custom);
  if (found.length === 0) scope.problems.add(meaning.noField(field.name, scope.reader.userId === null));
  return found;
}

function resolveComparison(comparison: Comparison, negated: boolean, scope: Scope): Condition {
  const { field } = comparison;
  const clauses = clausesOf(field, scope);
  if (clauses.length === 0) return never;
  const able = clauses.filter((clause) => clause.operators.includes(comparison.operator));
  const [clause] = able;
  if (!clause) return fail(scope, meaning.operator(comparison.operator, field.name));
  if (able.length === 1) return resolveOne(comparison, clause, negated, scope);
  const operator = negated ? opposite(comparison.operator) : comparison.operator;
  return resolveAmong(able, operator, scope, (one, within) =>
    resolveOne(comparison, one, negated !== excludes(operator), within),
  );
}

function resolveOne(comparison: Comparison, clause: FieldClause, negated: boolean, scope: Scope): Condition {
  const { field, operand } = comparison;
  const place: Place = { field: field.name, clause, operator: comparison.operator };
  const operator = negated ? opposite(comparison.operator) : comparison.operator;
  switch (operator) {
    case '~':
    case '!~':
      return resolveText(comparison, place, operator === '!~', scope);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return resolveBound(operand, operator as Bound, place, scope);
    default:
      return clause.stored.in === 'text'
        ? presence(clause.stored, operator === 'is')
        : resolveSet(comparison, place, excludes(operator), scope);
  }
}

function resolveSet({ operand }: Comparison, place: Place, negated: boolean, scope: Scope): Condition {
  if (place.clause.operand === 'cascade') return resolveCascade(operand, place, negated, scope);
  if (place.clause.operand === 'filter')
    return resolveFilters(operand, place, negated, scope, (where) => resolveClause(where, false, scope));
  if (place.clause.operand === 'linkType') return resolveLinks(operand, place, negated, scope);
  const { failed, ...values } = resolveOperand(operand, place, scope);
  if (failed && namesNothing(values)) return never;
  const test: SetTest = set(place.clause.stored, values, negated);
  return place.clause.permission === undefined ? test : { ...test, permission: place.clause.permission };
}

const namesNothing = ({ ids, groupIds, sets = [], empty }: Values): boolean =>
  ids.length + groupIds.length + sets.length === 0 && !empty;

const presence = (stored: TextStored, negated: boolean): Condition => ({
  kind: 'text-presence',
  stored,
  negated,
});

function resolveText({ operand }: Comparison, place: Place, negated: boolean, scope: Scope): Condition {
  const { clause, field } = place;
  if (operand.kind === 'empty' && clause.operators.includes('is')) {
    if (clause.stored.in === 'text') return presence(clause.stored, !negated);
    return set(clause.stored, { empty: true }, negated);
  }
  if (operand.kind !== 'value') {
    // Neither EMPTY nor a function is a text; this finds the words for it.
    const { failed } = resolveOperand(operand, place, scope);
    return failed ? never : fail(scope, meaning.operator(place.operator, field));
  }
  if (clause.operand === 'version') {
    return resolveVersionName(operand.text, clause.stored as VersionStored, negated, place, scope);
  }
  const outcome = parseText(field, operand.text);
  if ('problem' in outcome) return fail(scope, outcome.problem);
  const { query } = outcome;
  const stored = clause.stored as TextTest['stored'];
  // Only what must not be in it: as if `!~` asked for that.
  const excludes = query.must.length + query.should.length === 0 && query.not.length > 0;
  return excludes
    ? { kind: 'text', stored, query: { ...query, should: query.not, not: [] }, negated: !negated }
    : { kind: 'text', stored, query, negated };
}

function resolveVersionName(
  text: string,
  stored: VersionStored,
  negated: boolean,
  { field }: Place,
  scope: Scope,
): Condition {
  if (text.trim() === '' || text.length > most.text || text.split('*').length > most.wildcards) {
    return fail(scope, meaning.text(text, field));
  }
  return { kind: 'version-name', stored, name: fold(text), negated };
}

/** A field that is named again orders nothing any more. */
function resolveOrder(terms: readonly SortTerm[], scope: Scope): SortOrder[] {
  const order = new Map<FieldClause, SortOrder>();
  for (const { field, direction } of terms) {
    const found = findClauses(field, scope.custom);
    const sortable = found.filter(({ sort }) => sort !== undefined);
    if (sortable.length === 0) scope.problems.add(meaning.sort(field.name));
    for (const clause of sortable) {
      if (!clause.sort || order.has(clause)) continue;
      order.set(clause, { key: clause.sort, descending: (direction ?? clause.first ?? 'asc') === 'desc' });
    }
  }
  return [...order.values()];
}
