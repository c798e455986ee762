/**
 * JQL answered naively: a parsed query and the plain objects of facts.ts, gone through one by one. It says what jql.md
 * says in the plainest way, and knows nothing of conditions and SQL.
 */
import type { Change, Clause, Comparison, History, Operand, Query } from '../../../src/search/jql/ast.ts';
import type { Facts, Seen } from './facts.ts';
import { type Field, fieldsOf } from './fields.ts';
import { itemsOf, type Wanted, wantedOf } from './operands.ts';
import { comparing } from './order.ts';
import { meaningOfPast } from './past.ts';
import { Refused } from './refused.ts';
import { linked, type SavedFilter, savedFilter } from './special.ts';
import { askedOf } from './texts.ts';

export type Meaning = (issue: Seen) => boolean;

export interface World {
  facts: Facts;
  fields: readonly Field[];
  filters: readonly SavedFilter[];
}

export const worldOf = (facts: Facts, filters: readonly SavedFilter[]): World => ({
  facts,
  fields: fieldsOf(facts),
  filters,
});

/** Keys of what is found, in the order that is asked for. @throws Refused where the query means nothing */
export function answer({ where, orderBy }: Query, world: World): string[] {
  const meaning = where === null ? () => true : meaningOf(where, false, world);
  const found = world.facts.issues.filter((issue) => !issue.archived).filter(meaning);
  return found.toSorted(comparing(orderBy, world)).map(({ key }) => key);
}

const opposites: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

/** NOT before a comparison is the comparison by the opposite operator: it asks for a value, too. */
export function meaningOf(clause: Clause, negated: boolean, world: World): Meaning {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return (clause.kind === 'and') === negated
        ? anyOf(clause.clauses.map((one) => meaningOf(one, negated, world)))
        : together(clause.clauses, negated, world);
    case 'not':
      return meaningOf(clause.clause, !negated, world);
    case 'comparison':
      return compare(clause, negated, world).found;
    case 'history':
    case 'change':
      return past(clause, negated, world);
  }
}

const anyOf =
  (parts: readonly Meaning[]): Meaning =>
  (issue) =>
    parts.some((one) => one(issue));

/** All of them; what they say of one piece of work must be true of one and the same. */
function together(clauses: readonly Clause[], negated: boolean, world: World): Meaning {
  const parts = clauses.map((one) => {
    const bare = withoutNot(one, negated);
    return bare.clause.kind === 'comparison'
      ? compare(bare.clause, bare.negated, world)
      : { found: meaningOf(bare.clause, bare.negated, world) };
  });
  const works = parts.flatMap(({ work }) => work ?? []);
  return (issue) =>
    parts.every(({ found }) => found(issue)) &&
    (works.length < 2 ||
      issue.fields.worklog.worklogs.some((log: object) => {
        const alone = { ...issue, fields: { ...issue.fields, worklog: { worklogs: [log] } } };
        return works.every((one) => one(alone));
      }));
}

function withoutNot(clause: Clause, negated: boolean): { clause: Clause; negated: boolean } {
  return clause.kind === 'not' ? withoutNot(clause.clause, !negated) : { clause, negated };
}

interface Compared {
  found: Meaning;
  /** Where it is about one piece of work: the same of an issue with that one only. */
  work?: Meaning;
}

export function fieldsNamed(name: string, world: World): Field[] {
  const folded = name.toLowerCase();
  const found = world.fields.filter(({ names }) => names.some((one) => one.toLowerCase() === folded));
  const [first] = found;
  // A system field hides custom fields of its name.
  return first && !first.names.some((one) => one.startsWith('customfield_')) ? [first] : found;
}

function compare(clause: Comparison, negated: boolean, world: World): Compared {
  const { field, operator: written, operand } = clause;
  const able = fieldsNamed(field.name, world).filter(({ operators }) => operators.includes(written));
  const [first] = able;
  if (!first || field.property) throw new Refused(field.name);
  const operator = negated ? (opposites[written] as string) : written;
  if (first.kind === 'filter') return { found: filtered(operand, operator, world) };
  if (first.kind === 'link') {
    const stands = linked(operand, world);
    return { found: operator === '!=' || operator === 'not in' ? (issue) => !stands(issue) : stands };
  }
  const found = compareValues(able, operator, written, operand, world);
  const excludes = /not|!/.test(operator) || operand.kind === 'empty' || hasEmpty(operand);
  return first.names[0]?.startsWith('worklog') && !excludes && !onlyExcludes(first, operand, operator)
    ? { found, work: found }
    : { found };
}

const hasEmpty = (operand: Operand): boolean => itemsOf(operand).some(({ kind }) => kind === 'empty');

const onlyExcludes = (field: Field, operand: Operand, operator: string): boolean =>
  field.kind === 'text' && operator === '~' && operand.kind === 'value' && askedOf(operand.text).excludes;

/** Several fields of one name are one that has the values of all of them. */
function compareValues(
  able: readonly Field[],
  operator: string,
  written: string,
  operand: Operand,
  world: World,
): Meaning {
  const excludes = /not|!/.test(operator);
  const positive = excludes ? (opposites[operator] as string) : operator;
  const wanted: Wanted = wantedOf(able, positive, written, operand, world);
  const has = (issue: Seen) =>
    able.some((field) => (field.values(issue) ?? []).some((value) => wanted.has(field, value, issue)));
  const there = (issue: Seen) => able.some((field) => field.values(issue) !== null);
  const present = (issue: Seen) => able.some((field) => (field.values(issue) ?? []).length > 0);
  if (wanted.excludes === undefined || !wanted.excludes)
    return excludes
      ? (issue) => present(issue) && !has(issue)
      : (issue) => has(issue) || (wanted.empty && there(issue) && !present(issue));
  return excludes ? has : (issue) => present(issue) && !has(issue);
}

/** What none of the filters finds, whatever values it has. */
function filtered(operand: Operand, operator: string, world: World): Meaning {
  const parts = itemsOf(operand).map((one): Meaning => {
    if (one.kind !== 'value') throw new Refused('filter');
    const filter = savedFilter(one, world);
    return filter.where === null ? () => true : meaningOf(filter.where, false, world);
  });
  const found = anyOf(parts);
  return operator === '=' || operator === 'in' ? found : (issue) => !found(issue);
}

/** WAS NOT, and NOT before either: every issue that the rest does not find. */
function past(clause: History | Change, negated: boolean, world: World): Meaning {
  const [field] = fieldsNamed(clause.field.name, world);
  const operator = clause.kind === 'history' ? clause.operator : 'changed';
  if (!field?.operators.includes(operator) || clause.field.property) throw new Refused(clause.field.name);
  const found = meaningOfPast(clause, field, world);
  return operator.includes('not') === negated ? found : (issue) => !found(issue);
}
