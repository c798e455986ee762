import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { userRef } from '../../people/user/user.present.ts';
import { presentItem } from '../changelog/changelog.present.ts';
import { type Activity, type Position, writePosition } from './activity.ts';

export const presentActivity = (
  { entries, next }: { entries: readonly Activity[]; next: Position | null },
  links: Links,
  zone: string,
) => ({
  entries: entries.map((entry) => presentEntry(entry, links, zone)),
  next: next && writePosition(next),
});

const presentEntry = (entry: Activity, links: Links, zone: string) => ({
  id: `${entry.source}-${entry.id}`,
  kind: kindOf(entry),
  when: jiraInstant(entry.at, zone),
  actor: entry.actor && userRef(entry.actor, links),
  issue: {
    id: String(entry.issueId),
    key: entry.issueKey,
    self: links.to(`/rest/api/2/issue/${entry.issueId}`),
    summary: entry.issueSummary,
  },
  ...(entry.change && { items: entry.change.items.map(presentItem) }),
  ...(entry.text !== null && { comment: { id: String(entry.id), text: entry.text } }),
});

function kindOf({ source, change }: Activity): string {
  if (source === 'issue') return 'created';
  if (source === 'comment') return 'commented';
  const moved = change?.items.some(({ fieldType, fieldId }) => fieldType === 'jira' && fieldId === 'status');
  return moved ? 'transitioned' : 'updated';
}
