/** Which conditions lead to their issues by an index of their own, and which of several had better do it. */
import type { Condition, SetTest, Values } from './condition.ts';
import { isBroad } from './condition-history.ts';

/** Columns with few values, each of many issues. */
const commonColumns = new Set<string>([
  'status_id',
  'priority_id',
  'resolution_id',
  'issue_type_id',
  'category_id',
]);

/** How few issues it leaves: 0 for a handful, 3 for some percent; null: it leaves many, or leads to none. */
type Rank = 0 | 1 | 2 | 3 | null;

function rankOf(condition: Condition): Rank {
  switch (condition.kind) {
    case 'all':
      return best(condition.parts.map(rankOf));
    case 'any':
      return condition.parts.reduce<Rank>((worst, part) => worse(worst, rankOf(part)), 0);
    case 'never':
    case 'key':
      return 0;
    case 'set':
      return rankOfSet(condition);
    case 'bound':
      return condition.stored.in === 'column' && condition.operator.startsWith('>') ? 3 : null;
    case 'text':
      return condition.negated ? null : 2;
    case 'was':
    case 'changed':
      return isBroad(condition) ? null : 2;
    default:
      return null;
  }
}

function rankOfSet({ stored, negated, values }: SetTest): Rank {
  if (negated || values.empty || ('column' in stored && commonColumns.has(stored.column))) return null;
  if (stored.in !== 'column') return 2;
  return stored.column === 'id' ? 0 : 1;
}

const worse = (one: Rank, other: Rank): Rank =>
  one === null || other === null ? null : (Math.max(one, other) as Rank);

const best = (ranks: readonly Rank[]): Rank =>
  ranks.reduce<Rank>(
    (least, rank) => (rank !== null && (least === null || rank < least) ? rank : least),
    null,
  );

/**
 * Which of the parts, all of which hold, had better lead to the issues; the others are then asked of each of those.
 * @returns its place; -1: none of them leaves few
 */
export function leadOf(parts: readonly Condition[]): number {
  const ranks = parts.map(rankOf);
  const least = best(ranks);
  return least === null ? -1 : ranks.indexOf(least);
}

/** Whether an index gives what it finds, so that issues need not be looked for by the projects that the reader sees. */
export function isSelective(condition: Condition | null): boolean {
  if (condition === null) return false;
  switch (condition.kind) {
    case 'all':
      return condition.parts.some(isSelective);
    case 'any':
      return condition.parts.every(isSelective);
    case 'version-name':
    case 'version-order':
    case 'link':
    case 'cascade':
      return !('negated' in condition && condition.negated);
    case 'worklog':
      return true;
    case 'set':
      // Nobody's issues are in the index of assignees.
      return rankOf(condition) !== null || isUnassigned(condition);
    case 'bound':
      return condition.stored.in === 'column' || condition.stored.in === 'custom';
    default:
      // A complement, and what is true of most, leads nowhere.
      return rankOf(condition) !== null;
  }
}

const isUnassigned = (condition: Condition): boolean =>
  condition.kind === 'set' &&
  !condition.negated &&
  condition.stored.in === 'column' &&
  condition.stored.column === 'assignee_id';

/**
 * Whether it leads to issues by rows of another table, or an index of texts: from very many ids, then, to the issues.
 * @param userId whose the query is: of whom others watch they may see some only, which is another condition
 */
export function leadsByRows(condition: Condition | null, userId: number | null): boolean {
  switch (condition?.kind) {
    case 'all': {
      const lead = condition.parts[leadOf(condition.parts)] ?? condition.parts.find(isSelective);
      return lead !== undefined && leadsByRows(lead, userId);
    }
    case 'text':
    case 'version-name':
      return !condition.negated;
    case 'was':
    case 'changed':
      return !condition.negated && !isBroad(condition);
    case 'version-order':
      return true;
    case 'bound':
      return condition.stored.in === 'custom';
    case 'set': {
      const { stored, negated, values, permission } = condition;
      if (negated || values.empty || values.ids.length + values.groupIds.length === 0) return false;
      if (permission !== undefined) return isOnly(values, userId);
      return (
        stored.in === 'rows' || stored.in === 'custom' || (stored.in === 'column' && stored.column === 'id')
      );
    }
    default:
      return false;
  }
}

/** Whether a text must have words: their finds are gathered, whatever else leads to the issues. */
export const asksWords = (condition: Condition | null): boolean =>
  condition?.kind === 'all'
    ? condition.parts.some(asksWords)
    : condition?.kind === 'text' && !condition.negated;

/** Whether rows of another table, words or what was must be there. @param userId as of leadsByRows() */
export const asksRows = (condition: Condition | null, userId: number | null): boolean => {
  switch (condition?.kind) {
    case 'all':
      return condition.parts.some((part) => asksRows(part, userId));
    case 'was':
    case 'changed':
      return !condition.negated;
    default:
      return leadsByRows(condition, userId);
  }
};

/** Whether nobody but this user is meant. */
export const isOnly = ({ ids, groupIds, sets = [] }: Values, userId: number | null): boolean =>
  userId !== null && groupIds.length + sets.length === 0 && ids.every((id) => id === userId);
