/** Who may use the application. Access is membership of a group that grants USE. */
import { type Ctx, transact } from '../../context.ts';
import { addMember, countPeopleIn, findGroupsByIds, groupsOf, removeMember } from '../group/group.service.ts';
import type { Group } from '../group/group.ts';
import { groupsGiving } from '../user/administrator.service.ts';
import type { User } from '../user/user.ts';
import {
  noGroupGivesAccess,
  noSuchRole,
  unknownApplication,
  userHasNoAccess,
} from './application-role.errors.ts';
import * as store from './application-role.store.ts';
import {
  type ApplicationRole,
  applicationRoles,
  type DescribedRole,
  findApplicationRole,
  jiraSoftware,
  standardGroup,
} from './application-role.ts';

export const listRoles = (ctx: Ctx): Promise<DescribedRole[]> =>
  Promise.all(applicationRoles.map((role) => describeRole(ctx, role)));

/** @throws AppError 404 */
export async function readRole(ctx: Ctx, key: string): Promise<DescribedRole> {
  const role = findApplicationRole(key);
  if (!role) throw noSuchRole(key);
  return describeRole(ctx, role);
}

async function describeRole(ctx: Ctx, role: ApplicationRole): Promise<DescribedRole> {
  const groups = await accessGroups(ctx);
  const defaultGroups = await defaultsOf(ctx, role, groups);
  return { ...role, groups, defaultGroups, userCount: await countPeopleIn(ctx, groups) };
}

/** The applications that a user of these groups may use. */
export async function rolesOf(ctx: Pick<Ctx, 'db'>, groups: readonly Group[]): Promise<ApplicationRole[]> {
  const giving = new Set((await accessGroups(ctx)).map((group) => group.id));
  return groups.some((group) => giving.has(group.id)) ? [...applicationRoles] : [];
}

/** @throws AppError 400 naming the first key that is no application */
export function requireApplications(keys: readonly string[]): ApplicationRole[] {
  return keys.map((key) => {
    const role = findApplicationRole(key);
    if (!role) throw unknownApplication(key);
    return role;
  });
}

/**
 * Gives a user access, by the groups that new users go into. Nothing happens to one who has it.
 * @throws AppError 400 where no group gives access
 */
export async function grantAccess(ctx: Ctx, user: User, role: ApplicationRole): Promise<void> {
  const groups = await accessGroups(ctx);
  const defaults = await defaultsOf(ctx, role, groups);
  if (defaults.length === 0) throw noGroupGivesAccess(role.name);
  if ((await membershipsIn(ctx, user, groups)).length > 0) return;
  for (const group of defaults) await addMember(ctx, group, user);
}

/** Gives a new user what new users get, where a group gives it. */
export async function grantStandardAccess(ctx: Ctx, user: User): Promise<void> {
  for (const group of await defaultsOf(ctx, jiraSoftware, await accessGroups(ctx))) {
    await addMember(ctx, group, user);
  }
}

/** Which groups new users go into; the caller has seen that they give access. */
export const chooseDefaultGroups = (
  ctx: Ctx,
  role: ApplicationRole,
  groups: readonly Group[],
): Promise<void> =>
  store.putDefaultGroups(
    ctx.db,
    role.key,
    groups.map((group) => group.id),
  );

/** Takes a user out of every group that gives access. @throws AppError 400 where there is none to take him out of */
export async function revokeAccess(ctx: Ctx, user: User, role: ApplicationRole): Promise<void> {
  await transact(ctx, async (tx) => {
    const memberships = await membershipsIn(tx, user, await accessGroups(tx));
    if (memberships.length === 0) throw userHasNoAccess(user.name, role.name);
    for (const group of memberships) await removeMember(tx, group, user);
  });
}

/** Groups of administrators give access on the side: nobody is put into one, or taken out of one, for its sake. */
async function accessGroups(ctx: Pick<Ctx, 'db'>): Promise<Group[]> {
  const administrators = new Set(await groupsGiving(ctx, ['ADMINISTER', 'SYSTEM_ADMIN']));
  const giving = await groupsGiving(ctx, ['USE']);
  return findGroupsByIds(
    ctx,
    giving.filter((id) => !administrators.has(id)),
  );
}

async function membershipsIn(ctx: Ctx, user: User, groups: readonly Group[]): Promise<Group[]> {
  const ids = new Set(groups.map((group) => group.id));
  return (await groupsOf(ctx, user.id)).filter((group) => ids.has(group.id));
}

/** Those that were chosen and give access still; else the standard one, else any. */
async function defaultsOf(
  { db }: Pick<Ctx, 'db'>,
  { key }: ApplicationRole,
  groups: readonly Group[],
): Promise<Group[]> {
  const chosen = new Set(await store.listDefaultGroups(db, key));
  const giving = groups.filter((group) => chosen.has(group.id));
  if (giving.length > 0) return giving;
  const standard = groups.find((group) => group.name === standardGroup);
  return standard ? [standard] : groups.slice(0, 1);
}
