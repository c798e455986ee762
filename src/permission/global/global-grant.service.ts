/**
 * Global permissions: which groups hold them. Whoever can change them can become anything, so it takes a system
 * administrator: an administrator who is none can give nobody, himself included, more than he has. The last way by
 * which anybody is a system administrator stays.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, transact } from '../../context.ts';
import { isDuplicate } from '../../db/violation.ts';
import { forbidden } from '../../kernel/app-error.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import type { Group } from '../../people/group/group.ts';
import { keepingAdministrators } from '../../people/user/administrator.service.ts';
import type { GlobalPermission } from '../permission.ts';
import * as errors from './global-grant.errors.ts';
import * as store from './global-grant.store.ts';
import { type GlobalGrant, globalPermissionOf, mayBeAnyones } from './global-grant.ts';

export interface GlobalGrantInput {
  permission: string;
  holder: { type: string; parameter?: string | null | undefined };
}

/** Every grant, by permission. @throws AppError 403 for whoever is no system administrator */
export async function listGlobalGrants(ctx: Ctx): Promise<GlobalGrant[]> {
  requireSystemAdministrator(ctx);
  return store.listGrants(ctx.db);
}

/** @throws AppError 400 by field, 403 for whoever is no system administrator */
export async function grantGlobally(ctx: Ctx, input: GlobalGrantInput): Promise<GlobalGrant> {
  requireSystemAdministrator(ctx);
  const permission = globalPermissionOf(input.permission);
  if (!permission) throw errors.unknownPermission(input.permission);
  const group = await readHolder(ctx, permission, input.holder);
  return transact(ctx, async (tx) => {
    const grant = { id: await insertOrExplain(tx, permission, group), permission, group };
    await recordGrant(tx, grant, 'global-permission-granted', 'Global permission granted');
    return grant;
  });
}

/** @throws AppError 404; 400 where nobody active would be a system administrator any more; 403 */
export async function revokeGlobally(ctx: Ctx, id: string): Promise<void> {
  requireSystemAdministrator(ctx);
  const grant = /^\d{1,15}$/.test(id) ? await store.findGrant(ctx.db, Number(id)) : null;
  if (!grant) throw errors.noSuchGrant(id);
  await transact(ctx, (tx) =>
    keepingAdministrators(tx, grant.permission === 'SYSTEM_ADMIN', async () => {
      if (!(await store.removeGrant(tx.db, grant.id))) throw errors.noSuchGrant(id);
      await recordGrant(tx, grant, 'global-permission-revoked', 'Global permission revoked');
    }),
  );
}

/** The route asks the same; nothing here may rest on that alone. */
function requireSystemAdministrator({ actor }: Ctx): void {
  if (!actor.may('SYSTEM_ADMIN'))
    throw forbidden(`The user ${actor.name} does not have permission to complete this operation.`);
}

async function readHolder(
  ctx: Ctx,
  permission: GlobalPermission,
  { type, parameter }: GlobalGrantInput['holder'],
): Promise<Group | null> {
  if (type === 'anyone') {
    if (!mayBeAnyones(permission)) throw errors.neverForAnyone(permission);
    return null;
  }
  if (type !== 'group') throw errors.unknownHolderType(type);
  if (!parameter) throw errors.groupNeeded();
  const group = await findGroupByName(ctx, parameter);
  if (!group) throw errors.noSuchGroup(parameter);
  return group;
}

async function insertOrExplain(tx: Ctx, permission: GlobalPermission, group: Group | null): Promise<number> {
  try {
    return await store.insertGrant(tx.db, permission, group?.id ?? null);
  } catch (error) {
    throw isDuplicate(error) ? errors.grantedAlready(permission) : error;
  }
}

/** Tells the audit log of a grant that was given or taken. */
export function recordGrant(
  tx: Ctx,
  { permission, group }: Omit<GlobalGrant, 'id'>,
  action: string,
  summary: string,
): Promise<void> {
  const holder = group ? `group: ${group.name}` : 'anyone';
  return record(tx, {
    category: 'permissions',
    action,
    summary,
    object: group
      ? { type: 'group', id: String(group.id), name: group.name }
      : { type: 'permission', id: permission, name: permission },
    changed: [
      action === 'global-permission-granted'
        ? { fieldName: permission, changedTo: holder }
        : { fieldName: permission, changedFrom: holder },
    ],
  });
}
