import type { Group } from '../../people/group/group.ts';
import { neverAnyone } from '../../people/user/global-grant.ts';
import { type GlobalPermission, isGlobalPermission } from '../permission.ts';

/** A global permission that a group holds, or everyone. */
export interface GlobalGrant {
  readonly id: number;
  readonly permission: GlobalPermission;
  /** null: anyone, anonymous visitors too. */
  readonly group: Group | null;
}

/** The global permission of that key, or null. */
export const globalPermissionOf = (key: string): GlobalPermission | null =>
  isGlobalPermission(key) ? key : null;

/** Whether a permission may be given to everyone on the network. */
export const mayBeAnyones = (permission: GlobalPermission): boolean => !neverAnyone.has(permission);
