/** Which fields have a past that WAS and CHANGED ask for, and which names of their values only the past knows. */
import type { Clause as FieldClause, OperandKind } from '../../issue/fields/clause.ts';
import type { Change, History, Operand, Predicate } from './ast.ts';
import type { Kind } from './directory.ts';

/** JQL's name → the field as histories name it. */
const periodFields: Readonly<Record<string, string>> = {
  assignee: 'assignee',
  fixVersion: 'fixVersions',
  priority: 'priority',
  reporter: 'reporter',
  resolution: 'resolution',
  status: 'status',
};

/** null: the field never changes (creator). */
export const periodField = (clause: FieldClause): string | null =>
  periodFields[clause.names[0] ?? ''] ?? null;

const pastKinds: Partial<Record<OperandKind, Kind>> = {
  status: 'pastStatus',
  priority: 'pastPriority',
  resolution: 'pastResolution',
  version: 'pastVersion',
};

/** The kind under which values that no longer exist, or had another name, are looked up; people have none. */
export const pastKind = ({ operand }: FieldClause): Kind | null => pastKinds[operand] ?? null;

/** What a condition on the past names: values of its field, and people. Dates name nothing. */
export function namesIn(clause: History | Change): { values: Operand[]; people: Operand[] } {
  const of = (...names: Predicate['name'][]) =>
    clause.predicates.filter(({ name }) => names.includes(name)).map(({ operand }) => operand);
  const values = clause.kind === 'history' ? [clause.operand] : [];
  return { values: [...values, ...of('from', 'to')], people: of('by') };
}

/** The operand, or the items of its lists. */
export function flatten(operand: Operand): Exclude<Operand, { kind: 'list' }>[] {
  return operand.kind === 'list' ? operand.items.flatMap(flatten) : [operand];
}

/** BY takes what a field of people takes. */
export const byClause: FieldClause = {
  names: ['by'],
  operand: 'user',
  operators: ['in'],
  stored: { in: 'column', column: 'creator_id' },
};
