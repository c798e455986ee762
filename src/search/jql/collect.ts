/** Which names a query mentions, so that they can be looked up together; and whether it is of a bearable size. */
import type { Clause as FieldClause } from '../../issue/fields/clause.ts';
import type { Clause, Operand, Query } from './ast.ts';
import { type Kind, kinds, nothingWanted, type Wanted } from './directory.ts';
import { findClause } from './fields.ts';
import { findFunction } from './functions.ts';
import { tooManyConditions, tooManyValues } from './jql.errors.ts';
import { most } from './limits.ts';

/**
 * @returns the texts of each kind of noun that the query names
 * @throws AppError 400 where the query has more conditions or values than limits.ts allows
 */
export function collect(query: Query): Wanted {
  const wanted = nothingWanted();
  const count = { conditions: 0, values: 0 };
  if (query.where) visit(query.where, wanted, count);
  return wanted;
}

interface Count {
  conditions: number;
  values: number;
}

function visit(clause: Clause, wanted: Wanted, count: Count): void {
  switch (clause.kind) {
    case 'and':
    case 'or':
      for (const part of clause.clauses) visit(part, wanted, count);
      return;
    case 'not':
      visit(clause.clause, wanted, count);
      return;
    default:
      count.conditions += 1;
      if (count.conditions > most.conditions) throw tooManyConditions(most.conditions);
  }
  // History is refused by the resolver: there is nothing to look up for it.
  if (clause.kind !== 'comparison') return;
  const field = findClause(clause.field);
  visitOperand(clause.operand, field === 'unbuilt' || field === null ? null : kindOf(field), wanted, count);
}

const known = new Set<string>(kinds);
const kindOf = ({ operand }: FieldClause): Kind | null => (known.has(operand) ? (operand as Kind) : null);

function visitOperand(operand: Operand, kind: Kind | null, wanted: Wanted, count: Count): void {
  if (operand.kind === 'list') {
    for (const item of operand.items) visitOperand(item, kind, wanted, count);
    return;
  }
  count.values += operand.kind === 'function' ? 1 + operand.args.length : 1;
  if (count.values > most.values) throw tooManyValues(most.values);
  if (operand.kind === 'value' && kind) wanted.texts[kind].add(operand.text);
  if (operand.kind !== 'function') return;
  const found = findFunction(operand.name);
  for (const whole of found?.whole ?? []) wanted.whole.add(whole);
  if (found?.argument) for (const arg of operand.args) wanted.texts[found.argument].add(arg);
}
