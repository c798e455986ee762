import type { Links } from '../../http/links.ts';
import { avatarOfIcon } from '../../people/avatar/icon-address.ts';
import type { IssueType } from './issue-type.ts';

export const presentIssueType = (type: IssueType, links: Links) => ({
  self: links.to(`/rest/api/2/issuetype/${type.id}`),
  id: String(type.id),
  description: type.description,
  iconUrl: links.to(type.icon as `/${string}`),
  name: type.name,
  subtask: type.subtask,
  ...avatarIdOf(type.icon),
});

/** Absent for the program's own pictures, which are no avatars. */
function avatarIdOf(icon: string): { avatarId?: number } {
  const avatarId = avatarOfIcon(icon);
  return avatarId === null ? {} : { avatarId };
}
