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

/** Keys of the issues that links in these edits lead to. */
export const keysLinkedIn = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ items }) => items.filter(isLink).flatMap(({ from, to }) => from ?? to ?? []));

const isLink = ({ field, fieldType }: ChangeItem): boolean => field === 'Link' && fieldType === 'jira';

const UNSEEN = 'an issue that you cannot see';

/** Without the keys of issues that the reader does not see: hidden ones, and those that are gone alike. */
export const withoutUnseen = (change: Change, seen: ReadonlySet<string>): Change => ({
  ...change,
  items: change.items.map((item) => {
    const key = item.from ?? item.to;
    if (!isLink(item) || key === null || seen.has(key)) return item;
    const untold = (text: string | null) => text?.replace(key, UNSEEN) ?? null;
    return {
      ...item,
      from: null,
      fromString: untold(item.fromString),
      to: null,
      toString: untold(item.toString),
    };
  }),
});
