import type { Links } from '../../http/links.ts';
import { groupRef } from '../../people/group/group.present.ts';
import { userRef } from '../../people/user/user.present.ts';
import { roleRef } from '../../permission/role/role.present.ts';
import { projectRef } from '../../project/project.present.ts';
import type { LoadedShare } from './share.ts';

export const presentShare = (share: LoadedShare, links: Links) => ({
  id: share.id,
  type: share.type,
  ...(share.project && { project: projectRef({ ...share.project, category: null }, links) }),
  ...(share.role && { role: roleRef(share.role, links) }),
  ...(share.group && { group: groupRef(share.group, links) }),
  ...(share.user && { user: userRef(share.user, links) }),
  view: true,
  edit: share.editable,
});
