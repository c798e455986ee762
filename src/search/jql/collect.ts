/** Which names a query mentions, so that they can be looked up together; and whether it is of a bearable size. */
import type { Clause as FieldClause } from '../../issue/fields/clause.ts';
import type { Change, Clause, FunctionOperand, History, Operand, Query } from './ast.ts';
import { DEEPEST } from './cursor.ts';
import { type Kind, kinds, nothingWanted, optionName, optionText, type Wanted } from './directory.ts';
import { type CustomClauses, findClauses } from './fields.ts';
import { type Filters, filterValues, findFilter } from './filters.ts';
import { findFunction } from './functions.ts';
import { byClause, flatten, namesIn, pastKind } from './history.ts';
import { tooDeepWithFilters, tooManyConditions, tooManyValues } from './jql.errors.ts';
import { most } from './limits.ts';

/**
 * @param custom the custom fields that the reader may know of
 * @param filters that the query names
 * @returns the texts of each kind of noun that the query names
 * @throws AppError 400 where the query has more conditions or values than limits.ts allows
 */
export function collect(query: Query, custom: CustomClauses, filters: Filters): Wanted {
  const found = { wanted: nothingWanted(), custom, filters, conditions: 0, values: 0 };
  if (query.where) visit(query.where, found, 0);
  return found.wanted;
}

interface Found {
  readonly wanted: Wanted;
  readonly custom: CustomClauses;
  readonly filters: Filters;
  conditions: number;
  values: number;
}

/** @param depth how deep it stands: one filter within another nests as parentheses do */
function visit(clause: Clause, found: Found, depth: number): void {
  if (depth > DEEPEST) throw tooDeepWithFilters(DEEPEST);
  switch (clause.kind) {
    case 'and':
    case 'or':
      for (const part of clause.clauses) visit(part, found, depth + 1);
      return;
    case 'not':
      visit(clause.clause, found, depth + 1);
      return;
    default:
      found.conditions += 1;
      if (found.conditions > most.conditions) throw tooManyConditions(most.conditions);
  }
  const fields = findClauses(clause.field, found.custom);
  if (clause.kind === 'comparison') visitOperand(clause.operand, fields, found);
  else visitPast(clause, fields, found);
  if (fields[0]?.operand === 'filter') visitFilters(clause, found, depth);
}

function visitFilters(clause: Clause, found: Found, depth: number): void {
  for (const value of filterValues(clause)) {
    const filter = findFilter(found.filters, value);
    if (!filter || filter.where === 'unreadable' || found.filters.cyclic.has(filter.id)) continue;
    found.conditions += 1;
    if (found.conditions > most.conditions) throw tooManyConditions(most.conditions);
    if (filter.where) visit(filter.where, found, depth + 1);
  }
}

/** What a field held may have had another name then, or be gone. */
function visitPast(clause: History | Change, fields: readonly FieldClause[], found: Found): void {
  const { values, people } = namesIn(clause);
  const past = fields.flatMap((field) => pastKind(field) ?? []);
  for (const operand of values) {
    visitOperand(operand, fields, found);
    for (const one of flatten(operand))
      if (one.kind === 'value') for (const kind of past) found.wanted.texts[kind].add(one.text);
  }
  for (const operand of people) visitOperand(operand, [byClause], found);
}

function visitOperand(operand: Operand, fields: readonly FieldClause[], found: Found): void {
  if (operand.kind === 'list') {
    for (const item of operand.items) visitOperand(item, fields, found);
    return;
  }
  found.values += operand.kind === 'function' ? 1 + operand.args.length : 1;
  if (found.values > most.values) throw tooManyValues(most.values);
  if (operand.kind === 'value') for (const field of fields) want(field, operand.text, found.wanted);
  if (operand.kind === 'function') visitCall(operand, fields, found.wanted);
}

function visitCall(operand: FunctionOperand, fields: readonly FieldClause[], wanted: Wanted): void {
  const called = findFunction(operand.name);
  if (!called) return;
  for (const whole of called.whole ?? []) wanted.whole.add(whole);
  if (called.argument) for (const arg of operand.args) wanted.texts[called.argument].add(arg);
  // Options are named within a field.
  if (!called.kinds.includes('cascade')) return;
  for (const field of fields) for (const arg of operand.args) want(field, optionName(arg), wanted);
}

const known = new Set<string>(kinds);

function want({ operand, stored }: FieldClause, text: string, { texts, whole }: Wanted): void {
  if (stored.in === 'custom' && (operand === 'option' || operand === 'cascade'))
    texts.option.add(optionText(stored.fieldId, text));
  else if (operand === 'linkType') whole.add('linkType');
  else if (known.has(operand)) texts[operand as Kind].add(text);
}
