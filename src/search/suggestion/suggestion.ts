import type { OperandKind } from '../../issue/fields/clause.ts';

/** A value that a query may go on with. */
export interface Suggestion {
  /** As the query names it, without quotation marks. */
  readonly value: string;
  /** As people read it. */
  readonly label: string;
}

/** Jira suggests no more. */
export const mostSuggestions = 15;

const completed: ReadonlySet<OperandKind> = new Set([
  'project',
  'projectCategory',
  'issueType',
  'status',
  'statusCategory',
  'priority',
  'resolution',
  'user',
  'component',
  'version',
  'label',
  'option',
  'filter',
  'cascade',
  'group',
]);

/** Whether values of this kind are suggested. */
export const suggestsFor = (kind: OperandKind): boolean => completed.has(kind);
