import type { Group } from '../../people/group/group.ts';
import type { User } from '../../people/user/user.ts';
import type { ProjectPermission } from '../permission.ts';
import type { Role } from '../role/role.ts';

/** Jira's names of those who can hold a permission by a scheme. */
export const holderTypes = [
  'anyone',
  'applicationRole',
  'assignee',
  'group',
  'projectLead',
  'projectRole',
  'reporter',
  'user',
] as const;
export type HolderType = (typeof holderTypes)[number];

export const isHolderType = (text: string): text is HolderType =>
  (holderTypes as readonly string[]).includes(text);

/** Who holds: a kind of people, and for three kinds which one of it. Only the id of that kind is set. */
export interface Holder {
  readonly type: HolderType;
  readonly groupId: number | null;
  readonly roleId: number | null;
  readonly userId: number | null;
}

export interface NewGrant {
  readonly permission: ProjectPermission;
  readonly holder: Holder;
}

export interface Grant extends NewGrant {
  readonly id: number;
  readonly schemeId: number;
}

/** A grant with the one who holds it. */
export interface ResolvedGrant extends Grant {
  readonly group: Group | null;
  readonly role: Role | null;
  readonly user: User | null;
}

/** How a client names a holder. */
export interface HolderInput {
  readonly type: string;
  /** Name of the group, id of the role, key or name of the user; of the application. */
  readonly parameter?: string | number | null | undefined;
}

export interface GrantInput {
  readonly permission: string;
  readonly holder: HolderInput;
}

export const holderOf = (type: HolderType, ids: Partial<Omit<Holder, 'type'>> = {}): Holder => ({
  type,
  groupId: null,
  roleId: null,
  userId: null,
  ...ids,
});

/** The same text for two grants that say the same. */
export const grantKey = ({ permission, holder }: NewGrant): string =>
  [permission, holder.type, holder.groupId, holder.roleId, holder.userId].join(' ');
