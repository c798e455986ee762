import type { Person } from '../issue.ts';

/** One edit of an issue: who, when, and what became what. */
export interface Change {
  readonly id: number;
  readonly issueId: number;
  readonly author: Person | null;
  readonly created: number;
  readonly items: readonly ChangeItem[];
}

/**
 * One field of an edit. `from` and `to` are what a program compares (ids, user keys, dates), the strings are what a
 * person reads. Jira leaves `from` and `to` null for texts and labels.
 */
export interface ChangeItem {
  /** As Jira names it here: `Fix Version`, not fixVersions. */
  readonly field: string;
  readonly fieldType: 'jira' | 'custom';
  readonly fieldId: string | null;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}
