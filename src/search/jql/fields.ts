/**
 * Which fields a name means. The fields themselves, with their operators and where their values lie, are declared in
 * issue/fields/, one file each. Several custom fields may have one name, and a query by it is about all of them; a
 * system field hides custom fields of its name, which `cf[10000]` finds.
 */
import type { Clause } from '../../issue/fields/clause.ts';
import { propertyClause } from '../../issue/fields/property.ts';
import { systemClauses } from '../../issue/fields/system-fields.ts';
import type { FieldName } from './ast.ts';

const byName = new Map<string, Clause>(
  systemClauses.flatMap((clause) => clause.names.map((name) => [name.toLowerCase(), clause] as const)),
);

/** Clauses of the custom fields that the reader may know of and JQL finds, by name. */
export type CustomClauses = ReadonlyMap<string, readonly Clause[]>;

export const noCustomClauses: CustomClauses = new Map();

/** @param clauses in the order of the fields' ids */
export function indexClauses(clauses: readonly Clause[]): CustomClauses {
  const index = new Map<string, Clause[]>();
  for (const clause of clauses) {
    for (const name of new Set(clause.names.map((one) => one.toLowerCase()))) {
      const known = index.get(name);
      if (known) known.push(clause);
      else index.set(name, [clause]);
    }
  }
  return index;
}

/** Whether only the custom fields can tell what the name means. */
export const mayBeCustom = ({ name, property }: FieldName): boolean =>
  !property && !byName.has(name.toLowerCase());

/** The fields of a name; none where there is none. */
export function findClauses({ name, property }: FieldName, custom: CustomClauses): readonly Clause[] {
  const folded = name.toLowerCase();
  if (property) return folded === 'issue.property' ? [propertyClause(property.key, property.path)] : [];
  const found = byName.get(folded);
  return found ? [found] : (custom.get(folded) ?? []);
}
