/** A name under which a project gathers people, and to which schemes grant permissions. */
export interface Role {
  readonly id: number;
  /** Compared without regard to case. */
  readonly name: string;
  readonly description: string;
}

/** A user or a group in a role, of one project or by default. */
export interface RoleActor {
  readonly id: number;
  readonly roleId: number;
  readonly user: ActingUser | null;
  readonly group: { readonly name: string } | null;
}

export interface ActingUser {
  readonly name: string;
  readonly key: string;
  readonly displayName: string;
  readonly avatarId: number | null;
}

/** Who is to be in a role, or out of it: ids. */
export interface ActorIds {
  readonly users: readonly number[];
  readonly groups: readonly number[];
}

/** How Jira calls the two kinds of actors. */
export const userActor = 'atlassian-user-role-actor';
export const groupActor = 'atlassian-group-role-actor';

const MOST = 255;

/** What is wrong with a trimmed role name; null: nothing. */
export function roleNameProblem(name: string): string | null {
  if (name === '') return 'You must specify a name for the project role.';
  if (name.length > MOST) return `The name of a project role must not exceed ${MOST} characters.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return 'The name of a project role must not contain control characters.';
  return null;
}

/** The name that people read: a user's full name, or the group's. */
export const actorName = (actor: RoleActor): string => actor.user?.displayName ?? actor.group?.name ?? '';
