import type { Links } from '../../http/links.ts';
import { userRef } from '../../people/user/user.present.ts';
import type { Person } from '../issue.ts';

export const presentWatchers = (
  watchers: { issue: { key: string }; isWatching: boolean; count: number; people: readonly Person[] },
  links: Links,
) => ({
  self: links.to(`/rest/api/2/issue/${watchers.issue.key}/watchers`),
  isWatching: watchers.isWatching,
  watchCount: watchers.count,
  watchers: watchers.people.map((person) => userRef(person, links)),
});
