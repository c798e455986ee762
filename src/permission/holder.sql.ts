/**
 * Who holds a grant, as SQL. Everything that asks "may this user?" is built from these expressions, in lists and in
 * single look-ups alike, so that the two cannot disagree.
 *
 * They are written as correlated `exists`, each answered from an index: the cost is the few grants of one permission
 * in one scheme, never the size of the scheme table, of a group or of the project table.
 */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { archivedPermissions } from './permission.ts';

/** The id of the user that is asked about: a value, a parameter, or a column such as `app_user.id`. */
export type UserId = Expression<number | null>;

/** Whether the user is a member of the group that `groupId` names. */
export function inGroup(user: UserId, groupId: Expression<number | null>): Expression<SqlBool> {
  const eb = expressionBuilder<Schema>();
  return eb.exists(
    eb
      .selectFrom('group_member as membership')
      .select(eb.lit(1).as('one'))
      .where('membership.group_id', '=', groupId as Expression<number>)
      .where('membership.user_id', '=', user as Expression<number>),
  );
}

/** Whether the user, or a group of theirs, is in the role in the project. */
export function inRole(
  user: UserId,
  roleId: Expression<number | null>,
  projectId: Expression<number>,
): Expression<SqlBool> {
  const eb = expressionBuilder<Schema>();
  const actors = eb
    .selectFrom('project_role_actor as role_actor')
    .select(eb.lit(1).as('one'))
    .where('role_actor.project_id', '=', projectId)
    .where('role_actor.role_id', '=', roleId as Expression<number>);
  // Two look-ups in one index: a role of a thousand people costs no more than a role of one.
  return eb.or([
    eb.exists(actors.where('role_actor.user_id', '=', user as Expression<number>)),
    eb.exists(
      actors
        .where('role_actor.user_id', 'is', null)
        .where((actor) => inGroup(user, actor.ref('role_actor.group_id'))),
    ),
  ]);
}

/** The roles that the user, or a group of theirs, is in: a row of each project and role. */
export function rolesOf(user: UserId) {
  const eb = expressionBuilder<Schema>();
  return eb
    .selectFrom('project_role_actor as role_actor')
    .where('role_actor.project_id', 'is not', null)
    .where((actor) =>
      actor.or([
        actor('role_actor.user_id', '=', user as Expression<number>),
        actor(
          'role_actor.group_id',
          'in',
          actor
            .selectFrom('group_member as membership')
            .select('membership.group_id')
            .where('membership.user_id', '=', user as Expression<number>),
        ),
      ]),
    );
}

/**
 * Whether the user has access to the application: is in a group that holds the global permission USE. That is what
 * the holder `applicationRole` asks, and what Jira's "any logged in user" means. A grant of USE to everyone does not
 * count, so that no anonymous visitor ever passes for a user.
 */
export function hasApplicationAccess(user: UserId): Expression<SqlBool> {
  const eb = expressionBuilder<Schema>();
  return eb.exists(
    eb
      .selectFrom('global_grant as access')
      .innerJoin('group_member as access_member', 'access_member.group_id', 'access.group_id')
      .select(eb.lit(1).as('one'))
      .where('access.permission', '=', 'USE')
      .where('access_member.user_id', '=', user as Expression<number>),
  );
}

/** Whether the user is what some holders ask, answered by the query that asks: its shape decides what is cheap. */
interface InProject {
  isLead: Expression<SqlBool>;
  /** Of the role `held.role_id`. */
  isInRole: Expression<SqlBool>;
}

/** The one list of holders: whether a row of `permission_grant as held` is the user's, whatever the issue. */
export function holdsBy(user: UserId, { isLead, isInRole }: InProject): Expression<SqlBool> {
  const eb = heldBuilder();
  const when = (holderType: string, condition: Expression<SqlBool>) =>
    eb.and([eb('held.holder_type', '=', holderType), condition]);
  return eb.or([
    isAnyones(),
    when('applicationRole', hasApplicationAccess(user)),
    when('group', inGroup(user, eb.ref('held.group_id'))),
    when('projectRole', isInRole),
    when('user', eb('held.user_id', '=', user as Expression<number>)),
    when('projectLead', isLead),
  ]);
}

