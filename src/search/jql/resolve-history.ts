/** WAS and CHANGED to conditions on what fields held, and when, and who put it there. */
import type { Clause as FieldClause } from '../../issue/fields/clause.ts';
import type { Change, History, Operand, Predicate } from './ast.ts';
import { type Condition, never, type Values } from './condition.ts';
import type { Circumstances, Window } from './condition-history.ts';
import { flatten, pastKind, periodField } from './history.ts';
import { meaning } from './jql.errors.ts';
import { resolveCircumstances, valuesOf } from './resolve-predicate.ts';
import { type Place, type Resolved, resolveOperand, type Scope } from './resolve-value.ts';

/**
 * @param clause the field, which takes the operator
 * @param negated whether NOT stands before it. NOT, and WAS NOT, find every issue that the rest does not: also one whose
 *   field was always empty never had the value. That is unlike `!=`, which asks for a value.
 * @returns never, where something of it means nothing; `scope.problems` says what
 */
export function resolvePast(
  written: History | Change,
  clause: FieldClause,
  negated: boolean,
  scope: Scope,
): Condition {
  const circumstances = resolveCircumstances(written.predicates, written.field.name, scope);
  return written.kind === 'history'
    ? resolveWas(written, clause, circumstances, negated, scope)
    : resolveChanged(written, clause, circumstances, negated, scope);
}

function resolveWas(
  { field, operator, operand }: History,
  clause: FieldClause,
  circumstances: Circumstances | null,
  negated: boolean,
  scope: Scope,
): Condition {
  const place = placeIn(field.name, clause, operator);
  const reader = namesReader(operand);
  if (reader) scope.problems.add(meaning.functionValue('currentUser', field.name));
  const values = reader ? null : someOf(resolveOperand(operand, place, scope));
  if (!values || !circumstances) return never;
  const excludes = operator === 'was not' || operator === 'was not in';
  const window = upTo(scope.reader.now, circumstances.window);
  return { kind: 'was', ...ofPast(clause, excludes !== negated), values, ...circumstances, window };
}

/** Of the future nothing is known: nothing was held then, though what is held now may be held on. */
const upTo = (now: number, window: Window | null): Window | null =>
  window?.from != null && window.from > now ? { from: now, until: now } : window;

/** What of a list means something is looked for: the rest has become a warning, or refused the query. */
const someOf = ({ failed, ids, groupIds, empty }: Resolved): Values | null =>
  failed && ids.length === 0 && groupIds.length === 0 && !empty ? null : { ids, groupIds, empty };

function resolveChanged(
  { field, predicates }: Change,
  clause: FieldClause,
  circumstances: Circumstances | null,
  negated: boolean,
  scope: Scope,
): Condition {
  const place = placeIn(field.name, clause, 'in');
  const read = (name: 'from' | 'to') =>
    operandsOf(predicates, name).map((one) => valuesOf(one, place, scope));
  const from = read('from');
  const to = read('to');
  if (!circumstances || [...from, ...to].includes(null)) return never;
  return {
    kind: 'changed',
    ...ofPast(clause, negated),
    from: from as Values[],
    to: to as Values[],
    ...circumstances,
  };
}

const operandsOf = (predicates: readonly Predicate[], wanted: Predicate['name']): Operand[] =>
  predicates.filter(({ name }) => name === wanted).map(({ operand }) => operand);

function placeIn(field: string, clause: FieldClause, operator: string): Place {
  const past = pastKind(clause);
  return past === null ? { field, clause, operator } : { field, clause, operator, past };
}

const ofPast = (clause: FieldClause, negated: boolean) => ({
  stored: clause.stored,
  field: periodField(clause),
  people: clause.operand === 'user',
  negated,
});

/** `assignee was currentUser()` is refused, as by Jira. */
const namesReader = (operand: Operand): boolean =>
  flatten(operand).some((one) => one.kind === 'function' && one.name.toLowerCase() === 'currentuser');
