import type { ChangeItem } from '../changelog/changelog.ts';
import type { RemoteLink } from './remote-link.ts';

type Shown = Pick<RemoteLink, 'id' | 'title' | 'application'>;

/** How the history of an issue tells of a remote link. */
export const remoteLinkChange = (before: Shown | null, after: Shown | null): ChangeItem => ({
  field: 'RemoteIssueLink',
  fieldType: 'jira',
  fieldId: null,
  from: before && String(before.id),
  fromString: before && tell(before),
  to: after && String(after.id),
  toString: after && tell(after),
});

function tell({ title, application: { name } }: Shown): string {
  return `This issue links to "${name === null ? title : `${title} (${name})`}"`;
}