/** Whether a row of `permission_grant as held` is everyone's, anonymous visitors too. */
export const isAnyones = (): Expression<SqlBool> => heldBuilder()('held.holder_type', '=', 'anyone');

const heldBuilder = () =>
  expressionBuilder<Schema & { held: Schema['permission_grant'] }, 'project' | 'held'>();

/**
 * Whether a row of `permission_grant as held` is the user's, whatever the issue: by being anyone, a user of the
 * application, a member, a role's actor, the named user or the lead. Needs `project` in scope.
 * @param user null: an anonymous visitor, who holds only what anyone holds
 */
export function holdsInProject(user: UserId | null): Expression<SqlBool> {
  if (user === null) return isAnyones();
  const eb = heldBuilder();
  return holdsBy(user, {
    isLead: eb('project.lead_user_id', '=', user as Expression<number>),
    isInRole: inRole(user, eb.ref('held.role_id'), eb.ref('project.id')),
  });
}

/** The same, where all grants of one project are looked at: the user's roles in it are gathered once. */
export function holdsInThisProject(user: UserId | null, projectId: Expression<number>): Expression<SqlBool> {
  if (user === null) return isAnyones();
  const eb = heldBuilder();
  return holdsBy(user, {
    isLead: eb('project.lead_user_id', '=', user as Expression<number>),
    isInRole: eb(
      'held.role_id',
      'in',
      rolesOf(user).select('role_actor.role_id').where('role_actor.project_id', '=', projectId),
    ),
  });
}

/** What the user is on the issue that is asked about, each as 0 or 1. */
export interface IssueHolder {
  reporter: Expression<number>;
  assignee: Expression<number>;
}

/**
 * Whether a row of `permission_grant as held` is the user's on an issue: by the project, as its reporter or assignee.
 * @param inProject whether it is by the project
 */
export function holdsOnIssue(
  user: UserId,
  holder: IssueHolder,
  inProject: Expression<SqlBool> = holdsInProject(user),
): Expression<SqlBool> {
  const eb = heldBuilder();
  return eb.or([
    inProject,
    eb.and([eb('held.holder_type', '=', 'reporter'), eb(holder.reporter, '=', 1)]),
    eb.and([eb('held.holder_type', '=', 'assignee'), eb(holder.assignee, '=', 1)]),
  ]);
}

/** The permission that is asked for: a value or a parameter. */
export type PermissionKey = Expression<string>;

/** Grants of `permission` in the scheme that `project`, which is in scope, wears; those that rest are left out. */
export function grantsOf(permission: PermissionKey) {
  const eb = expressionBuilder<Schema, 'project'>();
  return eb
    .selectFrom('permission_grant as held')
    .select(eb.lit(1).as('one'))
    .whereRef('held.scheme_id', '=', 'project.permission_scheme_id')
    .where('held.permission', '=', permission)
    .where(notResting());
}

/** Whether the grant `held` counts in `project`: in an archived one, only what reads does. */
export const notResting = (): Expression<SqlBool> =>
  countsWhere(expressionBuilder<Schema, 'project'>().ref('project.archived'));

/** Whether the grant `held` counts in projects that are archived, or are not. */
export function countsWhere(archived: Expression<number>): Expression<SqlBool> {
  const eb = heldBuilder();
  return eb.or([eb(archived, '=', eb.lit(0)), eb('held.permission', 'in', [...archivedPermissions])]);
}

/** Whether the user holds `permission` in `project`, which is in scope, whatever the issue. */
export function mayInProject(permission: PermissionKey, user: UserId | null): Expression<SqlBool> {
  const eb = expressionBuilder<Schema>();
  return eb.exists(grantsOf(permission).where(holdsInProject(user)));
}

/** Whether `project`, which is in scope, grants `permission` to the reporter, or to the assignee, of an issue. */
export function grantedToIssueHolder(
  permission: PermissionKey,
  holderType: 'reporter' | 'assignee',
): Expression<SqlBool> {
  const eb = heldBuilder();
  return eb.exists(grantsOf(permission).where(eb('held.holder_type', '=', holderType)));
}
