import type { Links } from '../../http/links.ts';
import { presentIssueType } from '../issue-type/issue-type.present.ts';
import type { ResolvedScheme } from './issue-type-scheme.ts';

const expandable = 'defaultIssueType,issueTypes';

/** What of a scheme is shown beside its name. */
export interface Shown {
  readonly defaultIssueType: boolean;
  readonly issueTypes: boolean;
}

export const everything: Shown = { defaultIssueType: true, issueTypes: true };

export const presentScheme = (scheme: ResolvedScheme, shown: Shown, links: Links) => ({
  expand: expandable,
  self: links.to(`/rest/api/2/issuetypescheme/${scheme.id}`),
  id: String(scheme.id),
  name: scheme.name,
  description: scheme.description,
  ...(shown.defaultIssueType &&
    scheme.defaultIssueType && { defaultIssueType: presentIssueType(scheme.defaultIssueType, links) }),
  ...(shown.issueTypes && { issueTypes: scheme.issueTypes.map((type) => presentIssueType(type, links)) }),
});
