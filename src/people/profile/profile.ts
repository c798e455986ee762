import type { ApplicationRole } from '../application-role/application-role.ts';
import type { Group } from '../group/group.ts';
import type { User } from '../user/user.ts';

export interface Profile {
  readonly user: User;
  readonly groups: readonly Group[];
  readonly roles: readonly ApplicationRole[];
}
