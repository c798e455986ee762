/**
 * Who is in a role: in a project, or by default in every project that is made from now on. Project administrators
 * change the actors of their own project only, and not so that they lock themselves out; default actors are the
 * administrators' affair.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import { findUserByName } from '../../people/user/user.service.ts';
import { administers } from '../subject/subject.service.ts';
import type { SubjectProject } from '../subject/subject.ts';
import * as store from './actor.store.ts';
import type { ActorNames } from './actor.ts';
import * as errors from './role.errors.ts';
import { type ActorIds, actorName, type Role, type RoleActor } from './role.ts';

/** The actors of a role by name; project null: the default ones. Asks nothing about permissions. */
export async function listActors(
  ctx: Pick<Ctx, 'db'>,
  role: Role,
  project: { id: number } | null,
): Promise<RoleActor[]> {
  return byName(await store.listActors(ctx.db, { projectId: project?.id ?? null }, role.id));
}

/** The default actors of every role, by the role's id. Asks nothing about permissions. */
export async function listDefaultActors(ctx: Pick<Ctx, 'db'>): Promise<Map<number, RoleActor[]>> {
  return Map.groupBy(byName(await store.listActors(ctx.db, { projectId: null })), (actor) => actor.roleId);
}

/** Gives a new project the default actors. Runs in the transaction that makes it. */
export const copyDefaultActors = (ctx: Pick<Ctx, 'db'>, projectId: number): Promise<void> =>
  store.copyDefaultActors(ctx.db, projectId);

/** @throws AppError 400 where nobody is named or all are in the role already, 404 for whom there is none of that name */
export async function addActors(
  ctx: Ctx,
  role: Role,
  project: SubjectProject | null,
  names: ActorNames,
): Promise<void> {
  const first = names.users[0] ?? names.groups[0];
  if (first === undefined) throw errors.actorNeeded();
  const ids = await findActors(ctx, names);
  await transact(ctx, async (tx) => {
    const added = await store.insertActors(tx.db, { projectId: project?.id ?? null }, role.id, ids);
    if (added === 0) throw errors.alreadyInRole(first);
    await recordChange(tx, role, project, 'added to', names);
  });
}

/** @throws AppError 404 where one of that name is not in the role, 400 for a project administrator locking themselves out */
export async function removeActor(
  ctx: Ctx,
  role: Role,
  project: SubjectProject | null,
  names: ActorNames,
): Promise<void> {
  const [first, ...more] = [...names.users, ...names.groups];
  if (first === undefined || more.length > 0) throw errors.oneActorNeeded();
  const ids = await findActors(ctx, names);
  await changing(ctx, project, async (tx) => {
    const removed = await store.removeActors(tx.db, { projectId: project?.id ?? null }, role.id, ids);
    if (removed === 0) throw errors.notInRole(first);
    await recordChange(tx, role, project, 'removed from', names);
  });
}

/**
 * Makes these the actors of a role in a project.
 * @param names a kind that is absent stays as it is
 * @throws AppError 404, 400 as for removeActor
 */
export async function setActors(
  ctx: Ctx,
  role: Role,
  project: SubjectProject,
  names: Partial<ActorNames>,
): Promise<void> {
  const { users = [], groups = [] } = names;
  const ids = await findActors(ctx, { users, groups });
  await changing(ctx, project, async (tx) => {
    const kinds = [
      ...(names.users ? ['user_id' as const] : []),
      ...(names.groups ? ['group_id' as const] : []),
    ];
    await store.clearActors(tx.db, project.id, role.id, kinds);
    await store.insertActors(tx.db, { projectId: project.id }, role.id, ids);
    await recordChange(tx, role, project, 'set in', { users, groups });
  });
}

/** A change that may take the administration of the project away from whoever makes it, and is undone then. */
async function changing(
  ctx: Ctx,
  project: SubjectProject | null,
  change: (tx: Ctx) => Promise<void>,
): Promise<void> {
  await transact(ctx, async (tx) => {
    await change(tx);
    if (project && !(await administers(tx, project.id))) throw errors.wouldLockYourselfOut();
  });
}

async function findActors(ctx: Ctx, names: ActorNames): Promise<ActorIds> {
  const users: number[] = [];
  for (const name of names.users) {
    const user = await findUserByName(ctx, name);
    if (!user) throw errors.noSuchActorUser(name);
    users.push(user.id);
  }
  const groups: number[] = [];
  for (const name of names.groups) {
    const group = await findGroupByName(ctx, name);
    if (!group) throw errors.noSuchActorGroup(name);
    groups.push(group.id);
  }
  return { users: [...new Set(users)], groups: [...new Set(groups)] };
}

const byName = (actors: RoleActor[]): RoleActor[] => {
  const keyed = actors.map((actor) => [actorName(actor).toLowerCase(), actor] as const);
  keyed.sort(([a, one], [b, other]) => (a < b ? -1 : a > b ? 1 : one.id - other.id));
  return keyed.map(([, actor]) => actor);
};

const recordChange = (tx: Ctx, role: Role, project: SubjectProject | null, what: string, names: ActorNames) =>
  record(tx, {
    category: 'permissions',
    action: 'project-role-actors-changed',
    summary: `Actors ${what} project role ${role.name}${project ? ` of ${project.key}` : ', by default'}`,
    object: project
      ? { type: 'project', id: String(project.id), name: project.name }
      : { type: 'project role', id: String(role.id), name: role.name },
    changed: [
      { fieldName: 'role', changedTo: role.name },
      { fieldName: 'users', changedTo: names.users.join(', ') },
      { fieldName: 'groups', changedTo: names.groups.join(', ') },
    ],
  });
