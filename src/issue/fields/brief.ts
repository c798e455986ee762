import type { Links } from '../../http/links.ts';
import { presentIssueType } from '../../workflow/issue-type/issue-type.present.ts';
import { presentPriorityRef } from '../../workflow/priority/priority.present.ts';
import { presentStatus } from '../../workflow/status/status.present.ts';
import type { IssueBrief } from '../issue.ts';

/** A related issue as another one shows it. */
export const presentBrief = (issue: IssueBrief, links: Links) => ({
  id: String(issue.id),
  key: issue.key,
  self: links.to(`/rest/api/2/issue/${issue.id}`),
  fields: {
    summary: issue.summary,
    status: presentStatus(issue.status, links),
    priority: issue.priority && presentPriorityRef(issue.priority, links),
    issuetype: presentIssueType(issue.type, links),
  },
});
