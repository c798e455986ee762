/** Saved filters that a query names, and those that their queries name: read, and checked for cycles. */
import { fold } from '../../kernel/fold.ts';
import type { Clause, FieldName, Operand, ValueOperand } from './ast.ts';
import { findClauses, noCustomClauses } from './fields.ts';

export interface NamedFilter {
  readonly id: number;
  readonly name: string;
  readonly nameLower: string;
  /** The reader's own comes before what is shared with them. */
  readonly own: boolean;
  /** null: every issue; `unreadable`: what is kept is no query. */
  readonly where: Clause | null | 'unreadable';
}

export interface Filters {
  readonly byId: ReadonlyMap<number, NamedFilter>;
  readonly byName: ReadonlyMap<string, NamedFilter>;
  /** Filters that come to themselves again. */
  readonly cyclic: ReadonlySet<number>;
}

/** @param editing the filter whose query is being written: whoever names it names the query that names it */
export function indexFilters(all: readonly NamedFilter[], editing: number | null = null): Filters {
  const byId = new Map(all.map((one) => [one.id, one]));
  const byName = new Map<string, NamedFilter>();
  for (const one of all.toSorted((a, b) => Number(b.own) - Number(a.own) || a.id - b.id))
    if (!byName.has(one.nameLower)) byName.set(one.nameLower, one);
  const found: Filters = { byId, byName, cyclic: new Set() };
  const cyclic = new Set(
    all.filter((one) => one.id === editing || reaches(one, one.id, found)).map(({ id }) => id),
  );
  return { ...found, cyclic };
}

export const noFilters: Filters = indexFilters([]);

/** A bare number is an id first, everything else a name first. */
export function findFilter(
  { byId, byName }: Filters,
  { text, numeric }: ValueOperand,
): NamedFilter | undefined {
  const numbered = /^\d{1,15}$/.test(text) ? byId.get(Number(text)) : undefined;
  const named = byName.get(fold(text));
  return numeric ? (numbered ?? named) : (named ?? numbered);
}

function reaches(from: NamedFilter, id: number, filters: Filters): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const value of filterValues(one.where)) {
      const next = findFilter(filters, value);
      if (next?.id === id) return true;
      if (!next || seen.has(next.id)) continue;
      seen.add(next.id);
      open.push(next);
    }
  }
  return false;
}

const namesFilter = (field: FieldName): boolean =>
  findClauses(field, noCustomClauses)[0]?.operand === 'filter';

/** How a query names filters. */
export function* filterValues(clause: NamedFilter['where']): Iterable<ValueOperand> {
  if (clause === null || clause === 'unreadable') return;
  switch (clause.kind) {
    case 'and':
    case 'or':
      for (const part of clause.clauses) yield* filterValues(part);
      return;
    case 'not':
      yield* filterValues(clause.clause);
      return;
    case 'comparison':
      if (namesFilter(clause.field)) yield* valuesOf(clause.operand);
  }
}

function* valuesOf(operand: Operand): Iterable<ValueOperand> {
  if (operand.kind === 'value') yield operand;
  if (operand.kind === 'list') for (const item of operand.items) yield* valuesOf(item);
}
