/** A query that somebody keeps under a name. */
import type { User } from '../../people/user/user.ts';
import type { LoadedShare } from '../share/share.ts';

export interface Filter {
  readonly id: number;
  readonly ownerId: number;
  readonly name: string;
  readonly description: string;
  readonly jql: string;
}

/** As the actor sees it. */
export interface SeenFilter extends Filter {
  readonly favourite: boolean;
  readonly editable: boolean;
}

export interface SharedUsers {
  readonly total: number;
  readonly users: readonly User[];
  readonly startAt: number;
}

export interface LoadedFilter extends SeenFilter {
  readonly owner: User | null;
  readonly shares: readonly LoadedShare[];
  readonly sharedUsers: SharedUsers;
}

/** Jira's names of what a new filter is shared with where nothing is said. */
export const shareScopes = ['GLOBAL', 'AUTHENTICATED', 'PRIVATE'] as const;
export type ShareScope = (typeof shareScopes)[number];
