/** One operand to the values that are stored: ids, instants, days, seconds. */
import { parseDuration } from '../../issue/duration.ts';
import type { Clause, OperandKind } from '../../issue/fields/clause.ts';
import { readIdOrKey } from '../../issue/issue.ts';
import { fold } from '../../kernel/fold.ts';
import { statusCategories } from '../../workflow/status/status.ts';
import type { FunctionOperand, Operand, ValueOperand } from './ast.ts';
import type { ValueSet, Values } from './condition.ts';
import { dayOf, readDate, readInstant } from './date.ts';
import { isDecimal } from './decimal.ts';
import { type Directory, type Entry, find, findOptions, type Kind } from './directory.ts';
import type { CustomClauses } from './fields.ts';
import type { Filters } from './filters.ts';
import { call, type Reader } from './functions.ts';
import { meaning } from './jql.errors.ts';

/** What the resolver knows, and what it has found wrong so far. */
export interface Scope {
  reader: Reader;
  directory: Directory;
  custom: CustomClauses;
  filters: Filters;
  problems: Set<string>;
  /** Of several fields of one name: what is wrong with a value is told in the same words for each. */
  among?: true;
}

/** Where an operand stands. */
export interface Place {
  /** As the query writes it. */
  field: string;
  clause: Clause;
  /** As the query writes it: NOT has not been applied. */
  operator: string;
  /** Where names that only the past knows are looked for, once the present knows none. */
  past?: Kind;
}

/** `failed`: some of the operand meant nothing, and a problem says why. */
export interface Resolved extends Values {
  failed: boolean;
}

/** The values of an operand, the items of its lists put together. */
export function resolveOperand(operand: Operand, place: Place, scope: Scope): Resolved {
  const ids = new Set<number | string>();
  const groupIds = new Set<number>();
  const sets: ValueSet[] = [];
  const outcome = { empty: false, failed: false };
  const visit = (one: Operand): void => {
    if (one.kind === 'list') {
      for (const item of one.items) visit(item);
      return;
    }
    const part = resolveSingle(one, place, scope);
    addAll(ids, part.ids);
    addAll(groupIds, part.groupIds);
    sets.push(...(part.sets ?? []));
    if (part.empty) outcome.empty = true;
    if (part.problem === undefined) return;
    outcome.failed = true;
    const alike = scope.among && one.kind === 'value';
    scope.problems.add(alike ? meaning.noValue(one.text, place.field) : part.problem);
  };
  visit(operand);
  return { ids: [...ids], groupIds: [...groupIds], ...(sets.length > 0 && { sets }), ...outcome };
}

function addAll<T>(target: Set<T>, more: readonly T[] = []): void {
  for (const one of more) target.add(one);
}

type Part = Partial<Values> & { problem?: string };

function resolveSingle(operand: Exclude<Operand, { kind: 'list' }>, place: Place, scope: Scope): Part {
  switch (operand.kind) {
    case 'empty':
      return place.clause.operators.includes('is')
        ? { empty: true }
        : { problem: meaning.empty(place.field) };
    case 'function':
      return resolveCall(operand, place, scope);
    case 'value':
      return resolveText(operand, place, scope);
  }
}

function resolveCall(operand: FunctionOperand, place: Place, scope: Scope): Part {
  const result = call(operand, place, scope.reader, scope.directory);
  return 'instant' in result ? { ids: [storedDate(result.instant, place.clause.operand, scope)] } : result;
}

const storedDate = (instant: number, kind: OperandKind, { reader }: Scope): number | string =>
  kind === 'day' ? dayOf(instant, reader.timeZone) : instant;

function resolveText(operand: ValueOperand, place: Place, scope: Scope): Part {
  const { text } = operand;
  const kind = place.clause.operand;
  switch (kind) {
    case 'label':
    case 'exactText':
      return { ids: [fold(text)] };
    case 'instant':
    case 'day': {
      const instant = operand.numeric
        ? readInstant(text)
        : readDate(text, scope.reader.now, scope.reader.timeZone);
      return instant === null
        ? { problem: meaning.date(text, place.field) }
        : { ids: [storedDate(instant, kind, scope)] };
    }
    case 'number':
      return /^-?\d{1,15}$/.test(text)
        ? { ids: [Number(text)] }
        : { problem: meaning.number(text, place.field) };
    case 'decimal':
      return isDecimal(text) ? { ids: [Number(text)] } : { problem: meaning.decimal(text, place.field) };
    case 'property':
      return { ids: [fold(text), ...(readDecimal(text, place).ids ?? [])] };
    case 'duration': {
      const seconds = parseDuration(text);
      return seconds === null ? { problem: meaning.duration(text, place.field) } : { ids: [seconds] };
    }
    case 'statusCategory':
      return resolveCategory(operand, place);
    case 'option':
      return resolveOption(operand, place, scope);
    case 'text':
    case 'linkType':
    case 'filter':
    case 'cascade':
    case 'presence':
      return { problem: meaning.operator(place.operator, place.field) };
    default:
      return resolveName(operand, kind, place, scope);
  }
}

function resolveOption(operand: ValueOperand, { clause: { stored }, field }: Place, scope: Scope): Part {
  const found =
    stored.in === 'custom' ? findOptions(scope.directory, stored.fieldId, operand.text, operand.numeric) : [];
  return found.length === 0
    ? { problem: missing(operand, 'option', field) }
    : { ids: found.map(({ id }) => id) };
}

const readDecimal = (text: string, { field }: Place): Part =>
  isDecimal(text) ? { ids: [Number(text)] } : { problem: meaning.decimal(text, field) };

/** Names that Jira's older versions, and its API, give the categories. */
const categoryAliases: Record<string, string> = { complete: 'done' };

function resolveCategory({ text, numeric }: ValueOperand, { field }: Place): Part {
  const folded = fold(text);
  const found = statusCategories.find(
    ({ id, key, name }) =>
      String(id) === text || fold(name) === folded || key === (categoryAliases[folded] ?? folded),
  );
  if (found) return { ids: [found.id] };
  return { problem: numeric ? meaning.noId(text, field) : meaning.noValue(text, field) };
}

function resolveName(operand: ValueOperand, kind: Kind, place: Place, scope: Scope): Part {
  const folded = fold(operand.text);
  if (kind === 'resolution' && folded === 'unresolved') return { empty: true };
  const present = findEntries(operand, kind, scope);
  const entries = present.length === 0 && place.past ? findEntries(operand, place.past, scope) : present;
  if (entries.length > 0) return { ids: entries.map(({ id }) => id) };
  // An unknown name and one whose bearer has no issues to be seen here are one answer to whoever may not browse users.
  if (kind === 'user' && !scope.reader.browsesUsers) return {};
  return { problem: missing(operand, kind, place.field) };
}

/** What a value stands for: entries, for those who need more of it than its id. */
export const findEntries = (
  { text, numeric }: ValueOperand,
  kind: Kind,
  { directory }: Scope,
): readonly Entry[] => find(directory, kind, fold(text), numeric);

export function missing({ text, numeric }: ValueOperand, kind: Kind | 'filter', field: string): string {
  if (kind === 'issue' && !readIdOrKey(text)) return meaning.notAKey(text, field);
  if (numeric) return meaning.noId(text, field);
  return kind === 'issue' ? meaning.noIssue(text, field) : meaning.noValue(text, field);
}
