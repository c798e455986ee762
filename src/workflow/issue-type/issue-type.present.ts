import type { Links } from '../../http/links.ts';
import type { IssueType } from './issue-type.ts';

export const presentIssueType = (type: IssueType, links: Links) => ({
  self: links.to(`/rest/api/2/issuetype/${type.id}`),
  id: String(type.id),
  description: type.description,
  iconUrl: links.to(type.icon as `/${string}`),
  name: type.name,
  subtask: type.subtask,
});
