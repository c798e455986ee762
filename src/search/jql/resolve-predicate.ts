/** AFTER, BEFORE, ON, DURING and BY, and the values of FROM and TO. */
import type { Clause as FieldClause } from '../../issue/fields/clause.ts';
import type { Operand, Predicate, PredicateName } from './ast.ts';
import type { Values } from './condition.ts';
import type { Circumstances, Window } from './condition-history.ts';
import { readInstant } from './date.ts';
import { call, findFunction } from './functions.ts';
import { byClause, flatten } from './history.ts';
import { meaning } from './jql.errors.ts';
import { dayAround, readPredicateDate } from './predicate-date.ts';
import { type Place, resolveOperand, type Scope } from './resolve-value.ts';

/**
 * What all predicates say together: a moment lies in each of their windows, and a person is one of each BY.
 * @param field whose past it is: what is wrong with a person is told of it, as by Jira
 * @returns null where one of them means nothing; `scope.problems` says why
 */
export function resolveCircumstances(
  predicates: readonly Predicate[],
  field: string,
  scope: Scope,
): Circumstances | null {
  const windows: (Window | null)[] = [];
  const by: (Values | null)[] = [];
  for (const { name, operand } of predicates) {
    if (name === 'by') by.push(valuesOf(operand, { field, clause: byClause, operator: 'in' }, scope));
    else if (name !== 'from' && name !== 'to') windows.push(windowOf(name, operand, scope));
  }
  if ([...windows, ...by].includes(null)) return null;
  const window = windows.length === 0 ? null : windows.reduce(intersect);
  return { window, by: by as Values[] };
}

/** @returns null where part of the operand means nothing */
export function valuesOf(operand: Operand, place: Place, scope: Scope): Values | null {
  const { failed, ids, groupIds, empty } = resolveOperand(operand, place, scope);
  return failed ? null : { ids, groupIds, empty };
}

function intersect(one: Window | null, other: Window | null): Window {
  const pick = (a: number | null, b: number | null, choose: (...of: number[]) => number) =>
    a === null || b === null ? (a ?? b) : choose(a, b);
  return {
    from: pick(one?.from ?? null, other?.from ?? null, Math.max),
    until: pick(one?.until ?? null, other?.until ?? null, Math.min),
  };
}

type Timed = Exclude<PredicateName, 'by' | 'from' | 'to'>;

function windowOf(name: Timed, operand: Operand, scope: Scope): Window | null {
  const items = operand.kind === 'list' ? operand.items : [operand];
  const wanted = name === 'during' ? 2 : 1;
  if (items.length !== wanted || items.some(({ kind }) => kind === 'list')) {
    scope.problems.add(meaning.predicateDates(name, wanted));
    return null;
  }
  const [first = null, second = null] = items.map((item) => instantOf(name, item, scope));
  if (first === null || (wanted === 2 && second === null)) return null;
  switch (name) {
    case 'after':
      return { from: first + 1, until: null };
    case 'before':
      return { from: null, until: first };
    case 'on':
      return dayAround(first, scope.reader.timeZone);
    case 'during':
      return { from: first, until: (second ?? first) + 1 };
  }
}

function instantOf(name: Timed, item: Operand, scope: Scope): number | null {
  const { now, timeZone } = scope.reader;
  const refuse = (problem: string): null => {
    scope.problems.add(problem);
    return null;
  };
  const [operand] = flatten(item);
  if (operand?.kind === 'value') {
    const { text, numeric } = operand;
    const instant = numeric ? readInstant(text) : readPredicateDate(text, now, timeZone);
    return instant ?? refuse(meaning.predicateDate(text, name));
  }
  if (operand?.kind !== 'function') return refuse(meaning.predicateDate('EMPTY', name));
  const known = findFunction(operand.name);
  if (known && !known.kinds.includes('instant')) return refuse(meaning.predicateFunction(known.name, name));
  const result = call(
    operand,
    { field: name, clause: dateClause, operator: '=' },
    scope.reader,
    scope.directory,
  );
  if ('problem' in result) return refuse(result.problem);
  return 'instant' in result ? result.instant : null;
}

const dateClause: FieldClause = {
  names: ['created'],
  operand: 'instant',
  operators: ['='],
  stored: { in: 'column', column: 'created' },
};
