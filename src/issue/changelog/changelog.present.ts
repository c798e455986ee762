import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { userRef } from '../../people/user/user.present.ts';
import type { Change, ChangeItem } from './changelog.ts';

/** The whole history in one page, oldest first, as `expand=changelog` gives it. */
export const presentChangelog = (changes: readonly Change[], links: Links, zone: string) => ({
  startAt: 0,
  maxResults: changes.length,
  total: changes.length,
  histories: changes.map((change) => presentChange(change, links, zone)),
});

export const presentChange = (change: Change, links: Links, zone: string) => ({
  id: String(change.id),
  author: change.author ? userRef(change.author, links) : undefined,
  created: jiraInstant(change.created, zone),
  items: change.items.map(presentItem),
});

/** Jira Cloud's form: edits that come issue by issue, under the issue that they belong to. */
export function presentChangesByIssue(changes: readonly Change[], links: Links, zone: string) {
  const byIssue = new Map<number, ReturnType<typeof presentChange>[]>();
  for (const change of changes) {
    const histories = byIssue.get(change.issueId) ?? [];
    byIssue.set(change.issueId, histories);
    histories.push(presentChange(change, links, zone));
  }
  return [...byIssue].map(([issueId, changeHistories]) => ({ issueId: String(issueId), changeHistories }));
}

export const presentItem = (item: ChangeItem) => ({
  field: item.field,
  fieldtype: item.fieldType,
  fieldId: item.fieldId ?? undefined,
  from: item.from,
  fromString: item.fromString,
  to: item.to,
  toString: item.toString,
});
