import type { Links } from '../../http/links.ts';
import type { GlobalGrant } from './global-grant.ts';

/** The form of a permission scheme's grants. */
export const presentGlobalGrant = ({ id, permission, group }: GlobalGrant, links: Links) => ({
  id,
  self: links.to(`/rest/tessera/1.0/global-permissions/${id}`),
  holder: group ? { type: 'group', parameter: group.name } : { type: 'anyone' },
  permission,
});
