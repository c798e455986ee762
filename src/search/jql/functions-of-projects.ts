/** Functions that give projects: where the reader holds a permission or a role. */

import { fold } from '../../kernel/fold.ts';
import { projectPermissionOf, projectPermissions } from '../../permission/permission.ts';
import { find } from './directory.ts';
import type { JqlFunction } from './function.ts';
import { clip } from './jql.errors.ts';

/** projectsWhereUserHasPermission(permission): by its name, or by its key. */
const byPermission: JqlFunction = {
  name: 'projectsWhereUserHasPermission',
  kinds: ['project'],
  list: true,
  arity: [1, 1],
  evaluate({ name, args }, { userId }) {
    const [text = ''] = args;
    const named = projectPermissions.find((one) => fold(one.name) === fold(text))?.key;
    const permission = projectPermissionOf(named ?? text.toUpperCase());
    if (permission === null)
      return {
        problem: `The permission '${clip(text)}' that was passed to function '${name}' does not exist.`,
      };
    return { ids: [], sets: [{ of: 'permission', permission, userId }] };
  },
};

/** projectsWhereUserHasRole(role); a stranger has none. */
const byRole: JqlFunction = {
  name: 'projectsWhereUserHasRole',
  kinds: ['project'],
  list: true,
  arity: [1, 1],
  argument: 'role',
  evaluate({ name, args }, { userId }, directory) {
    if (userId === null) return { ids: [] };
    const [text = ''] = args;
    const roleIds = find(directory, 'role', fold(text), false).map(({ id }) => id);
    if (roleIds.length === 0)
      return { problem: `The role '${clip(text)}' that was passed to function '${name}' does not exist.` };
    return { ids: [], sets: [{ of: 'role', roleIds, userId }] };
  },
};

export const functionsOfProjects: readonly JqlFunction[] = [byPermission, byRole];
