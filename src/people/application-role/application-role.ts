import type { Group } from '../group/group.ts';

/** What a user may use: Jira calls it an application, and there is one. Its groups are those of users that grant USE. */
export interface ApplicationRole {
  readonly key: string;
  readonly name: string;
}

export interface DescribedRole extends ApplicationRole {
  readonly groups: readonly Group[];
  readonly defaultGroups: readonly Group[];
  /** Active users with access. */
  readonly userCount: number;
}

export const jiraSoftware: ApplicationRole = { key: 'jira-software', name: 'Jira Software' };

export const applicationRoles: readonly ApplicationRole[] = [jiraSoftware];

export const findApplicationRole = (key: string): ApplicationRole | null =>
  applicationRoles.find((role) => role.key === key) ?? null;

/** The group that new users go into, where it grants USE. */
export const standardGroup = 'jira-software-users';
