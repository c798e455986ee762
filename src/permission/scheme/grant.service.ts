/** Single grants of a scheme: reading who holds what, and making sure that a new one names somebody who exists. */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { findApplicationRole } from '../../people/application-role/application-role.ts';
import { findGroupByName, findGroupsByIds } from '../../people/group/group.service.ts';
import { findUserByKey, findUserByName, findUsersByIds } from '../../people/user/user.service.ts';
import { projectPermissionOf } from '../permission.ts';
import { findRole, listRoles } from '../role/role.service.ts';
import * as store from './grant.store.ts';
import {
  type Grant,
  type GrantInput,
  grantKey,
  type Holder,
  type HolderInput,
  holderOf,
  isHolderType,
  type NewGrant,
  type ResolvedGrant,
} from './grant.ts';
import * as errors from './scheme.errors.ts';
import type { Scheme } from './scheme.ts';

/** The grants of the schemes, each with the one who holds it, in a fixed number of queries. */
export async function listGrants(ctx: Ctx, schemes: readonly Scheme[]): Promise<ResolvedGrant[]> {
  return resolveHolders(
    ctx,
    await store.listGrants(
      ctx.db,
      schemes.map((scheme) => scheme.id),
    ),
  );
}

/** @throws AppError 404 where the scheme has no such grant */
export async function readGrant(ctx: Ctx, scheme: Scheme, id: string): Promise<ResolvedGrant> {
  const grant = /^\d{1,15}$/.test(id) ? await store.findGrant(ctx.db, scheme.id, Number(id)) : null;
  if (!grant) throw errors.noSuchGrant(id);
  return resolveOne(ctx, grant);
}

/** @throws AppError 400 where it is malformed, names nobody, or is there already */
export async function addGrant(ctx: Ctx, scheme: Scheme, input: GrantInput): Promise<ResolvedGrant> {
  const wanted = await readNewGrant(ctx, input);
  return transact(ctx, async (tx) => {
    const grant = await insertOrExplain(tx, scheme, wanted);
    await recordGrant(tx, scheme, grant, 'permission-grant-added', 'Permission granted by a scheme');
    return resolveOne(tx, grant);
  });
}

/** @throws AppError 404 where the scheme has no such grant */
export async function removeGrant(ctx: Ctx, scheme: Scheme, id: string): Promise<void> {
  const grant = await readGrant(ctx, scheme, id);
  await transact(ctx, async (tx) => {
    if (!(await store.removeGrant(tx.db, scheme.id, grant.id))) throw errors.noSuchGrant(id);
    await recordGrant(
      tx,
      scheme,
      grant,
      'permission-grant-removed',
      'Permission no longer granted by a scheme',
    );
  });
}

/** Makes these the only grants of a scheme. Runs in a transaction. @param grants as readNewGrants gives them */
export async function replaceGrants(tx: Ctx, scheme: Scheme, grants: readonly NewGrant[]): Promise<void> {
  await store.clearGrants(tx.db, scheme.id);
  await store.insertGrants(tx.db, scheme.id, grants);
}

/** What a client sent as grants; one that is sent twice counts once. @throws AppError 400 */
export async function readNewGrants(ctx: Ctx, inputs: readonly GrantInput[]): Promise<NewGrant[]> {
  const grants = new Map<string, NewGrant>();
  for (const input of inputs) {
    const grant = await readNewGrant(ctx, input);
    grants.set(grantKey(grant), grant);
  }
  return [...grants.values()];
}

async function readNewGrant(ctx: Ctx, { permission: key, holder: input }: GrantInput): Promise<NewGrant> {
  const permission = projectPermissionOf(key);
  if (!permission) throw errors.unknownPermission(key);
  const holder = await readHolder(ctx, input);
  if (holder.type === 'anyone' && permission === 'ADMINISTER_PROJECTS')
    throw errors.neverForAnyone(permission);
  return { permission, holder };
}

