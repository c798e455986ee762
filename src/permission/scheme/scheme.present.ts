import type { Links } from '../../http/links.ts';
import { groupRef } from '../../people/group/group.present.ts';
import { userRef } from '../../people/user/user.present.ts';
import { roleRef } from '../role/role.present.ts';
import type { ResolvedGrant } from './grant.ts';
import type { Scheme } from './scheme.ts';

const schemeExpand = 'permissions,user,group,projectRole,field,all';
const grantsExpand = 'user,group,projectRole,field,all';

/** Whether grants are to be shown with their schemes: they are asked for, or something in them is. */
export const showsGrants = (expand: ReadonlySet<string>): boolean =>
  schemeExpand.split(',').some((name) => expand.has(name));

/** @param grants of this scheme; null: they are not shown */
export const presentScheme = (
  scheme: Scheme,
  grants: readonly ResolvedGrant[] | null,
  expand: ReadonlySet<string>,
  links: Links,
) => ({
  expand: schemeExpand,
  id: scheme.id,
  self: links.to(`/rest/api/2/permissionscheme/${scheme.id}`),
  name: scheme.name,
  description: scheme.description,
  ...(grants && { permissions: grants.map((grant) => presentGrant(grant, expand, links)) }),
});

export const presentGrants = (
  grants: readonly ResolvedGrant[],
  expand: ReadonlySet<string>,
  links: Links,
) => ({
  permissions: grants.map((grant) => presentGrant(grant, expand, links)),
  expand: grantsExpand,
});

/** @param expand of `user`, `group`, `projectRole`: shown in full where they hold; `all`: each of them */
export const presentGrant = (grant: ResolvedGrant, expand: ReadonlySet<string>, links: Links) => ({
  id: grant.id,
  self: links.to(`/rest/api/2/permissionscheme/${grant.schemeId}/permission/${grant.id}`),
  holder: presentHolder(grant, expand, links),
  permission: grant.permission,
});

export function presentHolder(
  { holder, group, role, user }: Pick<ResolvedGrant, 'holder' | 'group' | 'role' | 'user'>,
  expand: ReadonlySet<string>,
  links: Links,
) {
  const shows = (name: string) => expand.has(name) || expand.has('all');
  const { type } = holder;
  if (group) {
    const whole = shows('group') && { group: groupRef(group, links) };
    return { type, parameter: group.name, expand: 'group', ...whole };
  }
  if (role) {
    const whole = shows('projectRole') && { projectRole: roleRef(role, links) };
    return { type, parameter: String(role.id), expand: 'projectRole', ...whole };
  }
  if (user) {
    const whole = shows('user') && { user: userRef(user, links) };
    return { type, parameter: user.key, expand: 'user', ...whole };
  }
  return { type };
}
