/** When issues are ordered by how near they come to the texts that a query looks for. */
import type { Condition, SortOrder, TextStored, TextTest } from './condition.ts';

type IssueTextTest = TextTest & { stored: TextStored };

/** The order of a query that names none: by relevance, where it looks for texts, and then the newest key first. */
export function relevanceOf(condition: Condition | null): SortOrder[] {
  const tests = condition === null ? [] : textsOf(condition).filter(counts);
  if (tests.length === 0) return [];
  return [
    { key: { by: 'relevance', tests }, descending: true },
    { key: { by: 'key' }, descending: true },
  ];
}

function textsOf(condition: Condition): IssueTextTest[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.parts.flatMap(textsOf);
  return condition.kind === 'text' && !condition.negated && condition.stored.in === 'text'
    ? [condition as IssueTextTest]
    : [];
}

/** Whether a text tells one issue from another: it may be in the summary or elsewhere, or parts of it count more. */
const counts = ({ stored: { texts, comments, custom }, boosts = [] }: IssueTextTest): boolean =>
  texts.length > 0 && (boosts.length > 0 || texts.length > 1 || comments || custom);
