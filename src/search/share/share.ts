/** With whom a filter or a dashboard is shared. */
import type { Group } from '../../people/group/group.ts';
import type { User } from '../../people/user/user.ts';
import type { Role } from '../../permission/role/role.ts';

/** `loggedin` is what clients ask for as `authenticated`; a project share with a role is for that role there. */
export type ShareType = 'global' | 'loggedin' | 'group' | 'project' | 'user';

export interface NewShare {
  readonly type: ShareType;
  readonly groupId: number | null;
  readonly projectId: number | null;
  readonly roleId: number | null;
  readonly userId: number | null;
  /** To change it, too. */
  readonly editable: boolean;
}

export interface Share extends NewShare {
  readonly id: number;
}

export interface SharedProject {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly typeKey: string;
  readonly avatarId: number | null;
}

/** A share with the one it is for. */
export interface LoadedShare extends Share {
  readonly group: Group | null;
  readonly project: SharedProject | null;
  readonly role: Role | null;
  readonly user: User | null;
}

/** What is shared: the column of `share` that names it. */
export type SharedNoun = 'filter_id' | 'dashboard_id';

export const shareOf = (type: ShareType, ids: Partial<Omit<NewShare, 'type'>> = {}): NewShare => ({
  type,
  groupId: null,
  projectId: null,
  roleId: null,
  userId: null,
  editable: false,
  ...ids,
});

/** The same text for two shares with the same people. */
export const shareKey = ({ type, groupId, projectId, roleId, userId }: NewShare): string =>
  [type, groupId, projectId, roleId, userId].join(' ');
