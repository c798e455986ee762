import type { Links } from '../../http/links.ts';
import { userAvatarUrls } from '../../people/avatar/avatar.present.ts';
import { actorName, groupActor, type Role, type RoleActor, userActor } from './role.ts';

/** A role by itself, as schemes show it. */
export const roleRef = (role: Role, links: Links) => ({
  self: links.to(`/rest/api/2/role/${role.id}`),
  name: role.name,
  id: role.id,
  description: role.description,
});

/** A role with its default actors; null: they are not for this reader. */
export const presentRole = (role: Role, actors: readonly RoleActor[] | null, links: Links) => ({
  ...roleRef(role, links),
  ...(actors && { actors: actors.map((actor) => presentActor(actor, links)) }),
});

/** A role in a project, with those who are in it there. */
export const presentProjectRole = (
  role: Role,
  projectId: number,
  actors: readonly RoleActor[],
  links: Links,
) => ({
  ...roleRef(role, links),
  self: projectRoleSelf(role.id, projectId, links),
  actors: actors.map((actor) => presentActor(actor, links)),
});

/** `{"Administrators": "<address of the role in the project>"}`, as projects show it too. */
export const presentRoleAddresses = (
  roles: readonly Role[],
  projectId: number,
  links: Links,
): Record<string, string> =>
  Object.fromEntries(roles.map((role) => [role.name, projectRoleSelf(role.id, projectId, links)]));

const projectRoleSelf = (roleId: number, projectId: number, links: Links): string =>
  links.to(`/rest/api/2/project/${projectId}/role/${roleId}`);

const presentActor = (actor: RoleActor, links: Links) => ({
  id: actor.id,
  displayName: actorName(actor),
  type: actor.user ? userActor : groupActor,
  name: actor.user?.name ?? actor.group?.name ?? '',
  ...(actor.user && { avatarUrl: userAvatarUrls(actor.user, links)['16x16'] }),
});
