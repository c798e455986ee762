/**
 * What a stock Jira grants: the roles, the Default Permission Scheme and the global permissions. Whoever is logged in
 * works on issues, project administrators administer their project, and nobody sees anything without logging in.
 */
import type { Ctx } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { administratorsGroup, usersGroup } from '../people/group/group.defaults.ts';
import { findGroupByName } from '../people/group/group.service.ts';
import { insertGrant as insertGlobalGrant } from './global/global-grant.store.ts';
import type { GlobalPermission, ProjectPermission } from './permission.ts';
import { insertActors } from './role/actor.store.ts';
import { insertRole } from './role/role.store.ts';
import { insertGrants } from './scheme/grant.store.ts';
import { type Holder, holderOf } from './scheme/grant.ts';
import { insertScheme } from './scheme/scheme.store.ts';
import { defaultSchemeId } from './scheme/scheme.ts';

const roles = { users: 10000, developers: 10001, administrators: 10002 };

const administration: GlobalPermission[] = ['ADMINISTER', 'SYSTEM_ADMIN'];
const use: GlobalPermission[] = [
  'USE',
  'CREATE_SHARED_OBJECTS',
  'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
  'USER_PICKER',
  'BULK_CHANGE',
];

const forAnyUser: ProjectPermission[] = [
  'BROWSE_PROJECTS',
  'VIEW_DEV_TOOLS',
  'VIEW_READONLY_WORKFLOW',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'SCHEDULE_ISSUES',
  'MOVE_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'RESOLVE_ISSUES',
  'CLOSE_ISSUES',
  'LINK_ISSUES',
  'VIEW_VOTERS_AND_WATCHERS',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'WORK_ON_ISSUES',
  'EDIT_OWN_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
];

const forProjectAdministrators: ProjectPermission[] = [
  'ADMINISTER_PROJECTS',
  'MODIFY_REPORTER',
  'DELETE_ISSUES',
  'SET_ISSUE_SECURITY',
  'MANAGE_WATCHERS',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'EDIT_ALL_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
];

/** Runs once, in the transaction of the first start, after the groups. */
export async function seedPermissions(ctx: Ctx): Promise<void> {
  const { db } = ctx;
  const administrators = await findGroupByName(ctx, administratorsGroup);
  const users = await findGroupByName(ctx, usersGroup);
  if (!administrators || !users) throw new Error('The stock groups are made before the permissions.');
  await seedRoles(db, administrators.id);
  await seedScheme(db);
  for (const permission of administration) await insertGlobalGrant(db, permission, administrators.id);
  for (const permission of use) {
    await insertGlobalGrant(db, permission, users.id);
    await insertGlobalGrant(db, permission, administrators.id);
  }
}

async function seedScheme(db: Db): Promise<void> {
  await insertScheme(db, {
    id: defaultSchemeId,
    name: 'Default Permission Scheme',
    description: 'What a project is given unless another scheme is chosen for it.',
  });
  const grantTo = (permissions: readonly ProjectPermission[], holder: Holder) =>
    insertGrants(
      db,
      defaultSchemeId,
      permissions.map((permission) => ({ permission, holder })),
    );
  await grantTo(forAnyUser, holderOf('applicationRole'));
  await grantTo(forProjectAdministrators, holderOf('projectRole', { roleId: roles.administrators }));
}

async function seedRoles(db: Db, administratorsId: number): Promise<void> {
  const stock = [
    [roles.users, 'Users', 'People who take part in a project.'],
    [roles.developers, 'Developers', 'People who do the work of a project.'],
    [roles.administrators, 'Administrators', 'People who look after a project and its settings.'],
  ] as const;
  for (const [id, name, description] of stock) await insertRole(db, { id, name, description });
  await insertActors(db, { projectId: null }, roles.administrators, {
    users: [],
    groups: [administratorsId],
  });
}
