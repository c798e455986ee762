import type { Links } from '../../http/links.ts';
import { roleRef } from '../application-role/application-role.present.ts';
import { groupRef } from '../group/group.present.ts';
import { presentUser } from '../user/user.present.ts';
import type { Profile } from './profile.ts';

/**
 * Jira's full form of a user. The lists say how many there are; what they hold has to be asked for.
 * @param expand `groups`, `applicationRoles`
 * @param standardZone IANA name of the zone of those who chose none
 */
export const presentProfile = (
  { user, groups, roles }: Profile,
  links: Links,
  { expand, standardZone }: { expand: ReadonlySet<string>; standardZone: string },
) => ({
  ...presentUser(user, links, standardZone),
  groups: {
    size: groups.length,
    items: expand.has('groups') ? groups.map((group) => groupRef(group, links)) : [],
  },
  applicationRoles: {
    size: roles.length,
    items: expand.has('applicationRoles') ? roles.map((role) => roleRef(role, links)) : [],
  },
  expand: 'groups,applicationRoles',
});
