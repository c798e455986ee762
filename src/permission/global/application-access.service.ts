/**
 * Which groups give access to the application, and which of them new users go into: groups of users that hold USE.
 * Groups of administrators are left as they are.
 */
import { type Ctx, transact } from '../../context.ts';
import * as errors from '../../people/application-role/application-role.errors.ts';
import { chooseDefaultGroups, readRole } from '../../people/application-role/application-role.service.ts';
import type { DescribedRole } from '../../people/application-role/application-role.ts';
import { findGroupByName } from '../../people/group/group.service.ts';
import type { Group } from '../../people/group/group.ts';
import { groupsGiving } from '../../people/user/administrator.service.ts';
import { recordGrant } from './global-grant.service.ts';
import * as store from './global-grant.store.ts';

export interface RoleInput {
  readonly key?: string | undefined;
  /** Names; absent: they stay. */
  readonly groups?: readonly string[] | undefined;
  readonly defaultGroups?: readonly string[] | undefined;
  readonly selectedByDefault?: boolean | undefined;
}

/** All of them, or none. @param fits whether the state that is found is the one that the caller goes by */
export const changeRoles = (
  ctx: Ctx,
  inputs: readonly (RoleInput & { key: string })[],
  fits: (before: readonly DescribedRole[]) => boolean,
): Promise<DescribedRole[]> =>
  transact(ctx, async (tx) => {
    const before: DescribedRole[] = [];
    for (const { key } of inputs) before.push(await readRole(tx, key));
    if (!fits(before)) throw errors.changedSince();
    const after: DescribedRole[] = [];
    for (const [at, input] of inputs.entries()) {
      const role = before[at];
      if (role) after.push(await changeRole(tx, role, input));
    }
    return after;
  });

async function changeRole(tx: Ctx, role: DescribedRole, input: RoleInput): Promise<DescribedRole> {
  if (input.selectedByDefault === false) throw errors.alwaysSelected();
  const groups = input.groups ? await readGroups(tx, 'groups', input.groups) : [...role.groups];
  await changeGroups(tx, role.groups, groups);
  const kept = role.defaultGroups.filter((group) => groups.some((one) => one.id === group.id));
  const defaults = input.defaultGroups ? await readGroups(tx, 'defaultGroups', input.defaultGroups) : kept;
  for (const group of defaults) {
    if (!groups.some((one) => one.id === group.id)) throw errors.defaultGivesNoAccess(group.name);
  }
  await chooseDefaultGroups(tx, role, defaults);
  return readRole(tx, role.key);
}

async function readGroups(
  tx: Ctx,
  field: 'groups' | 'defaultGroups',
  names: readonly string[],
): Promise<Group[]> {
  const administrators = new Set(await groupsGiving(tx, ['ADMINISTER', 'SYSTEM_ADMIN']));
  const groups = new Map<number, Group>();
  for (const name of names) {
    const group = await findGroupByName(tx, name);
    if (!group) throw errors.noSuchGroup(field, name);
    if (administrators.has(group.id)) throw errors.groupAdministers(group.name);
    groups.set(group.id, group);
  }
  if (groups.size === 0) throw errors.groupNeeded(field);
  return [...groups.values()];
}

async function changeGroups(tx: Ctx, before: readonly Group[], after: readonly Group[]): Promise<void> {
  const had = new Set(before.map(({ id }) => id));
  const has = new Set(after.map(({ id }) => id));
  for (const group of before.filter(({ id }) => !has.has(id))) {
    await store.removeGrantOf(tx.db, 'USE', group.id);
    await recordGrant(
      tx,
      { permission: 'USE', group },
      'global-permission-revoked',
      'Global permission revoked',
    );
  }
  for (const group of after.filter(({ id }) => !had.has(id))) {
    await store.insertGrant(tx.db, 'USE', group.id);
    await recordGrant(
      tx,
      { permission: 'USE', group },
      'global-permission-granted',
      'Global permission granted',
    );
  }
}
