/**
 * With whom filters and dashboards are shared. Sharing takes the global permission Create Shared Objects; one shares
 * with groups one is in (an administrator with any), projects one may browse, and people one may browse. A share with a
 * project that the reader may not browse is not shown to them.
 */
import type { Ctx } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { readId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/paging.ts';
import { findGroupByName, findGroupsByIds, groupsOf } from '../../people/group/group.service.ts';
import { mayBrowsePeople } from '../../people/user/user.policy.ts';
import { findUserByKey, findUserByName, findUsersByIds } from '../../people/user/user.service.ts';
import type { User } from '../../people/user/user.ts';
import { findRole, listRoles } from '../../permission/role/role.service.ts';
import { findProject } from '../../project/project.service.ts';
import * as errors from './share.errors.ts';
import type { ShareInput } from './share.schema.ts';
import * as store from './share.store.ts';
import { type LoadedShare, type NewShare, type Share, type SharedNoun, shareKey, shareOf } from './share.ts';

const most = 200;

/** By the id of what is shared; as much of them as the actor may know. */
export async function sharesOf(
  ctx: Ctx,
  noun: SharedNoun,
  ids: readonly number[],
): Promise<Map<number, LoadedShare[]>> {
  const shares = await store.listShares(ctx.db, noun, ids);
  const load = await loader(ctx, shares);
  const known = new Map<number, LoadedShare[]>(ids.map((id) => [id, []]));
  for (const { of, ...share } of shares) {
    const loaded = load(share);
    if (loaded) known.get(of)?.push(loaded);
  }
  return known;
}

/** Looks up the people and projects of shares, together; null for a share that the actor may not know of. */
async function loader(ctx: Ctx, shares: readonly Share[]): Promise<(share: Share) => LoadedShare | null> {
  const projectIds = shares.flatMap((share) => share.projectId ?? []);
  const groupIds = shares.flatMap((share) => share.groupId ?? []);
  const userIds = shares.flatMap((share) => share.userId ?? []);
  const groups = byId(await findGroupsByIds(ctx, groupIds));
  const projects = byId(await store.listVisibleProjects(ctx.db, ctx.actor, projectIds));
  const roles = byId(projectIds.length > 0 ? await listRoles(ctx) : []);
  const users = await findUsersByIds(ctx, userIds);
  const isNobody = ctx.actor.userId === null && ctx.actor.via !== 'system';
  return (share) => {
    const project = pick(projects, share.projectId);
    const hidden = (share.projectId !== null && !project) || (isNobody && share.type !== 'global');
    return hidden
      ? null
      : {
          ...share,
          project,
          group: pick(groups, share.groupId),
          role: pick(roles, share.roleId),
          user: pick(users, share.userId),
        };
  };
}

const byId = <T extends { id: number }>(items: readonly T[]): Map<number, T> =>
  new Map(items.map((item) => [item.id, item]));

const pick = <T>(items: ReadonlyMap<number, T>, id: number | null): T | null =>
  id === null ? null : (items.get(id) ?? null);

/** Active users with whom it is shared, by name; nobody, for whoever may not browse users. */
export const sharedUsersOf = (
  ctx: Ctx,
  noun: SharedNoun,
  of: number,
  page: Page,
): Promise<{ total: number; users: User[] }> =>
  mayBrowsePeople(ctx.actor)
    ? store.listSharedUsers(ctx.db, noun, of, page)
    : Promise.resolve({ total: 0, users: [] });

/** Adds one. A share with all takes the place of every other one, as in Jira. @throws AppError 400 */
export async function addShare(tx: Ctx, noun: SharedNoun, of: number, asked: ShareInput): Promise<void> {
  const share = await readShare(tx, asked);
  requireMayShare(tx);
  const before = await store.listShares(tx.db, noun, [of]);
  if (before.some((one) => shareKey(one) === shareKey(share))) throw errors.alreadyShared();
  if (isForAll(share))
    await store.removeShares(
      tx.db,
      before.map((one) => one.id),
    );
  else if (before.some(isForAll)) throw errors.sharedWithAll();
  else if (before.length >= most) throw errors.tooManyShares(most);
  await insert(tx, noun, of, share);
}

/** Makes the shares that the actor knows of these; what is hidden from them stays. @throws AppError 400 */
export async function replaceShares(
  tx: Ctx,
  noun: SharedNoun,
  of: number,
  asked: readonly ShareInput[],
): Promise<void> {
  const before = (await sharesOf(tx, noun, [of])).get(of) ?? [];
  const after = new Map<string, NewShare>();
  for (const input of asked) {
    const share = await readShare(tx, input, before);
    after.set(shareKey(share), share);
  }
  const stays = (one: NewShare) => after.get(shareKey(one))?.editable === one.editable;
  const kept = new Set(before.filter(stays).map(shareKey));
  const added = [...after.values()].filter((one) => !kept.has(shareKey(one)));
  if (added.length > 0) requireMayShare(tx);
  await store.removeShares(
    tx.db,
    before.filter((one) => !stays(one)).map((one) => one.id),
  );
  for (const share of added) await insert(tx, noun, of, share);
}

/** @throws AppError 404 */
export async function requireShare(ctx: Ctx, noun: SharedNoun, of: number, id: string): Promise<LoadedShare> {
  const share = (await sharesOf(ctx, noun, [of])).get(of)?.find((one) => one.id === readId(id));
  if (!share) throw errors.noSuchShare(id);
  return share;
}

export const removeShare = (tx: Ctx, share: LoadedShare): Promise<void> =>
  store.removeShares(tx.db, [share.id]);

/** Adds what is no request of the actor's: a share that their settings stand for. */
export const insertStandard = (tx: Ctx, noun: SharedNoun, of: number, share: NewShare): Promise<void> =>
  store.insertShare(tx.db, noun, of, share);

/** Whether the actor may share anything at all. */
export const mayShare = (ctx: Ctx): boolean =>
  ctx.actor.may('CREATE_SHARED_OBJECTS') || ctx.actor.may('ADMINISTER');

function requireMayShare(ctx: Ctx): void {
  if (!mayShare(ctx)) throw errors.mayNotShare();
}

async function insert(tx: Ctx, noun: SharedNoun, of: number, share: NewShare): Promise<void> {
  try {
    await store.insertShare(tx.db, noun, of, share);
  } catch (error) {
    throw isDuplicate(error) ? errors.alreadyShared() : error;
  }
}

const isForAll = ({ type }: NewShare): boolean => type === 'global' || type === 'loggedin';

/** @param before shares that are there: one may keep what one could not add */
async function readShare(
  ctx: Ctx,
  asked: ShareInput,
  before: readonly LoadedShare[] = [],
): Promise<NewShare> {
  const editable = asked.edit === true;
  switch (asked.type) {
    case 'global':
      if (editable) throw errors.publicIsNotEditable();
      return shareOf('global');
    case 'loggedin':
    case 'authenticated':
      return shareOf('loggedin', { editable });
    case 'group':
      return shareOf('group', { groupId: await findGroupId(ctx, asked.groupname, before), editable });
    case 'user':
      return shareOf('user', { userId: await findUserId(ctx, asked.userKey, before), editable });
    case 'project':
    case 'projectRole':
      return shareOf('project', { ...(await findProjectIds(ctx, asked)), editable });
    default:
      throw errors.unknownType(asked.type);
  }
}

async function findGroupId(
  ctx: Ctx,
  name: string | undefined,
  before: readonly LoadedShare[],
): Promise<number> {
  if (!name) throw errors.needed('groupname', 'group');
  const group = await findGroupByName(ctx, name);
  const { userId } = ctx.actor;
  const own = userId === null ? [] : await groupsOf(ctx, userId);
  const allowed =
    ctx.actor.may('ADMINISTER') ||
    own.some((one) => one.id === group?.id) ||
    before.some((one) => one.groupId === group?.id);
  if (!group || !allowed) throw errors.cannotShareWith('group', name);
  return group.id;
}

async function findUserId(
  ctx: Ctx,
  key: string | undefined,
  before: readonly LoadedShare[],
): Promise<number> {
  if (!key) throw errors.needed('userKey', 'user');
  const user = (await findUserByKey(ctx, key)) ?? (await findUserByName(ctx, key));
  const allowed =
    mayBrowsePeople(ctx.actor) ||
    user?.id === ctx.actor.userId ||
    before.some((one) => one.userId === user?.id);
  if (!user || !allowed) throw errors.cannotShareWith('user', key);
  return user.id;
}

async function findProjectIds(ctx: Ctx, asked: ShareInput) {
  const { projectId, projectRoleId } = asked;
  if (projectId === undefined || projectId === '') throw errors.needed('projectId', asked.type);
  const project = await findProject(ctx, projectId);
  if (!project) throw errors.cannotShareWith('project', String(projectId));
  if (projectRoleId === undefined) {
    if (asked.type === 'projectRole') throw errors.needed('projectRoleId', asked.type);
    return { projectId: project.id };
  }
  const roleId = readId(String(projectRoleId));
  const role = roleId === null ? null : await findRole(ctx, roleId);
  if (!role) throw errors.cannotShareWith('role', String(projectRoleId));
  return { projectId: project.id, roleId: role.id };
}
