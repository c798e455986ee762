/** `<`, `<=`, `>` and `>=`: what comes before and after. */
import type { Operand } from './ast.ts';
import { type Bound, type Condition, never, set, type VersionStored } from './condition.ts';
import { type Entry, everything } from './directory.ts';
import { resolvePropertyBound } from './resolve-property.ts';
import { findEntries, missing, type Place, resolveOperand, type Scope } from './resolve-value.ts';

export function resolveBound(operand: Operand, operator: Bound, place: Place, scope: Scope): Condition {
  switch (place.clause.operand) {
    case 'priority':
    case 'resolution':
      return compareRank(operand, operator, place.clause.operand, place, scope);
    case 'version':
      return compareVersions(operand, operator, place, scope);
    case 'property':
      return resolvePropertyBound(operand, operator, place, scope);
    case 'issue':
      return compareKeys(operand, operator, place, scope);
    default: {
      const value = resolveOperand(operand, place, scope).ids[0];
      return value === undefined ? never : { kind: 'bound', stored: place.clause.stored, operator, value };
    }
  }
}

/** The entries that an operand names: by a value, or by a function. */
function entriesOf(
  operand: Operand,
  kind: 'priority' | 'resolution' | 'version' | 'issue',
  place: Place,
  scope: Scope,
) {
  if (operand.kind === 'value') {
    const found = findEntries(operand, kind, scope);
    if (found.length === 0) scope.problems.add(missing(operand, kind, place.field));
    return found;
  }
  const { ids } = resolveOperand(operand, place, scope);
  return everything(scope.directory, kind).filter(({ id }) => ids.includes(id));
}

/** The most urgent priority has the lowest number, and is the greatest: `priority > Major` is what is more urgent. */
function compareRank(
  operand: Operand,
  operator: Bound,
  kind: 'priority' | 'resolution',
  place: Place,
  scope: Scope,
): Condition {
  const [mark] = entriesOf(operand, kind, place, scope);
  if (!mark) return never;
  const ids = everything(scope.directory, kind)
    .filter((entry) => holds(rank(mark), operator, rank(entry)))
    .map(({ id }) => id);
  return set(place.clause.stored, { ids });
}

const rank = ({ sequence }: Entry): number => sequence ?? 0;

function holds(left: number, operator: Bound, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function compareVersions(operand: Operand, operator: Bound, place: Place, scope: Scope): Condition {
  const marks = entriesOf(operand, 'version', place, scope).map((version) => ({
    projectId: version.projectId ?? 0,
    sequence: rank(version),
  }));
  if (marks.length === 0) return never;
  return { kind: 'version-order', stored: place.clause.stored as VersionStored, operator, marks };
}

function compareKeys(operand: Operand, operator: Bound, place: Place, scope: Scope): Condition {
  const [issue] = entriesOf(operand, 'issue', place, scope);
  if (!issue) return never;
  return { kind: 'key', operator, projectId: issue.projectId ?? 0, number: rank(issue) };
}
