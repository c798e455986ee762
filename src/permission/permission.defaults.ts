/**
 * What a stock Jira grants: the roles, the Default Permission Scheme and the global permissions. Whoever is logged in
 * works on issues, project administrators administer their project, and nobody sees anything without logging in.
 */
import type { Ctx } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { fold } from '../kernel/fold.ts';
import { administratorsGroup, usersGroup } from '../people/group/group.defaults.ts';
import { findGroupByName } from '../people/group/group.service.ts';
import { insertDefaultActor, insertGlobalGrant, insertRole, insertScheme, insertSchemeGrant } from './permission.defaults.store.ts';

const roles = { users: 10000, developers: 10001, administrators: 10002 };
const defaultScheme = 0;

const administration = ['ADMINISTER', 'SYSTEM_ADMIN'];
const use = ['USE', 'CREATE_SHARED_OBJECTS', 'MANAGE_GROUP_FILTER_SUBSCRIPTIONS', 'USER_PICKER', 'BULK_CHANGE'];

const forAnyUser = [
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

const forProjectAdministrators = [
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
  await insertScheme(db, {
    id: defaultScheme,
    name: 'Default Permission Scheme',
    name_lower: fold('Default Permission Scheme'),
    description: 'What a project is given unless another scheme is chosen for it.',
  });
  for (const permission of forAnyUser) await insertSchemeGrant(db, defaultScheme, permission, null);
  for (const permission of forProjectAdministrators) {
    await insertSchemeGrant(db, defaultScheme, permission, roles.administrators);
  }
  for (const permission of administration) await insertGlobalGrant(db, permission, administrators.id);
  for (const permission of use) {
    await insertGlobalGrant(db, permission, users.id);
    await insertGlobalGrant(db, permission, administrators.id);
  }
}

async function seedRoles(db: Db, administratorsId: number): Promise<void> {
  const names = [
    [roles.users, 'Users', 'People who take part in a project.'],
    [roles.developers, 'Developers', 'People who do the work of a project.'],
    [roles.administrators, 'Administrators', 'People who look after a project and its settings.'],
  ] as const;
  for (const [id, name, description] of names) {
    await insertRole(db, { id, name, name_lower: fold(name), description });
  }
  await insertDefaultActor(db, roles.administrators, administratorsId);
}