/** The holder that a client names, who exists. @throws AppError 400 */
export async function readHolder(ctx: Ctx, { type, parameter: given }: HolderInput): Promise<Holder> {
  if (!isHolderType(type)) throw errors.unknownHolderType(type);
  const parameter = given === undefined || given === null ? '' : String(given).trim();
  switch (type) {
    case 'group':
    case 'projectRole':
    case 'user':
      if (parameter === '') throw errors.parameterNeeded(type);
      return (await findHolder(ctx, type, parameter)) ?? fail(errors.noSuchHolder(type, parameter));
    case 'applicationRole':
      // There is one application, so a grant to its users and a grant to those of any are the same.
      if (parameter !== '' && !findApplicationRole(parameter)) throw errors.noSuchHolder(type, parameter);
      return holderOf(type);
    default:
      if (parameter !== '') throw errors.parameterUnwanted(type);
      return holderOf(type);
  }
}

async function findHolder(
  ctx: Ctx,
  type: 'group' | 'projectRole' | 'user',
  parameter: string,
): Promise<Holder | null> {
  if (type === 'group') {
    const group = await findGroupByName(ctx, parameter);
    return group && holderOf(type, { groupId: group.id });
  }
  if (type === 'projectRole') {
    const role = /^\d{1,15}$/.test(parameter) ? await findRole(ctx, Number(parameter)) : null;
    return role && holderOf(type, { roleId: role.id });
  }
  const user = (await findUserByKey(ctx, parameter)) ?? (await findUserByName(ctx, parameter));
  return user && holderOf(type, { userId: user.id });
}

function fail(error: Error): never {
  throw error;
}

/** Whatever has holders, each with the one that it names. */
export async function resolveHolders<T extends { readonly holder: Holder }>(
  ctx: Ctx,
  grants: readonly T[],
): Promise<(T & Pick<ResolvedGrant, 'user' | 'group' | 'role'>)[]> {
  const idsOf = (which: 'groupId' | 'userId') =>
    grants.flatMap(({ holder }) => (holder[which] === null ? [] : [holder[which]]));
  const users = await findUsersByIds(ctx, idsOf('userId'));
  const groups = new Map((await findGroupsByIds(ctx, idsOf('groupId'))).map((group) => [group.id, group]));
  const roles = new Map((await listRoles(ctx)).map((role) => [role.id, role]));
  return grants.map((grant) => ({
    ...grant,
    user: users.get(grant.holder.userId ?? -1) ?? null,
    group: groups.get(grant.holder.groupId ?? -1) ?? null,
    role: roles.get(grant.holder.roleId ?? -1) ?? null,
  }));
}

async function resolveOne(ctx: Ctx, grant: Grant): Promise<ResolvedGrant> {
  const [resolved] = await resolveHolders(ctx, [grant]);
  return resolved ?? fail(errors.noSuchGrant(String(grant.id)));
}

async function insertOrExplain(tx: Ctx, scheme: Scheme, grant: NewGrant): Promise<Grant> {
  try {
    return await store.insertGrant(tx.db, scheme.id, grant);
  } catch (error) {
    throw isDuplicate(error) ? errors.grantedAlready(grant.permission) : error;
  }
}

async function recordGrant(
  tx: Ctx,
  scheme: Scheme,
  grant: Grant,
  action: string,
  summary: string,
): Promise<void> {
  const { user, group, role } = await resolveOne(tx, grant);
  const who = [grant.holder.type, user?.name ?? group?.name ?? role?.name].filter(
    (part) => part !== undefined,
  );
  const change = { fieldName: grant.permission };
  await record(tx, {
    category: 'permissions',
    action,
    summary,
    object: { type: 'permission scheme', id: String(scheme.id), name: scheme.name },
    changed: [
      action === 'permission-grant-added'
        ? { ...change, changedTo: who.join(': ') }
        : { ...change, changedFrom: who.join(': ') },
    ],
  });
}
