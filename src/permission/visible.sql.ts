/**
 * THE answer to "what may this actor see", as SQL. Lists, JQL and single look-ups filter by these expressions and by
 * nothing else: what one leaves out the other cannot find, so hidden and missing are the same.
 *
 * Each function gives one that fits Kysely's `.where(…)` of a query with the table under its own name in scope.
 * A project that is archived stays visible to whoever could see it (its address keeps working, as in Jira); that it is
 * left out of lists is the list's own rule, and that nothing in it can be changed is holder.sql.ts's.
 */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { isOneOf } from '../db/one-of.ts';
import type { Schema } from '../db/schema.ts';
import {
  grantedToIssueHolder,
  inGroup,
  inRole,
  mayInProject,
  type PermissionKey,
  type UserId,
} from './holder.sql.ts';
import type { ProjectPermission } from './permission.ts';
import type { Reach } from './reach.ts';
import { passesLevel } from './security/level.sql.ts';

export type Condition = () => Expression<SqlBool>;

/**
 * Whether the actor may see `project` itself: its name, its people, its settings.
 * Jira's rule: who holds Browse Projects or Administer Projects, and every administrator, who must be able to mend
 * what nobody else can see. Where Browse Projects is the reporter's or the assignee's, Jira shows the project to all;
 * here only to who reported, or is assigned, an issue of it or may create one.
 * @param actor who asks; the program itself sees everything
 */
export function mayBrowseProject(actor: Actor): Condition {
  return () => (seesEveryProject(actor) ? always() : projectSeenBy(userOf(actor)));
}

/** The same as mayBrowseProject, from what was worked out before, where that is enough. */
export function mayBrowseProjectInReach(db: Db, actor: Actor, reach: Reach | null): Condition {
  const seen = seesEveryProject(actor) ? null : reach?.seen;
  if (seen == null) return mayBrowseProject(actor);
  return () => isOneOf(db, expressionBuilder<Schema, 'project'>().ref('project.id'), seen);
}

/** Whether the actor administers `project`: every administrator does, and the project's own. */
export function mayAdministerProject(actor: Actor): Condition {
  return () => (seesEveryProject(actor) ? always() : mayInProject(key('ADMINISTER_PROJECTS'), userOf(actor)));
}

const seesEveryProject = (actor: Actor): boolean => actor.via === 'system' || actor.may('ADMINISTER');

/** What mayBrowseProject asks, of a user who is no administrator. */
function projectSeenBy(user: UserId | null): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'project'>();
  const browse = key('BROWSE_PROJECTS');
  const wide = [mayInProject(browse, user), mayInProject(key('ADMINISTER_PROJECTS'), user)];
  if (user === null) return eb.or(wide);
  return eb.or([
    ...wide,
    eb.and([
      grantedToIssueHolder(browse, 'reporter'),
      eb.or([hasIssue('reporter_id', user), mayCreate(user)]),
    ]),
    eb.and([grantedToIssueHolder(browse, 'assignee'), hasIssue('assignee_id', user)]),
  ]);
}

/**
 * How a query finds its issues; the answer is the same, only its price differs.
 * - `list`: by what may be seen, perhaps by nothing else: the projects are gathered once, and lead to their issues.
 * - `filter`: by another condition or an order that an index gives, so that issues come until there are enough: the
 *   projects are gathered once, and tested against. For one who may see a good part of all issues.
 * - `each`: by their ids, a few of them: each one's project is looked at, and no other.
 */
export type Finding = 'list' | 'filter' | 'each';

/**
 * Whether the actor may see `issue`: holds Browse Projects in its project, or through it as its reporter or assignee,
 * and is in its security level, where it has one. Being an administrator does not help (Jira).
 * @param actor who asks; the program itself sees everything
 */
export function mayBrowseIssue(actor: Actor, finding: Finding = 'list'): Condition {
  if (actor.via === 'system') return always;
  const eb = expressionBuilder<Schema, 'issue'>();
  const user = userOf(actor);
  const browse = key('BROWSE_PROJECTS');
  const inProjects = projectOfIssue[finding];
  const wide = inProjects(mayInProject(browse, user));
  if (user === null) return () => eb.and([wide, passesLevel(null)]);
  return () =>
    eb.and([
      eb.or([
        wide,
        eb.and([
          eb('issue.reporter_id', '=', user as Expression<number>),
          inProjects(grantedToIssueHolder(browse, 'reporter')),
        ]),
        eb.and([
          eb('issue.assignee_id', '=', user as Expression<number>),
          inProjects(grantedToIssueHolder(browse, 'assignee')),
        ]),
      ]),
      passesLevel(user),
    ]);
}

/** How `project`, which is in scope, lets the actor browse it or its issues, each as a condition. */
export function browsesIssuesOf(
  actor: Actor,
): Record<'all' | 'reported' | 'assigned' | 'administered', Expression<SqlBool>> {
  const eb = expressionBuilder<Schema>();
  const user = userOf(actor);
  const browse = key('BROWSE_PROJECTS');
  const through = (holder: 'reporter' | 'assignee') =>
    user === null ? (eb.lit(false) as Expression<SqlBool>) : grantedToIssueHolder(browse, holder);
  return {
    all: mayInProject(browse, user),
    reported: through('reporter'),
    assigned: through('assignee'),
    // Of the project itself: a global administrator sees every one, whatever is kept.
    administered: mayInProject(key('ADMINISTER_PROJECTS'), user),
  };
}

