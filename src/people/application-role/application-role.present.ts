import type { Links } from '../../http/links.ts';
import { sha256 } from '../../kernel/token.ts';
import type { ApplicationRole, DescribedRole } from './application-role.ts';

export const roleRef = (role: ApplicationRole, links: Links) => ({
  key: role.key,
  name: role.name,
  self: links.to(`/rest/api/2/applicationrole/${role.key}`),
});

/** There are no seats to run out of: -1 is Jira's sign for it. */
export const presentRole = (role: DescribedRole) => ({
  key: role.key,
  groups: role.groups.map((group) => group.name),
  name: role.name,
  defaultGroups: role.defaultGroups.map((group) => group.name),
  selectedByDefault: true,
  defined: true,
  numberOfSeats: -1,
  remainingSeats: -1,
  userCount: role.userCount,
  userCountDescription: 'users',
  hasUnlimitedSeats: true,
  platform: false,
});

/** What `If-Match` is compared with: other for each state of these roles. */
export const versionOf = (roles: readonly DescribedRole[]): string =>
  `"${sha256(JSON.stringify(roles.map(({ key, groups, defaultGroups }) => [key, groups, defaultGroups]))).slice(0, 32)}"`;
