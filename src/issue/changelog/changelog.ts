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

/** Whom and what histories name to a reader. */
export interface Seen {
  /** Keys of issues. */
  readonly keys: ReadonlySet<string>;
  /** Id of a project → its name. */
  readonly projects: ReadonlyMap<string, string>;
  /** Ids of the custom fields that hold a project: customfield_10000. */
  readonly projectPickers: ReadonlySet<string>;
}

/** Keys of the issues that links in these edits lead to. */
export const keysLinkedIn = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ items }) => items.filter(isLink).flatMap(({ from, to }) => from ?? to ?? []));

const isLink = ({ field, fieldType }: ChangeItem): boolean => field === 'Link' && fieldType === 'jira';

const UNSEEN = 'an issue that you cannot see';

/** Ids of the projects that were picked in these edits. */
export const projectsPickedIn = (changes: readonly Change[], pickers: ReadonlySet<string>): string[] =>
  changes.flatMap(({ items }) =>
    items
      .filter((item) => isPicked(item, pickers))
      .flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
  );

const isPicked = ({ fieldType, fieldId }: ChangeItem, pickers: ReadonlySet<string>): boolean =>
  fieldType === 'custom' && fieldId !== null && pickers.has(fieldId);

const UNSEEN_PROJECT = 'a project that you cannot see';

/** Without issues and projects that the reader does not see: hidden ones, and those that are gone alike. */
export const withoutUnseen = (change: Change, seen: Seen): Change => ({
  ...change,
  items: change.items.map((item) => {
    if (isLink(item)) return withoutUnseenIssue(item, seen.keys);
    return isPicked(item, seen.projectPickers) ? withProjects(item, seen.projects) : item;
  }),
});

function withoutUnseenIssue(item: ChangeItem, seen: ReadonlySet<string>): ChangeItem {
  const key = item.from ?? item.to;
  if (key === null || seen.has(key)) return item;
  const untold = (text: string | null) => text?.replace(key, UNSEEN) ?? null;
  return {
    ...item,
    from: null,
    fromString: untold(item.fromString),
    to: null,
    toString: untold(item.toString),
  };
}

/** Whether it is a link of which the reader is told only that there is one. */
export const leadsNowhere = (item: ChangeItem): boolean =>
  isLink(item) && item.from === null && item.to === null;

/** Projects that the reader sees, by the name that they have now; the others by none. */
function withProjects(item: ChangeItem, names: ReadonlyMap<string, string>): ChangeItem {
  const tell = (id: string | null) => {
    const name = id === null ? null : (names.get(id) ?? null);
    return { id: name === null ? null : id, text: name ?? (id === null ? null : UNSEEN_PROJECT) };
  };
  const [from, to] = [tell(item.from), tell(item.to)];
  return { ...item, from: from.id, fromString: from.text, to: to.id, toString: to.text };
}