/**
 * What mayBrowseIssue says of issues in projects that are not archived, from what was worked out before (reach.service.ts
 * sees to it that it is still so). An engine then knows of how many projects it is asked, and reads no grants.
 */
export function mayBrowseInReach(
  db: Db,
  actor: Actor,
  { projects, reported, assigned, levels }: Reach,
  finding: 'list' | 'filter' = 'list',
): Condition {
  const eb = expressionBuilder<Schema, 'issue'>();
  const user = userOf(actor) as Expression<number>;
  // A sum is in no index.
  const project =
    finding === 'list'
      ? eb.ref('issue.project_id')
      : eb('issue.project_id', '+', eb.lit(0) as Expression<number>);
  const own = (column: 'reporter_id' | 'assignee_id', ids: readonly number[]) =>
    ids.length === 0 ? [] : [eb.and([eb(`issue.${column}`, '=', user), isOneOf(db, project, ids)])];
  const open = eb('issue.security_level_id', 'is', null);
  const passes = () =>
    eb.and([
      isOneOf(db, eb.ref('issue.security_level_id'), levels),
      passesLevel(actor.userId === null ? null : user),
    ]);
  return () =>
    eb.and([
      eb.or([
        isOneOf(db, project, projects),
        ...own('reporter_id', reported),
        ...own('assignee_id', assigned),
      ]),
      levels.length === 0 ? open : eb.or([open, passes()]),
    ]);
}

/** Whether the project of `issue` fulfils a condition that has `project` in scope. */
const projectOfIssue: Record<Finding, (condition: Expression<SqlBool>) => Expression<SqlBool>> = {
  list: (condition) => {
    const eb = expressionBuilder<Schema, 'issue'>();
    return eb('issue.project_id', 'in', eb.selectFrom('project').select('project.id').where(condition));
  },
  // A sum is in no index: the engine is left with the order and the other conditions to find issues by.
  filter: (condition) => {
    const eb = expressionBuilder<Schema, 'issue'>();
    return eb(
      eb('issue.project_id', '+', eb.lit(0) as Expression<number>),
      'in',
      eb.selectFrom('project').select('project.id').where(condition),
    );
  },
  each: (condition) => {
    const eb = expressionBuilder<Schema, 'issue'>();
    return eb.exists(
      eb
        .selectFrom('project')
        .select(eb.lit(1).as('one'))
        .whereRef('project.id', '=', 'issue.project_id')
        .where(condition),
    );
  },
};

/**
 * Whether the actor may see `comment` among those of an issue that they may see: it is open to all of them, or to a
 * group or a role in the project that the actor is in. Neither its author nor an administrator is an exception (Jira).
 * Says nothing of the issue itself: add mayBrowseIssue where the comment was not reached through its issue.
 */
export const maySeeComment = (actor: Actor): Condition => maySeeRestricted('comment', actor);

/**
 * The same of `worklog`: whether the actor may see a piece of logged work, its time and what was said of it, among
 * those of an issue that they may see.
 */
export const maySeeWorklog = (actor: Actor): Condition => maySeeRestricted('worklog', actor);

function maySeeRestricted(table: 'comment' | 'worklog', actor: Actor): Condition {
  const eb = expressionBuilder<Schema, 'comment' | 'worklog'>();
  if (actor.via === 'system') return always;
  const user = userOf(actor);
  const open = eb.and([
    eb(`${table}.visible_role_id`, 'is', null),
    eb(`${table}.visible_group_id`, 'is', null),
  ]);
  if (user === null) return () => open;
  const projectOfIts = eb
    .selectFrom('issue as commented')
    .select('commented.project_id')
    .whereRef('commented.id', '=', `${table}.issue_id`) as unknown as Expression<number>;
  return () =>
    eb.or([
      open,
      inGroup(user, eb.ref(`${table}.visible_group_id`)),
      inRole(user, eb.ref(`${table}.visible_role_id`), projectOfIts),
    ]);
}

const always: Condition = () => expressionBuilder<Schema>().lit(true) as Expression<SqlBool>;

/** An actor's id as a parameter; null: anonymous. */
function userOf(actor: Actor): UserId | null {
  return actor.userId === null ? null : expressionBuilder<Schema>().val(actor.userId);
}

const key = (permission: ProjectPermission): PermissionKey => expressionBuilder<Schema>().val(permission);

function hasIssue(column: 'reporter_id' | 'assignee_id', user: UserId): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'project'>();
  return eb(
    'project.id',
    'in',
    eb
      .selectFrom('issue as own')
      .select('own.project_id')
      .where(`own.${column}`, '=', user as Expression<number>),
  );
}

/** Whoever creates an issue reports it, so a grant of Create Issues to the reporter is a grant to every user. */
function mayCreate(user: UserId): Expression<SqlBool> {
  const eb = expressionBuilder<Schema>();
  const create = key('CREATE_ISSUES');
  return eb.or([mayInProject(create, user), grantedToIssueHolder(create, 'reporter')]);
}
