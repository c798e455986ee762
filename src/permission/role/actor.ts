import type { AddedActors, RemovedActor } from './role.schema.ts';

/** User and group names, as a client sends them. */
export interface ActorNames {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** `{"user": ["fred"], "group": null}` */
export const namesOf = ({ user, group }: AddedActors): ActorNames => ({
  users: user ?? [],
  groups: group ?? [],
});

/** `?user=fred` or `?group=testers` */
export const oneName = ({ user, group }: RemovedActor): ActorNames => ({
  users: user ? [user] : [],
  groups: group ? [group] : [],
});

/** Jira's `categorisedActors`; null is no answer, and leaves that kind as it is (python-jira sends it). */
export const categorised = (actors: {
  'atlassian-user-role-actor'?: string[] | null;
  'atlassian-group-role-actor'?: string[] | null;
}): Partial<ActorNames> => ({
  ...(actors['atlassian-user-role-actor'] && { users: actors['atlassian-user-role-actor'] }),
  ...(actors['atlassian-group-role-actor'] && { groups: actors['atlassian-group-role-actor'] }),
});
