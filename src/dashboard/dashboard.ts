/** A page of gadgets. */
import type { User } from '../people/user/user.ts';
import type { LoadedShare } from '../search/share/share.ts';

/** The one that everybody sees, and nobody owns. */
export const systemDashboardId = 10000;

export interface Dashboard {
  readonly id: number;
  /** null: the system dashboard. */
  readonly ownerId: number | null;
  readonly name: string;
  readonly description: string;
}

/** As the actor sees it. */
export interface SeenDashboard extends Dashboard {
  readonly favourite: boolean;
  readonly editable: boolean;
}

export interface LoadedDashboard extends SeenDashboard {
  readonly owner: User | null;
  readonly shares: readonly LoadedShare[];
}
